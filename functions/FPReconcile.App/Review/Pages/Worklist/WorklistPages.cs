using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Worklist;

/// <summary>The page of the worklist: filters, rows, and the way on.</summary>
internal static class WorklistPages
{
    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        var query = WorklistAddress.Read(visit);
        var answer = await review.WorklistAsync(visit.User!, query, visit.Aborted);
        return answer.Value is { } page
            ? PageFrame.Page(visit, visit["worklist.title"], Content(visit, query, page))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, WorklistQuery query, WorklistPage page) => Html.Of($"""
        <div class="head"><h1>{visit["worklist.title"]}</h1>
        <p class="soft">{visit.Words.Format("worklist.summary", visit.Words.Count(page.Counts.Total), visit.Words.Date(page.AsOf))}</p>
        <p class="actions"><a class="button secondary" href="/ui/worklist/excel">{visit["worklist.excel"]}</a></p></div>
        {Notices.Of(visit)}
        {Html.When(visit.Has(Roles.Supervisor), () => ForSupervisors(visit, page.Counts))}
        <details class="filterbox"{Html.When(IsFiltered(query), () => Html.Of($" open"))}><summary>{visit["worklist.filters"]}</summary>
        {WorklistFilterForm.Of(visit, query, page.Counts)}</details>
        {(page.Items.Count == 0 ? Nothing(visit, query) : WorklistTable.Of(visit, query, page))}
        {Paging(visit, query, page)}
        """);

    // What nobody else can do comes first.
    private static Html ForSupervisors(Visit visit, WorklistCounts counts) => Html.Of($"""
        <p class="row">{Html.Each([CaseStage.SecondCheck, CaseStage.Escalated], stage => Html.Of($"""
            <a class="button secondary" href="{WorklistAddress.Link(new WorklistQuery { Stages = [stage] })}">{visit.Words.Of("stage", EnumWords.Of(stage))}: {visit.Words.Count(counts.ByStage.GetValueOrDefault(stage))}</a>
            """))}</p>
        """);

    private static bool IsFiltered(WorklistQuery query) =>
        query.Kinds.Count > 0 || query.Ages.Count > 0 || query.Stages.Count > 0 || query.Area is not null || query.Facility is not null || query.IsMineOnly;

    private static Html Nothing(Visit visit, WorklistQuery query) =>
        Html.Of($"""<p class="empty">{visit[IsFiltered(query) ? "worklist.none-filtered" : "worklist.none"]}</p>""");

    private static Html Paging(Visit visit, WorklistQuery query, WorklistPage page) => Html.Of($"""
        <nav class="paging" aria-label="{visit["worklist.pages"]}">
        {Html.When(query.Continuation is not null, () => Html.Of($"""<a class="button secondary" href="{WorklistAddress.Link(query)}">{visit["worklist.first"]}</a>"""))}
        {Html.When(page.Continuation is not null, () => Html.Of($"""<a class="button" rel="next" href="{WorklistAddress.Link(query, page.Continuation)}">{visit["worklist.more"]}</a>"""))}
        </nav>
        """);
}
