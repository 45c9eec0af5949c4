using System.Globalization;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>What the forms of a case do. After each the reader is sent to a page that tells what was done.</summary>
internal static class CaseActions
{
    public static async Task<IResult> DecideAsync(Visit visit, ReviewServices review)
    {
        var id = visit.Part("id");
        if (!Dispositions.TryParse(visit.Field("disposition"), out var disposition))
            return Refusals.Page(visit, ReviewOutcome.Invalid, "unknown_disposition");
        var request = new DecisionRequest
        {
            Id = visit.Field("id"),
            CaseId = id,
            Version = visit.Field("version"),
            Disposition = disposition,
            Pair = int.TryParse(visit.Field("pair"), CultureInfo.InvariantCulture, out var pair) ? pair : null,
            Sender = SourceKinds.TryParse(visit.Field("sender"), out var sender) ? sender : null,
            Until = Dates.TryParseIso(visit.Field("until"), out var until) ? until : null,
            ReasonCode = visit.Field("reason"),
            Note = visit.Field("note"),
        };
        var answer = await review.DecideAsync(visit.User!, request, visit.Aborted);
        if (answer.Value is not { } state)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);
        return new SeeOther(CaseAddress.Done(CasePages.Back(visit), state.IsWithheld ? "withheld" : "decided", state, id).Replace("#", $"&{Notices.DecisionName}={disposition.Name()}#", StringComparison.Ordinal));
    }

    public static Task<IResult> UndoAsync(Visit visit, ReviewServices review) =>
        ChangeAsync(visit, "undone", (request, end) => review.UndoAsync(visit.User!, request, end));

    public static Task<IResult> CheckAsync(Visit visit, ReviewServices review)
    {
        var isConfirmed = visit.Field("confirmed") == "yes";
        return ChangeAsync(visit, isConfirmed ? "checked" : "sent-back", (request, end) => review.CheckAsync(visit.User!, request, isConfirmed, end));
    }

    public static Task<IResult> AssignAsync(Visit visit, ReviewServices review) =>
        ChangeAsync(visit, "assigned", (request, end) => review.AssignAsync(visit.User!, request, visit.Field("to") is { Length: > 0 } to ? to : null, end));

    public static Task<IResult> WaitAsync(Visit visit, ReviewServices review) => EnumWords.Find<WaitingFor>(visit.Field("for")) is { } whom
        ? ChangeAsync(visit, "waiting", (request, end) => review.WaitAsync(visit.User!, request, whom, end))
        : Task.FromResult(Refusals.Page(visit, ReviewOutcome.Invalid));

    public static Task<IResult> ForwardAsync(Visit visit, ReviewServices review) =>
        ChangeAsync(visit, "forwarded", (request, end) => review.ForwardAsync(visit.User!, request, visit.Field("area"), end), isGone: true);

    public static Task<IResult> NoteAsync(Visit visit, ReviewServices review) =>
        ChangeAsync(visit, "noted", (request, end) => review.NoteAsync(visit.User!, request, end));

    /// <summary>Shows a record in clear. The answer to the form itself: a page that could be loaded again would write no audit entry.</summary>
    public static async Task<IResult> UnmaskAsync(Visit visit, ReviewServices review, TimeProvider time)
    {
        var id = visit.Part("id");
        if (!int.TryParse(visit.Field("record"), CultureInfo.InvariantCulture, out var record))
            return Refusals.Page(visit, ReviewOutcome.Invalid);
        var page = await review.CaseAsync(visit.User!, id, visit.Aborted);
        if (page.Value is not { } shown)
            return Refusals.Page(visit, page.Outcome, page.Problem);
        var answer = await review.UnmaskAsync(visit.User!, new UnmaskRequest(id, record, visit.Field("reason")), visit.Aborted);
        if (answer.Value is not { } clear)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);
        var back = CaseAddress.Of(visit, id);
        var left = clear.Until - time.GetUtcNow();
        visit.Http.Response.Headers["Refresh"] = FormattableString.Invariant($"{(long)Math.Max(1, left.TotalSeconds)}; url={back}");
        return PageFrame.Page(visit, visit["case.title"], CasePages.Content(visit, shown, UnmaskForm.Clear(visit, clear, left, back)));
    }

    private static async Task<IResult> ChangeAsync(
        Visit visit, string done, Func<CaseChangeRequest, CancellationToken, Task<ReviewAnswer<CaseState>>> change, bool isGone = false)
    {
        var id = visit.Part("id");
        var answer = await change(new CaseChangeRequest(id, visit.Field("version"), visit.Field("note")), visit.Aborted);
        if (answer.Value is not { } state)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);
        var next = visit.Field("back") is { Length: > 0 } back ? ReturnPath.Safe(back) : isGone ? CasePages.Back(visit) : CaseAddress.Of(visit, id);
        return new SeeOther(CaseAddress.Done(next, done, state, id));
    }
}
