using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>
/// The dashboard: the last night, the open cases of the reader's areas, the reports of their facilities, and how long cases take, as charts,
/// each with its tables and files.
/// </summary>
internal static class DashboardPages
{
    private const string Address = "/ui/dashboard";

    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.DashboardAsync(visit.User!, visit.Aborted);
        return answer.Value is { } dashboard
            ? PageFrame.Page(visit, visit["dashboard.title"], Content(visit, dashboard))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>A table as a file.</summary>
    public static async Task<IResult> CsvAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.DashboardAsync(visit.User!, visit.Aborted);
        if (answer.Value is not { } dashboard)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);
        var tables = Parts(visit, dashboard).SelectMany(part => part.Figures).SelectMany(figure => figure.Tables);
        return tables.FirstOrDefault(table => table.Name == visit.Part("chart")) is { } table ? new FileResult(table.Csv()) : PageFrame.NotFound(visit);
    }

    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, Review.Dashboard dashboard) => Html.Of($"""
        <div class="head"><h1>{visit["dashboard.title"]}</h1>
        <p class="soft">{visit.Words.Format("dashboard.as-of", visit.Words.Date(dashboard.AsOf), visit.Words.Time(dashboard.Shown))}</p></div>
        <dl class="cards">
        {Card(visit, "dashboard.open", dashboard.Areas.Sum(area => area.Open))}
        {Card(visit, "dashboard.decided", dashboard.Turnaround.Decided)}
        {Card(visit, "dashboard.checks", dashboard.Turnaround.AwaitingCheck)}
        {Html.When(dashboard.Figures is not null, () => Html.Of($"""
            {Card(visit, "status.rows", dashboard.Figures!.Rows)}{Card(visit, "status.links", dashboard.Figures.Links)}{Card(visit, "status.late", dashboard.Figures.LateFacilities)}
            """))}
        </dl>
        {Html.Each(Parts(visit, dashboard), part => Html.Of($"""
            <h2 class="part">{part.Heading}</h2><div class="charts">{Html.Each(part.Figures, figure => figure.Show(Address, visit))}</div>
            """))}
        """);

    private static IEnumerable<(string Heading, IReadOnlyList<Figure> Figures)> Parts(Visit visit, Review.Dashboard dashboard)
    {
        yield return (visit["dashboard.open"], OpenFigures.Of(visit, dashboard));
        if (ReportFigures.Of(visit, dashboard.Reporting) is { } reports)
            yield return (visit["dashboard.reports"], [reports]);
        if (dashboard.Times is { } times)
            yield return (visit["dashboard.turnaround"], TurnaroundCharts.Of(visit, times));
    }

    private static Html Card(Visit visit, string key, long count) => Html.Of($"""<div><dt>{visit[key]}</dt><dd>{visit.Words.Count(count)}</dd></div>""");
}
