using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>Which facilities of somebody's areas have reported the last months, ordered by code: nothing is ranked.</summary>
/// <param name="Months">First days of the months, in order.</param>
/// <param name="Facilities">What came of each month; a month in which the facility was closed is missing.</param>
internal sealed record FacilityReporting(IReadOnlyList<DateOnly> Months, IReadOnlyList<ReportingOfFacility> Facilities)
{
    /// <summary>Those of the facilities of some areas. A facility without an area is of the area unknown.</summary>
    public static FacilityReporting Of(ReviewNight night, IReadOnlyList<FacilityReport> reports, Func<string, bool> isOwnArea)
    {
        var own = night.Facilities.Where(facility => isOwnArea(facility.AreaCode ?? LinkedBirth.UnknownArea)).ToDictionary(facility => facility.Code, StringComparer.Ordinal);
        var facilities = reports.Where(report => own.ContainsKey(report.FacilityCode)).GroupBy(report => report.FacilityCode, StringComparer.Ordinal)
            .OrderBy(facility => facility.Key, StringComparer.Ordinal)
            .Select(facility => new ReportingOfFacility(facility.Key, own[facility.Key].Name, facility.ToDictionary(report => report.Month, report => report.Status))).ToList();
        return new FacilityReporting([.. facilities.SelectMany(facility => facility.ByMonth.Keys).Distinct().Order()], facilities);
    }
}

/// <summary>The reports of one facility.</summary>
internal sealed record ReportingOfFacility(string Code, string Name, IReadOnlyDictionary<DateOnly, FacilityReportStatus> ByMonth);
