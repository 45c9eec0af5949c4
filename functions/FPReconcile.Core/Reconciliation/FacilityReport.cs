namespace FPReconcile.Core.Reconciliation;

/// <summary>A facility that reports births.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Opened">First day; null: it has always been open.</param>
/// <param name="Closed">Last day; null: it is open.</param>
public sealed record ReportingFacility(string Code, DateOnly? Opened, DateOnly? Closed);

/// <summary>What came of the report of a facility for a month.</summary>
public enum FacilityReportStatus
{
    /// <summary>A birth of the month, or the statement that it had none.</summary>
    Received = 0,

    /// <summary>Nothing yet, and there is still time.</summary>
    NotDue,

    /// <summary>Nothing, and the time is over.</summary>
    Late,
}

/// <summary>Names of <see cref="FacilityReportStatus"/> in files.</summary>
public static class FacilityReportStatuses
{
    public static string Name(this FacilityReportStatus status) => status switch
    {
        FacilityReportStatus.Received => "received",
        FacilityReportStatus.NotDue => "not_due",
        FacilityReportStatus.Late => "late",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

/// <summary>The report of one facility for one month.</summary>
/// <param name="FacilityCode">The facility.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Files">Files with births of the month, or with the statement that it had none.</param>
/// <param name="Rows">Births of the month.</param>
public sealed record FacilityReport(string FacilityCode, DateOnly Month, FacilityReportStatus Status, int Files, int Rows);
