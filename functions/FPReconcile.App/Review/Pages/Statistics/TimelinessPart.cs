using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Vintages;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>Days to registration and to notification.</summary>
internal static class TimelinessPart
{
    public static StatisticsPart Of(Visit visit, VintageFigures vintage, VintageWords words)
    {
        var lines = new List<string> { words.Format("timeliness.legal", vintage.Metadata.RegistrationDays) };
        if (vintage.Metadata.YearStillOpen)
            lines.Add(words["timeliness.censored"]);
        var figures = new List<Figure>();
        foreach (var (name, delay) in new[] { ("registration", vintage.Timeliness?.Registration), ("notification", vintage.Timeliness?.Notification) })
        {
            if (delay is null)
            {
                lines.Add(words[$"timeliness.few.{name}"]);
                continue;
            }

            if (delay is { MedianDays: { } median, P90Days: { } late })
                lines.Add(words.Format($"timeliness.quantiles.{name}", median, late));
            figures.AddRange(Figures(visit, name, delay, words));
        }

        AddTurnaround(visit, vintage.Timeliness?.CaseTurnaround, (lines, figures), words);
        return new StatisticsPart("timeliness", words["section.timeliness"], lines, figures);
    }

    private static void AddTurnaround(Visit visit, VintageDelay? cases, (List<string> Lines, List<Figure> Figures) part, VintageWords words)
    {
        if (cases is null)
        {
            part.Lines.Add(words["turnaround.none"]);
            return;
        }

        part.Lines.Add(words["turnaround.cases"]);
        if (cases.MedianDays is { } median)
            part.Lines.Add(cases.P90Days is { } late ? words.Format("turnaround.quantiles", median, late) : words.Format("turnaround.median", median));
        if (cases.Counts is { Count: > 0 } counts)
            part.Figures.Add(BirthsPart.Bars("turnaround", words["table.turnaround"], counts, words.CaseDays, words));
        if (cases.Within is { Count: > 0 } points)
            part.Figures.Add(Within(visit, ("turnaround", words["column.closed"]), points, words));
    }

    private static IEnumerable<Figure> Figures(Visit visit, string name, VintageDelay delay, VintageWords words)
    {
        if (delay.Counts is { Count: > 0 } counts)
            yield return BirthsPart.Bars($"delay-{name}", words[$"table.delay.{name}"], counts, words.Days, words);
        if (delay.Within is { Count: > 0 } points)
            yield return Within(visit, (name, visit[$"statistics.within.{name}"]), points, words);
    }

    private static Figure Within(Visit visit, (string Name, string Title) of, IReadOnlyList<DelayPoint> points, VintageWords words)
    {
        var rows = points.Select(point => CompletenessPart.Dot($"≤ {Days(point)}", point.Share)).ToList();
        var table = new FigureTable(
            $"within-{of.Name}", of.Title, [words["column.days"], words["column.births"], .. words.Columns($"{words["column.until"]} (%)"), words["column.note"]],
            [.. points.Select(point => (IReadOnlyList<FigureCell>)[FigureCell.Of($"≤ {Days(point)}"), FigureCell.Count(words.Site, point.Count), .. words.Cells(point.Share), FigureCell.Of(Note(visit, point))])]);
        return new Figure($"within-{of.Name}", of.Title, [table])
        {
            Description = words["chart.description"],
            Draw = DotPlot.Fits(rows) ? (html, text) => DotPlot.Write(html, text, rows, new PlotAxis(words["chart.percent"], ReportCell.Mark)) : null,
        };
    }

    private static string Days(DelayPoint point) => point.Days.ToString(CultureInfo.InvariantCulture);

    private static string Note(Visit visit, DelayPoint point) => string.Join("; ", Notes(visit, point));

    private static IEnumerable<string> Notes(Visit visit, DelayPoint point)
    {
        if (point.IsLegalLimit == true)
            yield return visit["statistics.legal-limit"];
        if (point.IsCensored == true)
            yield return visit["statistics.can-grow"];
    }
}
