using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Uploads;

/// <summary>What was understood of one file: which column is what, how many rows count, and what was set aside and why.</summary>
internal static class UploadReportPage
{
    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, string sender, UploadReport report) => Html.Of($"""
        <p class="back"><a href="/ui/uploads?sender={Uri.EscapeDataString(sender)}" data-back>← {visit["uploads.title"]}</a></p>
        <div class="head"><h1><bdi>{report.Upload.FileName}</bdi></h1>
        <p>{Status(visit, report.Upload)} <span class="soft">{visit.Words.Time(report.Upload.Received)}</span></p></div>
        {Html.When(report.FileProblem.Length > 0, () => Html.Of($"""<p class="notice bad" role="alert">{UploadWords.OfFile(visit, report.FileProblem)} <code>{report.FileProblem}</code></p>"""))}
        {Html.When(report.Upload.Status == UploadStatus.Pending, () => Html.Of($"""<p class="notice" role="status" data-reload>{visit["upload.pending"]}</p>"""))}
        {Html.Each(report.Sheets, sheet => Sheet(visit, sheet))}
        {Problems(visit, sender, report)}
        """);

    public static Html Status(Visit visit, UploadItem item)
    {
        var status = EnumWords.Of(item.Status);
        return Html.Of($"""<span class="stage {status}">{visit[$"upload-status.{status}"]}</span>""");
    }

    private static Html Sheet(Visit visit, UploadSheet sheet) => Html.Of($"""
        <section><h2>{visit.Words.Format("upload.sheet", sheet.Number)}</h2>
        <dl class="cards">{Card(visit, "upload.read", sheet.Rows.Read)}{Card(visit, "uploads.accepted", sheet.Rows.Accepted)}{Card(visit, "uploads.set-aside", sheet.Rows.SetAside)}
        {Card(visit, "upload.skipped", sheet.Rows.Skipped)}{Card(visit, "upload.dropped", sheet.ColumnsDropped)}</dl>
        {Html.When(sheet.Note.Length > 0, () => Html.Of($"""<p>{UploadWords.Notes(visit, sheet.Note)}</p>"""))}
        <table class="plain"><caption>{visit["upload.mapping"]}</caption><thead><tr><th scope="col">{visit["upload.column"]}</th><th scope="col">{visit["upload.means"]}</th></tr></thead>
        <tbody>{Html.Each(sheet.Mapping.Split(' ', StringSplitOptions.RemoveEmptyEntries), pair => Mapped(visit, pair))}</tbody></table></section>
        """);

    private static Html Card(Visit visit, string key, int count) => Html.Of($"""<div><dt>{visit[key]}</dt><dd>{visit.Words.Count(count)}</dd></div>""");

    private static Html Mapped(Visit visit, string pair) => pair.Split('=') is [var column, var field]
        ? Html.Of($"""<tr><th scope="row">{column}</th><td>{visit.Words.Of("field", field)}</td></tr>""")
        : Html.Empty;

    private static Html Problems(Visit visit, string sender, UploadReport report)
    {
        if (report.Problems.Count == 0)
            return Html.When(report.Sheets.Count > 0, () => Html.Of($"""<p class="notice good" role="status"><span aria-hidden="true">✓</span> {visit["upload.clean"]}</p>"""));
        return Html.Of($"""
            <section><h2>{visit["upload.problems"]}</h2>
            <p><a class="button" href="{UploadPages.Address(sender, report.Upload.Id, "/marked")}">{visit["upload.marked"]}</a></p>
            {Html.When(report.Problems.Count >= UploadReport.MostProblems, () => Html.Of($"""<p class="soft">{visit.Words.Format("upload.first-problems", UploadReport.MostProblems)}</p>"""))}
            <table class="list"><caption class="hidden">{visit["upload.problems"]}</caption><thead><tr><th scope="col">{visit["upload.place"]}</th><th scope="col">{visit["upload.effect"]}</th><th scope="col">{visit["upload.what"]}</th></tr></thead>
            <tbody>{Html.Each(report.Problems, problem => Problem(visit, problem))}</tbody></table></section>
            """);
    }

    private static Html Problem(Visit visit, UploadProblem problem) => Html.Of($"""
        <tr><th scope="row">{visit.Words.Format("upload.cell", problem.Sheet, problem.Row, problem.Column)}</th>
        <td data-label="{visit["upload.effect"]}">{visit[problem.IsWholeRow ? "upload.effect-row" : "upload.effect-value"]}</td>
        <td data-label="{visit["upload.what"]}">{UploadWords.Of(visit, problem)} <code>{problem.Code}</code></td></tr>
        """);
}
