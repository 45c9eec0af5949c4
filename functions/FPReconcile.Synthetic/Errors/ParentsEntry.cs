namespace FPReconcile.Synthetic.Errors;

/// <summary>What one office wrote about the parents. Twins often share it: the clerk copies the line.</summary>
internal sealed record ParentsEntry
{
    public string? MotherSurname { get; init; }

    public string? MotherGivenName { get; init; }

    public DateOnly? MotherBirthDate { get; init; }

    public string? NationalId { get; init; }

    public string? FatherSurname { get; init; }

    public string? FatherGivenName { get; init; }

    public string? Phone { get; init; }

    public required string AreaCode { get; init; }

    public required RecordFields Corrupted { get; init; }
}
