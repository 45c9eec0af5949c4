using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>How long cases of the reader's areas take. A case is closed by evidence or by an officer: both are told.</summary>
internal static class TurnaroundCharts
{
    public static IReadOnlyList<Figure> Of(Visit visit, CaseTimes times) => [Closed(visit, times), OpenFigures.Bars(visit, "open-for", [.. times.OpenByAge.Select(band => (Name(visit, band.Days), band.Open))])];

    private static Figure Closed(Visit visit, CaseTimes times)
    {
        var rows = times.ByDays.Select(band => new BarRow(
            Name(visit, band.Days), visit.Words.Count(band.Closed), [.. new[] { ((double)band.Decided, "linked"), (band.Closed - band.Decided, "all") }.Where(part => part.Item1 > 0)])).ToList();
        return new Figure("turnaround", visit["chart.turnaround"], [Within(visit, times), ByDays(visit, times)])
        {
            Note = visit.Words.Format("chart.turnaround.note", Days(visit, times.MedianDays), Days(visit, times.MedianDaysOfDecided)),
            Description = string.Join("; ", rows.Select(row => $"{row.Label}: {row.Value}")),
            Legend = [("linked", visit["chart.turnaround.decided"]), ("all", visit["chart.turnaround.evidence"])],
            Draw = BarChart.Fits(rows) ? (html, words) => BarChart.Write(html, words, rows) : null,
        };
    }

    private static FigureTable Within(Visit visit, CaseTimes times) => new(
        "closed-within", visit["chart.closed-within"], [visit["chart.closed-within.column"], visit["chart.closed-within.closed"], visit["chart.closed-within.of"], visit["chart.closed-within.share"]],
        [
            .. times.Within.Select(within => (IReadOnlyList<FigureCell>)
            [
                FigureCell.Of(within.Days.ToString(CultureInfo.InvariantCulture)), FigureCell.Count(visit.Words, within.Closed), FigureCell.Count(visit.Words, within.Of),
                within.Of == 0 ? FigureCell.Blank : FigureCell.Decimal(visit.Words, 100.0 * within.Closed / within.Of),
            ]),
        ]);

    private static FigureTable ByDays(Visit visit, CaseTimes times) => new(
        "turnaround", visit["chart.turnaround"], [visit["chart.turnaround.column"], visit["chart.cases"], visit["chart.turnaround.decided"], visit["chart.turnaround.evidence"]],
        [
            .. times.ByDays.Select(band => (IReadOnlyList<FigureCell>)
                [FigureCell.Of(Name(visit, band.Days)), FigureCell.Count(visit.Words, band.Closed), FigureCell.Count(visit.Words, band.Decided), FigureCell.Count(visit.Words, band.Closed - band.Decided)]),
        ]);

    private static string Name(Visit visit, DayBand days) =>
        days.To is { } to ? visit.Words.Format("chart.days", days.From, to) : visit.Words.Format("chart.days-more", days.From);

    private static string Days(Visit visit, int? days) => days is { } known ? visit.Words.Count(known) : "–";
}
