using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>The charts of the dashboard: open cases of the reader's areas.</summary>
internal static class DashboardCharts
{
    public static IReadOnlyList<ChartData> Of(Visit visit, Review.Dashboard dashboard)
    {
        var areas = dashboard.Areas;
        return
        [
            new ChartData("kinds", Bars(DiscrepancyKinds.All.Where(kind => Sum(areas, area => area.ByKind, kind) > 0), kind => visit.Words.Of("kind", kind.Name()), kind => Sum(areas, area => area.ByKind, kind))),
            new ChartData("ages", Bars(Enum.GetValues<AgeBand>(), age => visit.Words.Of("age", EnumWords.Of(age)), age => Sum(areas, area => area.ByAge, age))),
            new ChartData("stages", Bars(Enum.GetValues<CaseStage>(), stage => visit.Words.Of("stage", EnumWords.Of(stage)), stage => Sum(areas, area => area.ByStage, stage))),
            new ChartData("areas", Bars(areas, area => $"{area.AreaName} {area.AreaCode}", area => area.Open)),
        ];
    }

    private static int Sum<T>(IReadOnlyList<AreaFigures> areas, Func<AreaFigures, IReadOnlyDictionary<T, int>> counts, T of)
        where T : notnull => areas.Sum(area => counts(area).GetValueOrDefault(of));

    private static List<(string, int)> Bars<T>(IEnumerable<T> items, Func<T, string> text, Func<T, int> count) => [.. items.Select(item => (text(item), count(item)))];
}
