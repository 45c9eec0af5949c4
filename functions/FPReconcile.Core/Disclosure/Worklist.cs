namespace FPReconcile.Core.Disclosure;

/// <summary>The worklist of one area, ready to be written: every text is masked and in the reader's language.</summary>
public sealed record Worklist
{
    public required string AreaCode { get; init; }

    public required string Title { get; init; }

    /// <summary>As-of date, purpose, and what was used to hold back births after a death.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Most overdue first, then by birth date, kind and record ids.</summary>
    public required IReadOnlyList<WorklistRow> Rows { get; init; }
}

/// <summary>One row of a worklist.</summary>
public sealed record WorklistRow
{
    public required string CaseId { get; init; }

    public required string Kind { get; init; }

    public required int? DaysOverdue { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Sex { get; init; }

    public required string Facility { get; init; }

    public required string FacilityRecord { get; init; }

    public required string RegistrationRecord { get; init; }

    public required string RegisterRecord { get; init; }

    public required string MaskedMother { get; init; }

    public required string MaskedChild { get; init; }

    public required string Reason { get; init; }
}
