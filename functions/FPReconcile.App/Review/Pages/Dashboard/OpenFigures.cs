using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>Open cases of the reader's areas as charts.</summary>
internal static class OpenFigures
{
    public static IReadOnlyList<Figure> Of(Visit visit, Review.Dashboard dashboard)
    {
        var areas = dashboard.Areas;
        return
        [
            Bars(visit, "kinds", DiscrepancyKinds.All.Where(kind => Sum(areas, area => area.ByKind, kind) > 0), kind => visit.Words.Of("kind", kind.Name()), kind => Sum(areas, area => area.ByKind, kind)),
            Bars(visit, "ages", Enum.GetValues<AgeBand>(), age => visit.Words.Of("age", EnumWords.Of(age)), age => Sum(areas, area => area.ByAge, age)),
            Bars(visit, "stages", Enum.GetValues<CaseStage>(), stage => visit.Words.Of("stage", EnumWords.Of(stage)), stage => Sum(areas, area => area.ByStage, stage)),
            Bars(visit, "areas", areas, area => $"{area.AreaName} {area.AreaCode}".Trim(), area => area.Open),
        ];
    }

    private static int Sum<T>(IReadOnlyList<AreaFigures> areas, Func<AreaFigures, IReadOnlyDictionary<T, int>> counts, T of)
        where T : notnull => areas.Sum(area => counts(area).GetValueOrDefault(of));

    private static Figure Bars<T>(Visit visit, string name, IEnumerable<T> items, Func<T, string> text, Func<T, int> count) =>
        Bars(visit, name, [.. items.Select(item => (text(item), count(item)))]);

    /// <summary>Counts of cases, each with its bar.</summary>
    internal static Figure Bars(Visit visit, string name, IReadOnlyList<(string Text, int Count)> counts)
    {
        var title = visit[$"chart.{name}"];
        var rows = counts.Select(item => BarRow.Of(item.Text, visit.Words.Count(item.Count), item.Count)).ToList();
        var table = new FigureTable(name, title, [visit[$"chart.{name}.column"], visit["chart.cases"]], [.. counts.Select(item => (IReadOnlyList<FigureCell>)[FigureCell.Of(item.Text), FigureCell.Count(visit.Words, item.Count)])]);
        return new Figure(name, title, [table])
        {
            Description = string.Join("; ", rows.Select(row => $"{row.Label}: {row.Value}")),
            Draw = BarChart.Fits(rows) ? (html, words) => BarChart.Write(html, words, rows) : null,
        };
    }
}
