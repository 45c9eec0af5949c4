using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Pages.Worklist;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>The page of one case.</summary>
internal static class CasePages
{
    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.CaseAsync(visit.User!, visit.Part("id"), visit.Aborted);
        return answer.Value is { } page
            ? PageFrame.Page(visit, visit["case.title"], Content(visit, page, Html.Empty))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>What stands inside the frame.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="page">The case.</param>
    /// <param name="clear">The record that was asked for in clear; empty: none.</param>
    public static Html Content(Visit visit, CasePage page, Html clear) => Html.Of($"""
        <p class="back"><a href="{Back(visit)}" data-back>← {visit["case.back"]}</a></p>
        {Head(visit, page)}
        {Notices.Of(visit)}
        {Lane(visit, page.Case.Lane)}
        {clear}
        <div class="case">
        <div class="facts">
        {CaseRecordsTable.Of(visit, page)}
        {CasePairSection.Of(visit, page.Case)}
        {CaseOthers.Of(visit, page.Case)}
        {CaseHistory.Of(visit, page)}
        </div>
        <aside aria-label="{visit["case.actions"]}">
        {DecisionForm.Of(visit, page)}
        {CaseChangeForms.Of(visit, page)}
        </aside>
        </div>
        """);

    /// <summary>The worklist with the filters that the case was opened from, at the row of the case.</summary>
    public static string Back(Visit visit)
    {
        var query = WorklistAddress.Read(visit);
        return ReturnPath.Safe(WorklistAddress.Link(query, query.Continuation)) + (Row(visit) is { } row ? $"#row-{row}" : "");
    }

    /// <summary>The row of the worklist that the case was opened from.</summary>
    public static string? Row(Visit visit) =>
        visit.Query(WorklistAddress.RowName) is { Length: <= 4 } row && row.All(char.IsAsciiDigit) ? row : null;

    private static Html Head(Visit visit, CasePage page) => Html.Of($"""
        <div class="head">
        <h1>{Title(visit, page.Case)}</h1>
        <p class="soft">{page.AreaName} <code>{page.Case.AreaCode}</code> · {visit["case.number"]} <code>{page.Case.CaseId}</code></p>
        <p><span class="stage {EnumWords.Of(page.State.Stage)}">{visit.Words.Of("stage", EnumWords.Of(page.State.Stage))}</span>{State(visit, page.State)}</p>
        </div>
        {Html.When(page.Case.Findings.Count > 0, () => Html.Of($"""<ul class="findings">{Html.Each(page.Case.Findings, finding => Finding(visit, finding, page.AsOf))}</ul>"""))}
        """);

    private static string Title(Visit visit, CaseBundle bundle) =>
        bundle.Findings is [var first, ..] ? visit.Words.Of("kind", first.Kind.Name()) : visit["case.title"];

    private static string State(Visit visit, CaseState state)
    {
        List<string> texts = [];
        if (state.Disposition is { } disposition)
            texts.Add(visit.Words.Of("disposition", disposition.Name()));
        if (state.WaitingFor != WaitingFor.Nobody)
            texts.Add(visit.Words.Of("waiting", EnumWords.Of(state.WaitingFor)));
        if (state is { Stage: CaseStage.WithSender or CaseStage.Later, ReturnsOn: { } day })
            texts.Add(visit.Words.Format("case.returns-on", visit.Words.Date(day)));
        if (state.AssignedTo is { } officer)
            texts.Add(visit.Words.Format("case.assigned-to", officer == visit.User!.Id ? visit["worklist.yours"] : officer));
        if (state.ForwardedTo is { } area)
            texts.Add(visit.Words.Format("case.forwarded-to", area));
        return texts.Count == 0 ? "" : " · " + string.Join(" · ", texts);
    }

    private static Html Finding(Visit visit, CaseFinding finding, DateOnly asOf) => Html.Of($"""
        <li><b>{visit.Words.Of("kind", finding.Kind.Name())}</b> {Due(visit, finding.Due, asOf)}<br>{Reason(visit, finding)}</li>
        """);

    private static string Reason(Visit visit, CaseFinding finding) => visit.Words.Code == "zh-Hans" ? finding.ReasonChinese : finding.ReasonEnglish;

    private static Html Due(Visit visit, DateOnly? due, DateOnly asOf)
    {
        if (due is not { } day)
            return Html.Empty;
        var days = asOf.DayNumber - day.DayNumber;
        return days > 0
            ? Html.Of($"""<span class="due late"><span aria-hidden="true">⚠</span> {visit.Words.Format("worklist.overdue", days)}</span>""")
            : Html.Of($"""<span class="due">{visit.Words.Format("worklist.due", visit.Words.Date(day))}</span>""");
    }

    private static Html Lane(Visit visit, CaseLane lane) => Html.When(lane != CaseLane.Normal, () => Html.Of($"""
        <div class="notice lane" role="note"><p><b>{visit[$"lane.{EnumWords.Of(lane)}"]}</b> {visit[$"lane.{EnumWords.Of(lane)}.text"]}</p></div>
        """));
}
