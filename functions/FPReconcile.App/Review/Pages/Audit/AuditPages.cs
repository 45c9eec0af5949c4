using System.Globalization;
using FPReconcile.App.Audit;
using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Audit;

/// <summary>Who saw or did what: the newest entries, or all about one case, and whether anything of the audit was altered.</summary>
internal static class AuditPages
{
    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        var caseId = visit.Query("case");
        var before = long.TryParse(visit.Query("before"), CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var answer = caseId is null
            ? await review.AuditAsync(visit.User!, before, visit.Aborted)
            : await review.AuditOfCaseAsync(visit.User!, caseId, visit.Aborted);
        if (answer.Value is not { } page)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);

        // The whole chain is read for it, so only where an auditor begins.
        var verdict = caseId is null && before is null ? (await review.VerifyAuditAsync(visit.User!, visit.Aborted)).Value : null;
        return PageFrame.Page(visit, visit["audit.title"], Content(visit, page, caseId, verdict));
    }

    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, AuditPage page, string? caseId, AuditVerdict? verdict) => Html.Of($"""
        <div class="head"><h1>{visit["audit.title"]}</h1><p class="soft">{visit.Words.Format("audit.total", visit.Words.Count(page.Total))}</p></div>
        {Html.When(verdict is not null, () => Chain(visit, verdict!))}
        <form class="filters inline" method="get" action="/ui/audit"><label>{visit["audit.case"]} <input name="case" value="{caseId}" autocomplete="off" maxlength="128"></label>
        <button>{visit["audit.find"]}</button> <a href="/ui/audit">{visit["audit.all"]}</a></form>
        {(page.Entries.Count == 0 ? Html.Of($"""<p class="empty">{visit["audit.none"]}</p>""") : Table(visit, page.Entries))}
        {Html.When(caseId is null && page.Entries.Count > 0 && page.Entries.Min(entry => entry.Number) > 1, () => Html.Of($"""
            <nav class="paging" aria-label="{visit["worklist.pages"]}"><a class="button" href="/ui/audit?before={page.Entries.Min(entry => entry.Number)}">{visit["audit.older"]}</a></nav>
            """))}
        """);

    private static Html Chain(Visit visit, AuditVerdict verdict) => verdict.FirstAltered is { } first
        ? Html.Of($"""<p class="notice bad" role="alert"><b>{visit["audit.altered"]}</b> {visit.Words.Format("audit.altered.text", visit.Words.Count(first))}</p>""")
        : Html.Of($"""<p class="notice good" role="status"><span aria-hidden="true">✓</span> {visit["audit.whole"]}</p>""");

    private static Html Table(Visit visit, IReadOnlyList<AuditEntry> entries) => Html.Of($"""
        <table class="list"><caption class="hidden">{visit["audit.title"]}</caption>
        <thead><tr><th scope="col">{visit["audit.number"]}</th><th scope="col">{visit["audit.at"]}</th><th scope="col">{visit["audit.by"]}</th><th scope="col">{visit["audit.action"]}</th>
        <th scope="col">{visit["audit.case"]}</th><th scope="col">{visit["audit.reason"]}</th></tr></thead>
        <tbody>{Html.Each(entries, entry => Row(visit, entry))}</tbody></table>
        """);

    private static Html Row(Visit visit, AuditEntry entry) => Html.Of($"""
        <tr><th scope="row">{visit.Words.Count(entry.Number)}</th><td data-label="{visit["audit.at"]}">{visit.Words.Time(entry.At)}</td><td data-label="{visit["audit.by"]}">{entry.Event.By}</td>
        <td data-label="{visit["audit.action"]}">{visit.Words.Of("action", entry.Event.Action)}</td>
        <td data-label="{visit["audit.case"]}">{Html.When(entry.Event.CaseId.Length > 0, () => Html.Of($"""<a href="/ui/audit?case={Uri.EscapeDataString(entry.Event.CaseId)}"><code>{entry.Event.CaseId}</code></a>"""))}</td>
        <td data-label="{visit["audit.reason"]}">{Reason(visit, entry.Event.Reason)}</td></tr>
        """);

    private static string Reason(Visit visit, string reason)
    {
        var unmask = visit.Words.Of("unmask-reason", reason);
        return unmask == reason ? visit.Words.Of("reason", reason) : unmask;
    }
}
