namespace FPReconcile.Core.Disclosure;

/// <summary>What one facility should complete or check in its own records, ready to be written.</summary>
public sealed record Feedback
{
    public required string FacilityCode { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Ordered by what is wrong, then by record, file, sheet and row.</summary>
    public required IReadOnlyList<FeedbackRow> Rows { get; init; }
}

/// <summary>What is wrong with a record of a facility, in the order of the feedback.</summary>
public enum FeedbackIssue
{
    RowSetAside = 0,
    ValueSetAside,
    Missing,
    DisagreesWithRegistration,
    RegisteredNotNotified,
}

/// <summary>One row of feedback: the facility's own record and what to do with it; never anything to do with a family.</summary>
public sealed record FeedbackRow
{
    public required FeedbackIssue Issue { get; init; }

    public required string IssueText { get; init; }

    /// <summary>The facility's own record number; empty when the row had none.</summary>
    public required string Record { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>File, sheet and row of the facility's own delivery.</summary>
    public string Place { get; init; } = "";

    /// <summary>Column letter; empty when the whole row is meant.</summary>
    public string Column { get; init; } = "";

    public required string Detail { get; init; }

    public required string Action { get; init; }
}

/// <summary>A value or row that intake set aside, as far as feedback needs it.</summary>
/// <param name="FacilityCode">Code of the facility that sent the row.</param>
/// <param name="RecordId">Its record number; empty when the row had none that could be read.</param>
/// <param name="Origin">File, sheet and row.</param>
/// <param name="Detail">Column, effect and message.</param>
public sealed record SetAsideLine(string FacilityCode, string RecordId, Records.RecordOrigin Origin, SetAsideDetail Detail);

/// <summary>What was set aside. The message never holds a cell value.</summary>
public sealed record SetAsideDetail(string Column, bool IsWholeRow, string Message);
