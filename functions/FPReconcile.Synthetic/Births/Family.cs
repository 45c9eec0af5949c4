namespace FPReconcile.Synthetic.Births;

/// <summary>The parents as they truly are on the day of birth.</summary>
internal sealed record Family
{
    public required bool IsChinese { get; init; }

    public required string MotherSurname { get; init; }

    /// <summary>Second surname, of some mothers with Latin names.</summary>
    public string? MotherSecondSurname { get; init; }

    public required string MotherGivenName { get; init; }

    /// <summary>Second given name, of some mothers with Latin names.</summary>
    public string? MotherMiddleName { get; init; }

    public required DateOnly MotherBirthDate { get; init; }

    /// <summary>Null: she has none in any office.</summary>
    public string? NationalId { get; init; }

    /// <summary>Null: the family has none.</summary>
    public string? Phone { get; init; }

    /// <summary>The phone of a relative, or a new one.</summary>
    public required string OtherPhone { get; init; }

    public required string FatherSurname { get; init; }

    public required string FatherGivenName { get; init; }

    /// <summary>Residence on the day of birth.</summary>
    public required string AreaCode { get; init; }

    /// <summary>Position of the residence among the areas, from 0.</summary>
    public required int AreaIndex { get; init; }

    /// <summary>New residence when the family moved before it registered; else null.</summary>
    public string? MovedTo { get; init; }

    public string FullMotherSurname => MotherSecondSurname is null ? MotherSurname : $"{MotherSurname} {MotherSecondSurname}";

    public string FullMotherGivenName => MotherMiddleName is null ? MotherGivenName : $"{MotherGivenName} {MotherMiddleName}";
}
