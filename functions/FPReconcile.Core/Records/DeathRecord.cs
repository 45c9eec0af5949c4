namespace FPReconcile.Core.Records;

/// <summary>
/// One row of a death or stillbirth list (<c>--deaths</c>): only what is needed to keep a family from being approached.
/// It is never written to any output.
/// </summary>
public sealed class DeathRecord
{
    private int? _birthOrder;

    /// <summary>File, sheet and row it came from.</summary>
    public required RecordOrigin Origin { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex Sex { get; init; }

    public int? BirthOrder
    {
        get => _birthOrder;
        init => _birthOrder = value;
    }

    public string? FacilityCode { get; init; }

    public PersonName ChildName { get; init; }

    public PersonName MotherName { get; init; }

    public DateOnly? MotherBirthDate { get; init; }

    internal string? MotherNationalId { get; init; }

    internal string? Phone { get; init; }

    internal string? CertificateNumber { get; init; }

    /// <summary>Record id of the birth in any of the three sources, when the list names one.</summary>
    internal string? RecordId { get; init; }

    public override string ToString() => "death record";

    /// <param name="birthOrder">Order within the delivery; 0 for none.</param>
    internal DeathRecord WithBirthOrder(byte birthOrder)
    {
        var copy = (DeathRecord)MemberwiseClone();
        copy._birthOrder = birthOrder == 0 ? null : birthOrder;
        return copy;
    }
}
