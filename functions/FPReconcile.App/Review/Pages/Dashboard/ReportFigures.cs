using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>Which facilities of the reader's areas have reported: ordered by code, for it is no ranking.</summary>
internal static class ReportFigures
{
    private static readonly (FacilityReportStatus Status, string Style)[] Statuses =
        [(FacilityReportStatus.Received, "linked"), (FacilityReportStatus.NotDue, "all"), (FacilityReportStatus.Late, "against")];

    /// <summary>Null without a list of facilities.</summary>
    public static Figure? Of(Visit visit, FacilityReporting reporting)
    {
        if (reporting.Facilities.Count == 0)
            return null;
        var rows = reporting.Months.Select(month => Row(visit, reporting, month)).ToList();
        return new Figure("reports", visit["chart.reports"], [Facilities(visit, reporting), Months(visit, reporting)])
        {
            Note = visit["chart.reports.note"],
            Description = string.Join("; ", rows.Select(row => row.Label)),
            Legend = [.. Statuses.Select(status => (status.Style, Name(visit, status.Status)))],
            Draw = BarChart.Fits(rows) ? (html, words) => BarChart.Write(html, words, rows) : null,
        };
    }

    // The numbers stand above the bar: behind it, they would leave no room for it on a telephone.
    private static BarRow Row(Visit visit, FacilityReporting reporting, DateOnly month)
    {
        var parts = Statuses.Select(status => (status.Status, status.Style, Count: Count(reporting, month, status.Status))).Where(part => part.Count > 0).ToList();
        var counts = string.Join(" · ", parts.Select(part => $"{visit.Words.Count(part.Count)} {Name(visit, part.Status)}"));
        return new BarRow($"{Month(month)}: {counts}", "", [.. parts.Select(part => ((double)part.Count, part.Style))]);
    }

    private static FigureTable Facilities(Visit visit, FacilityReporting reporting) => new(
        "facilities", visit["chart.facilities"], [visit["chart.facilities.column"], .. reporting.Months.Select(Month)],
        [
            .. reporting.Facilities.Select(facility => (IReadOnlyList<FigureCell>)
                [FigureCell.Of($"{facility.Code} {facility.Name}".TrimEnd()), .. reporting.Months.Select(month => FigureCell.Of(facility.ByMonth.TryGetValue(month, out var status) ? Name(visit, status) : ""))]),
        ]);

    private static FigureTable Months(Visit visit, FacilityReporting reporting) => new(
        "reports", visit["chart.reports"], [visit["chart.reports.column"], .. Statuses.Select(status => Name(visit, status.Status))],
        [
            .. reporting.Months.Select(month => (IReadOnlyList<FigureCell>)
                [FigureCell.Of(Month(month)), .. Statuses.Select(status => FigureCell.Count(visit.Words, Count(reporting, month, status.Status)))]),
        ]);

    private static int Count(FacilityReporting reporting, DateOnly month, FacilityReportStatus status) =>
        reporting.Facilities.Count(facility => facility.ByMonth.TryGetValue(month, out var found) && found == status);

    private static string Name(Visit visit, FacilityReportStatus status) => visit.Words.Of("report", status.Name());

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
