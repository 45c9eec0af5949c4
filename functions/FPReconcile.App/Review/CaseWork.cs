using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Review;

/// <summary>What officers do with a case besides deciding: give it to somebody, wait, hand it over, write a note.</summary>
internal sealed class CaseWork(Store store, CaseService cases, AuditLog audit, NightClock clock)
{
    private const int LongestUser = 128;

    private readonly CaseStates _states = new(store.Tables);

    public Task<ReviewAnswer<CaseState>> AssignAsync(AskingUser user, CaseChangeRequest request, string? to, CancellationToken cancellation)
    {
        var mayGive = to is null || to == user.Id || user.Has(Roles.Supervisor);
        if (!mayGive || to is { Length: 0 or > LongestUser } || to?.Any(char.IsControl) == true)
            return Task.FromResult(ReviewAnswer<CaseState>.Refuse(mayGive ? ReviewOutcome.Invalid : ReviewOutcome.NotAllowed, "user"));
        return ChangeAsync(user, request, new Change(Operation.Assign, AuditActions.Assign, CaseEventKind.Assigned, to ?? ""), (_, state) => Given(state with { AssignedTo = to }), cancellation);
    }

    public Task<ReviewAnswer<CaseState>> WaitAsync(AskingUser user, CaseChangeRequest request, WaitingFor waitingFor, CancellationToken cancellation) =>
        ChangeAsync(user, request, new Change(Operation.Assign, AuditActions.Assign, CaseEventKind.Waiting, waitingFor.ToString()), (_, state) => state.Stage is CaseStage.Decided or CaseStage.SecondCheck
            ? null
            : state.WithoutDecision() with { WaitingFor = waitingFor, Stage = waitingFor != WaitingFor.Nobody ? CaseStage.Waiting : state.AssignedTo is null ? CaseStage.New : CaseStage.Assigned }, cancellation);

    public async Task<ReviewAnswer<CaseState>> ForwardAsync(AskingUser user, CaseChangeRequest request, string areaCode, CancellationToken cancellation)
    {
        var answer = await cases.OpenAsync(user, Operation.Forward, request.CaseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<CaseState>.Refuse(answer.Outcome, answer.Problem);
        if (!opened.Night.Areas.Knows(areaCode) && !opened.Night.AreasWithRows.Contains(areaCode, StringComparer.Ordinal))
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Invalid, "area_unknown");
        if (areaCode == opened.AreaCode)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Invalid, "area_same");
        if (areaCode != opened.Bundle.AreaCode)
            await _states.PutArrivalAsync(areaCode, request.CaseId, opened.Bundle.AreaCode, cancellation);
        return await ChangeAsync(user, request, new Change(Operation.Forward, AuditActions.Forward, CaseEventKind.Forwarded, areaCode), (found, state) => state.Stage is CaseStage.Decided or CaseStage.SecondCheck
            ? null
            : state.WithoutDecision() with { ForwardedTo = areaCode == found.Bundle.AreaCode ? null : areaCode, AssignedTo = null, Stage = CaseStage.New, WaitingFor = WaitingFor.Nobody }, cancellation);
    }

    public Task<ReviewAnswer<CaseState>> NoteAsync(AskingUser user, CaseChangeRequest request, CancellationToken cancellation) => string.IsNullOrWhiteSpace(request.Note)
        ? Task.FromResult(ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Invalid, "note_missing"))
        : ChangeAsync(user, request, new Change(Operation.AddNote, AuditActions.Note, CaseEventKind.Noted, ""), static (_, state) => state, cancellation);

    // Whoever gets a case that somebody was not sure about begins anew with it.
    private static CaseState Given(CaseState state) => state.Stage switch
    {
        CaseStage.New or CaseStage.Assigned or CaseStage.Escalated => state.WithoutDecision(),
        _ => state,
    };

    private async Task<ReviewAnswer<CaseState>> ChangeAsync(AskingUser user, CaseChangeRequest request, Change change, Func<OpenedCase, CaseState, CaseState?> next, CancellationToken cancellation)
    {
        var answer = await cases.OpenAsync(user, change.Operation, request.CaseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<CaseState>.Refuse(answer.Outcome, answer.Problem);
        if (DecisionRules.NoteProblem(request.Note) is { } problem)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Invalid, problem);
        if (opened.State.Version != request.Version || next(opened, opened.State) is not { } state)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        await audit.WriteAsync(new AuditEvent(change.Action, user.Id, request.CaseId, Reason: change.Text), cancellation);
        if (await _states.PutAsync(opened.Bundle.AreaCode, request.CaseId, state, cancellation) is not { } written)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        var text = string.Join(' ', new[] { change.Text, request.Note }.Where(part => part.Length > 0));
        await _states.AddEventAsync(request.CaseId, Guid.NewGuid().ToString("N"), new CaseEvent(clock.Now(), change.Kind, user.Id, null, "", text), cancellation);
        return ReviewAnswer<CaseState>.Of(written);
    }

    private sealed record Change(Operation Operation, string Action, CaseEventKind Kind, string Text);
}
