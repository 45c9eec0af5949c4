using System.Globalization;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Excel;

/// <summary>The way of a worklist through a spreadsheet: taken out masked, filled in offline, shown before it is applied.</summary>
internal static class ExcelPages
{
    public static Task<IResult> ShowAsync(Visit visit) => Task.FromResult<IResult>(PageFrame.Page(visit, visit["excel.title"], Content(visit)));

    public static async Task<IResult> ExportAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.ExportAsync(visit.User!, visit.Field("area"), visit.Words.Language, visit.Aborted);
        return answer.Value is { } file ? new FileResult(file) : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    public static async Task<IResult> PreviewAsync(Visit visit, ReviewServices review)
    {
        if (visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
            return Refusals.Page(visit, ReviewOutcome.Invalid, "file_missing");
        await using var content = file.OpenReadStream();
        var answer = await review.PreviewImportAsync(visit.User!, content, visit.Aborted);
        return answer.Value is { } preview
            ? PageFrame.Page(visit, visit["excel.preview"], Preview(visit, preview))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    public static async Task<IResult> ApplyAsync(Visit visit, ReviewServices review)
    {
        var over = visit.Form["over"].Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var row) ? row : 0).Where(row => row > 0).ToHashSet();
        var answer = await review.ApplyImportAsync(visit.User!, visit.Field("token"), over, visit.Aborted);
        return answer.Value is { } result
            ? PageFrame.Page(visit, visit["excel.applied"], Applied(visit, result))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>The page that both ways begin on.</summary>
    public static Html Content(Visit visit) => Html.Of($"""
        <p class="back"><a href="/ui/worklist" data-back>← {visit["worklist.title"]}</a></p>
        <h1>{visit["excel.title"]}</h1>
        <div class="two">
        <form class="panel" method="post" action="/ui/worklist/excel/export">{visit.TokenField}<h2>{visit["excel.export"]}</h2><p>{visit["excel.export.text"]}</p>
        <label>{visit["worklist.area"]} <select name="area">{Html.Each(visit.User!.Areas, area => Html.Of($"""<option>{area}</option>"""))}</select></label>
        <button>{visit["excel.export.send"]}</button></form>
        {Html.When(AccessRules.May(visit.User, Operation.ImportDispositions), () => Html.Of($"""
            <form class="panel" method="post" action="/ui/worklist/excel/preview" enctype="multipart/form-data">{visit.TokenField}<h2>{visit["excel.import"]}</h2><p>{visit["excel.import.text"]}</p>
            <label>{visit["excel.file"]} <input type="file" name="file" required accept=".xlsx"></label>
            <button>{visit["excel.import.send"]}</button></form>
            """))}
        </div>
        """);

    /// <summary>What a filled-in worklist would change.</summary>
    public static Html Preview(Visit visit, ImportPreview preview)
    {
        var changes = preview.Lines.Count(line => line.Kind == ImportLineKind.Change);
        return Html.Of($"""
            <h1>{visit["excel.preview"]}</h1>
            <p>{visit.Words.Format("excel.preview.text", visit.Words.Count(changes), visit.Words.Count(preview.Lines.Count(line => line.Kind == ImportLineKind.Conflict)), visit.Words.Count(preview.Blank))}</p>
            <form method="post" action="/ui/worklist/excel/apply">{visit.TokenField}<input type="hidden" name="token" value="{preview.Token}">
            {Lines(visit, preview.Lines, isOpen: true)}
            <div class="row"><button>{visit["excel.apply"]}</button><a class="button secondary" href="/ui/worklist/excel">{visit["excel.cancel"]}</a></div>
            </form>
            """);
    }

    /// <summary>What was applied.</summary>
    public static Html Applied(Visit visit, ImportResult result) => Html.Of($"""
        <h1>{visit["excel.applied"]}</h1>
        <p class="notice good" role="status">{visit.Words.Format("excel.applied.text", visit.Words.Count(result.Applied), visit.Words.Count(result.AlreadySo))}</p>
        {Html.When(result.Left.Count > 0, () => Html.Of($"""<h2>{visit["excel.left"]}</h2>{Lines(visit, result.Left, isOpen: false)}"""))}
        <p><a class="button" href="/ui/worklist">{visit["worklist.title"]}</a></p>
        """);

    private static Html Lines(Visit visit, IReadOnlyList<ImportLine> lines, bool isOpen) => Html.Of($"""
        <table class="list"><caption class="hidden">{visit["excel.preview"]}</caption><thead><tr><th scope="col">{visit["excel.row"]}</th><th scope="col">{visit["worklist.case"]}</th>
        <th scope="col">{visit["excel.disposition"]}</th><th scope="col">{visit["excel.what"]}</th></tr></thead>
        <tbody>{Html.Each(lines, line => Line(visit, line, isOpen))}</tbody></table>
        """);

    private static Html Line(Visit visit, ImportLine line, bool isOpen) => Html.Of($"""
        <tr><th scope="row">{line.Row}</th><td data-label="{visit["worklist.case"]}"><code>{line.CaseId}</code></td>
        <td data-label="{visit["excel.disposition"]}">{Name(visit, line.Disposition)}{Html.When(line.ReasonCode.Length > 0, () => Html.Of($""" <span class="soft">({visit.Words.Of("reason", line.ReasonCode)})</span>"""))}</td>
        <td data-label="{visit["excel.what"]}">{visit[$"import.{EnumWords.Of(line.Kind)}"]} {Detail(visit, line)}
        {Html.When(isOpen && line.Kind == ImportLineKind.Conflict, () => Html.Of($"""<label class="check"><input type="checkbox" name="over" value="{line.Row}"> {visit["excel.over"]}</label>"""))}</td></tr>
        """);

    private static string Detail(Visit visit, ImportLine line) => line.Kind switch
    {
        ImportLineKind.Conflict => visit.Words.Format("excel.now", Name(visit, line.Now?.Disposition)),
        ImportLineKind.NotUnderstood => Refusals.Words(visit, line.Problem),
        _ => "",
    };

    private static string Name(Visit visit, Disposition? disposition) => disposition is { } one ? visit.Words.Of("disposition", one.Name()) : "–";
}
