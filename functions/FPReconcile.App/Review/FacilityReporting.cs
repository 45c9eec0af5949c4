using System.Globalization;
using FPReconcile.App.Commands;
using FPReconcile.App.Commands.Output;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review;

/// <summary>Which facilities of somebody's areas have reported the last months, ordered by code: nothing is ranked.</summary>
/// <param name="Months">First days of the months, in order.</param>
/// <param name="Facilities">What came of each month; a month in which the facility was closed is missing.</param>
internal sealed record FacilityReporting(IReadOnlyList<DateOnly> Months, IReadOnlyList<ReportingOfFacility> Facilities)
{
    /// <summary>The reports that a night wrote; none without a list of facilities.</summary>
    public static async Task<IReadOnlyList<FacilityReport>> ReadAsync(IBlobStore blobs, BlobName reports, CancellationToken cancellation) =>
        await blobs.ReadAsync(reports, cancellation) is { Length: > 0 } bytes
            ? NamedColumnsTable.ReadCsv(new MemoryStream(bytes, writable: false), ["facility_code", "month", "status", "files", "rows"], Read)
            : [];

    /// <summary>Those of the facilities of some areas. A facility without an area is of the area unknown.</summary>
    public static FacilityReporting Of(ReviewNight night, IReadOnlyList<FacilityReport> reports, Func<string, bool> isOwnArea)
    {
        var own = night.Facilities.Where(facility => isOwnArea(facility.AreaCode ?? LinkedBirth.UnknownArea)).ToDictionary(facility => facility.Code, StringComparer.Ordinal);
        var facilities = reports.Where(report => own.ContainsKey(report.FacilityCode)).GroupBy(report => report.FacilityCode, StringComparer.Ordinal)
            .OrderBy(facility => facility.Key, StringComparer.Ordinal)
            .Select(facility => new ReportingOfFacility(facility.Key, own[facility.Key].Name, facility.ToDictionary(report => report.Month, report => report.Status))).ToList();
        return new FacilityReporting([.. facilities.SelectMany(facility => facility.ByMonth.Keys).Distinct().Order()], facilities);
    }

    private static FacilityReport Read(NamedColumnsTable table, SheetRow row) => new(
        EscapedText.Unescaped(table[row, "facility_code"]) ?? "",
        DateOnly.ParseExact($"{table[row, "month"]}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
        StatusOf(table[row, "status"]), 0, 0);

    private static FacilityReportStatus StatusOf(string? name) =>
        Enum.GetValues<FacilityReportStatus>().First(status => status.Name() == name);
}

/// <summary>The reports of one facility.</summary>
internal sealed record ReportingOfFacility(string Code, string Name, IReadOnlyDictionary<DateOnly, FacilityReportStatus> ByMonth);
