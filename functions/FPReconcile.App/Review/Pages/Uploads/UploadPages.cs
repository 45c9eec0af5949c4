using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Uploads;

/// <summary>The page of a clerk: send a file, and see what became of those sent before.</summary>
internal static class UploadPages
{
    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        if (Sender(visit, visit.Query("sender")) is not { } sender)
            return PageFrame.Problem(visit, "uploads.no-sender", StatusCodes.Status200OK);
        var answer = await review.UploadsAsync(visit.User!, sender, visit.Aborted);
        var sentBack = await review.SentBackAsync(visit.User!, sender, visit.Aborted);
        return answer.Value is { } items
            ? PageFrame.Page(visit, visit["uploads.title"], Content(visit, sender, items, sentBack.Value ?? []))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    public static async Task<IResult> SendAsync(Visit visit, ReviewServices review)
    {
        if (Sender(visit, visit.Field("sender")) is not { } sender || visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
            return Refusals.Page(visit, ReviewOutcome.Invalid, "file_missing");
        await using var content = file.OpenReadStream();
        var answer = await review.SendUploadAsync(visit.User!, new UploadRequest(sender, Path.GetFileName(file.FileName), content), visit.Aborted);
        return answer.Value is { } item ? new SeeOther(Address(sender, item.Id) + "&sent=1") : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    public static async Task<IResult> ReportAsync(Visit visit, ReviewServices review)
    {
        if (Sender(visit, visit.Query("sender")) is not { } sender)
            return PageFrame.NotFound(visit);
        var answer = await review.UploadAsync(visit.User!, sender, visit.Part("id"), visit.Aborted);
        if (answer.Outcome == ReviewOutcome.NotFound && visit.Query("sent") == "1")
            return Waiting(visit, sender);
        return answer.Value is { } report
            ? PageFrame.Page(visit, visit["upload.title"], UploadReportPage.Content(visit, sender, report))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    public static async Task<IResult> MarkedAsync(Visit visit, ReviewServices review)
    {
        if (Sender(visit, visit.Query("sender")) is not { } sender)
            return PageFrame.NotFound(visit);
        var answer = await review.MarkedUploadAsync(visit.User!, sender, visit.Part("id"), visit.Words.Language, visit.Aborted);
        return answer.Value is { } file ? new FileResult(file) : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    public static string Address(string sender, string id, string action = "") =>
        $"/ui/uploads/{Uri.EscapeDataString(id)}{action}?sender={Uri.EscapeDataString(sender)}";

    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, string sender, IReadOnlyList<UploadItem> items, IReadOnlyList<SentBackItem> sentBack) => Html.Of($"""
        <div class="head"><h1>{visit["uploads.title"]}</h1><p class="soft">{SenderName(visit, sender)}</p></div>
        {Senders(visit, sender)}
        <form class="drop" method="post" action="/ui/uploads" enctype="multipart/form-data" data-drop>{visit.TokenField}<input type="hidden" name="sender" value="{sender}">
        <label for="file"><b>{visit["uploads.drop"]}</b><br><span class="soft">{visit["uploads.kinds"]}</span></label>
        <input type="file" id="file" name="file" required accept=".xlsx,.xls,.csv,.xlsm">
        <button>{visit["uploads.send"]}</button>
        <progress max="100" value="0" hidden aria-label="{visit["uploads.progress"]}"></progress>
        <p role="status" data-status data-sending="{visit["uploads.sending"]}" data-reading="{visit["uploads.reading"]}" data-failed="{visit["uploads.failed"]}"></p>
        </form>
        {Html.When(sentBack.Count > 0, () => SentBack(visit, sentBack))}
        <h2>{visit["uploads.history"]}</h2>
        {(items.Count == 0 ? Html.Of($"""<p class="empty">{visit["uploads.none"]}</p>""") : Table(visit, sender, items))}
        """);

    // Nothing is known of a file before it was read.
    private static PageResult Waiting(Visit visit, string sender) => PageFrame.Page(visit, visit["upload.title"], Html.Of($"""
        <p class="back"><a href="/ui/uploads?sender={Uri.EscapeDataString(sender)}" data-back>← {visit["uploads.title"]}</a></p>
        <h1>{visit["upload.title"]}</h1><p class="notice" role="status" data-reload>{visit["upload.pending"]}</p>
        """));

    /// <summary>One of the reader's senders: the one asked for, or the first.</summary>
    private static string? Sender(Visit visit, string? asked)
    {
        var own = visit.User!.Senders;
        return string.IsNullOrEmpty(asked) ? (own.Count > 0 ? own[0] : null) : own.FirstOrDefault(sender => sender == asked);
    }

    private static Html Senders(Visit visit, string sender) => Html.When(visit.User!.Senders.Count > 1, () => Html.Of($"""
        <form class="filters inline" method="get" action="/ui/uploads"><label>{visit["uploads.sender"]} <select name="sender">{Html.Each(visit.User.Senders, one => Html.Of($"""
            <option value="{one}"{Html.When(one == sender, () => Html.Of($" selected"))}>{SenderName(visit, one)}</option>
            """))}</select></label><button class="secondary">{visit["uploads.show"]}</button></form>
        """));

    private static string SenderName(Visit visit, string sender) =>
        sender.Split('/') is [var source, var name] ? $"{visit.Words.Of("office", source)} {name}" : sender;

    private static Html Table(Visit visit, string sender, IReadOnlyList<UploadItem> items) => Html.Of($"""
        <table class="list"><caption class="hidden">{visit["uploads.history"]}</caption>
        <thead><tr><th scope="col">{visit["uploads.file"]}</th><th scope="col">{visit["uploads.received"]}</th><th scope="col">{visit["uploads.status"]}</th>
        <th scope="col" class="number">{visit["uploads.rows"]}</th><th scope="col" class="number">{visit["uploads.accepted"]}</th><th scope="col" class="number">{visit["uploads.set-aside"]}</th></tr></thead>
        <tbody>{Html.Each(items, item => Html.Of($"""
            <tr><th scope="row"><a href="{Address(sender, item.Id)}"><bdi>{item.FileName}</bdi></a></th><td data-label="{visit["uploads.received"]}">{visit.Words.Time(item.Received)}</td>
            <td data-label="{visit["uploads.status"]}">{UploadReportPage.Status(visit, item)}</td>
            <td class="number" data-label="{visit["uploads.rows"]}">{Count(visit, item.Rows)}</td><td class="number" data-label="{visit["uploads.accepted"]}">{Count(visit, item.Accepted)}</td>
            <td class="number" data-label="{visit["uploads.set-aside"]}">{Count(visit, item.SetAside)}</td></tr>
            """))}</tbody></table>
        """);

    private static Html SentBack(Visit visit, IReadOnlyList<SentBackItem> items) => Html.Of($"""
        <section><h2>{visit["uploads.sent-back"]}</h2><p>{visit["uploads.sent-back.text"]}</p>
        <table class="list"><caption class="hidden">{visit["uploads.sent-back"]}</caption>
        <thead><tr><th scope="col">{visit["uploads.record"]}</th><th scope="col">{visit["uploads.why"]}</th><th scope="col">{visit["uploads.when"]}</th></tr></thead>
        <tbody>{Html.Each(items, item => Html.Of($"""
            <tr><th scope="row"><bdi>{item.RecordId}</bdi></th><td data-label="{visit["uploads.why"]}">{visit.Words.Of("reason", item.ReasonCode)}</td>
            <td data-label="{visit["uploads.when"]}">{visit.Words.Time(item.At)}</td></tr>
            """))}</tbody></table></section>
        """);

    private static string Count(Visit visit, int? count) => count is { } number ? visit.Words.Count(number) : "–";
}
