using System.Globalization;
using FPReconcile.App.Observability;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Output;

/// <summary>Which facilities have reported, as a file of the run; late ones are told with their number.</summary>
internal static class NightReports
{
    private const string MonthFormat = "yyyy-MM";

    /// <summary>The reports of the facilities file; none without one.</summary>
    public static IReadOnlyList<FacilityReport> Of(ReconciliationInput input, FacilityReportRules rules)
    {
        var facilities = input.Options.Facilities.Select(facility => new ReportingFacility(facility.Code, facility.Opened, facility.Closed)).ToList();
        var known = facilities.Select(facility => facility.Code).ToHashSet(StringComparer.Ordinal);
        var reports = new FacilityReports(facilities, rules);
        foreach (var record in input.Facility.Records)
            reports.AddBirth(record.FacilityCode is { } code && known.Contains(code) ? code : Sender(record.Origin.File), record.BirthDate, record.Origin.File);
        foreach (var sheet in input.Facility.Sheets)
        {
            if (Month(sheet) is { } month)
                reports.AddNoBirths(Sender(sheet.File), month, sheet.File);
        }

        return reports.At(input.Options.AsOf);
    }

    public static void Write(Stream stream, IReadOnlyList<FacilityReport> reports)
    {
        using var csv = new CsvTableWriter(stream, "facility_code", "month", "status", "files", "rows");
        foreach (var report in reports)
        {
            csv.Text(report.FacilityCode).Text(report.Month.ToString(MonthFormat, CultureInfo.InvariantCulture)).Text(report.Status.Name())
                .Number(report.Files).Number(report.Rows).EndRow();
        }
    }

    /// <summary>Counts only: which facilities they are stands in the file.</summary>
    public static void Tell(EventLog log, string run, IReadOnlyList<FacilityReport> reports)
    {
        foreach (var status in reports.GroupBy(report => report.Status))
            Telemetry.FacilityReports.Add(status.Count(), new KeyValuePair<string, object?>("status", status.Key.Name()));
        var late = reports.Where(report => report.Status == FacilityReportStatus.Late).ToList();
        if (late.Count == 0)
            return;
        var facilities = late.Select(report => report.FacilityCode).Distinct(StringComparer.Ordinal).Count();
        log.Tell(AlertEvents.FacilityFilesLate, LogFact.Id("run", run), LogFact.Count("facilities", facilities), LogFact.Count("months", late.Count));
    }

    /// <summary>The folder of the sender, read as a code: <c>facility/F012/2026-02.xlsx</c>.</summary>
    private static string Sender(string file) => file.Split('/') is [_, var sender, _, ..] ? sender.ToUpperInvariant() : "";

    private static DateOnly? Month(SheetReport sheet) =>
        DateOnly.TryParseExact(sheet.MonthWithoutBirths, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
