using System.Text;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Spreadsheets.Csv;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>The dashboard: the last night, and the open cases of the reader's areas as charts, each with its table and its file.</summary>
internal static class DashboardPages
{
    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.DashboardAsync(visit.User!, visit.Aborted);
        return answer.Value is { } dashboard
            ? PageFrame.Page(visit, visit["dashboard.title"], Content(visit, dashboard))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>The numbers of a chart as a file.</summary>
    public static async Task<IResult> CsvAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.DashboardAsync(visit.User!, visit.Aborted);
        if (answer.Value is not { } dashboard)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);
        return DashboardCharts.Of(visit, dashboard).FirstOrDefault(chart => chart.Name == visit.Part("chart")) is { } chart
            ? new FileResult(new ExportedFile($"{chart.Name}.csv", "text/csv; charset=utf-8", Csv(visit, chart), ""))
            : PageFrame.NotFound(visit);
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
        <div class="charts">{Html.Each(DashboardCharts.Of(visit, dashboard), chart => BarChart.Of(visit, chart))}</div>
        """);

    private static Html Card(Visit visit, string key, long count) => Html.Of($"""<div><dt>{visit[key]}</dt><dd>{visit.Words.Count(count)}</dd></div>""");

    private static byte[] Csv(Visit visit, ChartData chart)
    {
        using var stream = new MemoryStream();

        // With a mark in front, for Excel reads the names of areas wrongly without it.
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = new CsvTableWriter(stream, visit[$"chart.{chart.Name}.column"], visit["chart.cases"]))
        {
            foreach (var (name, count) in chart.Bars)
                csv.Text(name).Number(count).EndRow();
        }

        return stream.ToArray();
    }
}
