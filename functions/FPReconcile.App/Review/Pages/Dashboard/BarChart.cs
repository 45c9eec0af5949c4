using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>
/// A chart of lying bars, drawn here: the names stand above the bars, so it fits a telephone, and the number stands beside each bar, so
/// nobody needs its colour. The table behind it says the same.
/// </summary>
internal static class BarChart
{
    private const double Width = 360;
    private const double BarWidth = 300;
    private const double Step = 44;
    private const double BarHeight = 18;
    private const double NameLine = 16;

    public static Html Of(Visit visit, ChartData chart) => Html.Of($"""
        <figure class="chart" id="chart-{chart.Name}"><figcaption><h2>{visit[$"chart.{chart.Name}"]}</h2></figcaption>
        {Picture(visit, chart)}
        <details><summary>{visit["chart.table"]}</summary>{Table(visit, chart)}
        <p><a href="/ui/dashboard/{chart.Name}.csv" download>{visit["chart.csv"]}</a></p></details></figure>
        """);

    private static Html Picture(Visit visit, ChartData chart)
    {
        var most = Math.Max(1, chart.Bars.Select(bar => bar.Count).DefaultIfEmpty(1).Max());
        var text = string.Join("; ", chart.Bars.Select(bar => $"{bar.Text}: {visit.Words.Count(bar.Count)}"));
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {Step * chart.Bars.Count}" role="img" aria-label="{visit[$"chart.{chart.Name}"]}. {text}">
            {Html.Each(chart.Bars.Select((bar, place) => (bar, place)), item => Bar(visit, item.bar, item.place * Step, item.bar.Count * BarWidth / most))}
            </svg>
            """);
    }

    private static Html Bar(Visit visit, (string Text, int Count) bar, double top, double length) => Html.Of($"""
        <text x="0" y="{top + NameLine - 3}">{bar.Text}</text><rect x="0" y="{top + NameLine}" width="{Math.Max(1, length)}" height="{BarHeight}"/>
        <text class="value" x="{length + 8}" y="{top + NameLine + 14}">{visit.Words.Count(bar.Count)}</text>
        """);

    private static Html Table(Visit visit, ChartData chart) => Html.Of($"""
        <table class="plain"><caption class="hidden">{visit[$"chart.{chart.Name}"]}</caption><thead><tr><th scope="col">{visit[$"chart.{chart.Name}.column"]}</th><th scope="col" class="number">{visit["chart.cases"]}</th></tr></thead>
        <tbody>{Html.Each(chart.Bars, bar => Html.Of($"""<tr><th scope="row">{bar.Text}</th><td class="number">{visit.Words.Count(bar.Count)}</td></tr>"""))}</tbody></table>
        """);
}
