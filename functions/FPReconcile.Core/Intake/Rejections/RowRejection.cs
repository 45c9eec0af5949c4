namespace FPReconcile.Core.Intake.Rejections;

/// <summary>What was set aside: one value (its row stays) or the whole row.</summary>
public enum RejectionEffect
{
    Value,
    Row,
}

/// <summary>One value or row that was set aside: a line of rejections.csv. The message never holds a cell value or heading.</summary>
/// <param name="File">Path relative to the source folder.</param>
/// <param name="Sheet">Sheet name; empty for CSV.</param>
/// <param name="Row">Row number as the sheet shows it.</param>
/// <param name="Column">Column letter; empty when the whole row is meant.</param>
/// <param name="Code">Why.</param>
/// <param name="Effect">Value or row.</param>
/// <param name="Message">What was found, what is expected, what to do.</param>
public sealed record RowRejection(
    string File, string Sheet, int Row, string Column, RejectionCode Code, RejectionEffect Effect, string Message)
{
    /// <summary>Facility code of the row, when it had a readable one: the feedback of that facility lists the line.</summary>
    public string? FacilityCode { get; init; }

    /// <summary>Record id of the row, when it had a readable one.</summary>
    public string? RecordId { get; init; }
}
