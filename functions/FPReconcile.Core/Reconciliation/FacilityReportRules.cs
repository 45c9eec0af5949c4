namespace FPReconcile.Core.Reconciliation;

/// <summary>When the report of a facility for a month is due.</summary>
public sealed record FacilityReportRules
{
    public const int DefaultMonths = 3;
    public const int DefaultReportDays = 15;

    /// <summary>How many months that are over are looked at, the latest; default 3; 1 or more.</summary>
    public int Months { get; init; } = DefaultMonths;

    /// <summary>Days after the end of a month within which its report is in time; default 15; 0 or more.</summary>
    public int ReportDays { get; init; } = DefaultReportDays;
}
