using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>
/// Takes decisions, takes them back, and has them checked. The audit is written first, then what the next night reads, then the state: killed
/// in between, a decision counts that the officer is not told of, and sent again it is the same one.
/// </summary>
internal sealed class DecisionService(Store store, CaseService cases, AuditLog audit, NightClock clock)
{
    private readonly CaseStates _states = new(store.Tables);
    private readonly DecisionLog _decisions = new(store.Tables);
    private readonly SentBackRecords _sentBack = new(store);

    public async Task<ReviewAnswer<CaseState>> DecideAsync(AskingUser user, DecisionRequest request, CancellationToken cancellation)
    {
        var answer = await cases.OpenAsync(user, Operation.Decide, request.CaseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<CaseState>.Refuse(answer.Outcome, answer.Problem);
        if (CaseService.IsOwn(user, opened.Bundle))
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.NotAllowed);
        if (opened.State.DecisionId == request.Id && opened.State.DecidedBy == user.Id)
            return ReviewAnswer<CaseState>.Of(opened.State);
        if (DecisionRules.Problem(request, opened.Bundle, opened.Night.AsOf) is { } problem)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Invalid, problem);
        if (opened.State.Version != request.Version)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        await audit.WriteAsync(new AuditEvent(AuditActions.Decide, user.Id, request.CaseId, request.Id, ReasonOf(request.Disposition, request.ReasonCode)), cancellation);
        return await DecideAsync(user, request, opened, await ReviewSettings.LoadAsync(store.Blobs, cancellation), cancellation);
    }

    public async Task<ReviewAnswer<CaseState>> UndoAsync(AskingUser user, CaseChangeRequest request, CancellationToken cancellation)
    {
        var answer = await cases.OpenAsync(user, Operation.Decide, request.CaseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<CaseState>.Refuse(answer.Outcome, answer.Problem);
        var state = opened.State;
        if (state.DecisionId is not { } decision || state.DecidedBy != user.Id)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.NotFound, "nothing_to_undo");
        if (state.Version != request.Version)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        if (state.UndoUntil is not { } until || clock.Now() > until)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.TooLate);
        await audit.WriteAsync(new AuditEvent(AuditActions.Undo, user.Id, request.CaseId, decision), cancellation);
        var key = new TableKey(request.CaseId, decision);
        var counted = await store.Tables.GetAsync(StorageNames.DecisionsTable, key, cancellation);
        await store.Tables.DeleteAsync(StorageNames.DecisionsTable, key, null, cancellation);
        if (await _states.PutAsync(opened.Bundle.AreaCode, request.CaseId, state.WithoutDecision(), cancellation) is not { } undone)
        {
            // Somebody changed the case in this moment: what was not taken back must count.
            if (counted is not null && (await _states.GetAsync(opened.Bundle.AreaCode, request.CaseId, cancellation)).WasTaken(decision))
                await store.Tables.PutAsync(StorageNames.DecisionsTable, counted, WriteCondition.OnlyIfAbsent, cancellation);
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        }

        if (state.IsWithheld)
            await FreeRelatedAsync(opened, decision, cancellation);
        await NoteAsync(user, request.CaseId, decision + "-undone", new CaseEvent(clock.Now(), CaseEventKind.Undone, user.Id, state.Disposition, "", ""), cancellation);
        return ReviewAnswer<CaseState>.Of(undone);
    }

    public async Task<ReviewAnswer<CaseState>> CheckAsync(AskingUser user, CaseChangeRequest request, bool isConfirmed, CancellationToken cancellation)
    {
        var answer = await cases.OpenAsync(user, Operation.SecondCheck, request.CaseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<CaseState>.Refuse(answer.Outcome, answer.Problem);
        if (opened.State is not { Stage: CaseStage.SecondCheck, DecidedBy: { } by, DecisionId: { } id, Disposition: { } disposition } state)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.NotFound, "nothing_to_check");
        if (!AccessRules.MayCheck(user, by) || CaseService.IsOwn(user, opened.Bundle))
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.NotAllowed);
        if (state.Version != request.Version)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        if (DecisionRules.NoteProblem(request.Note) is { } problem)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Invalid, problem);
        await audit.WriteAsync(new AuditEvent(AuditActions.SecondCheck, user.Id, request.CaseId, id, isConfirmed ? "confirmed" : "sent_back"), cancellation);
        if (isConfirmed && !IsStill(opened.Bundle, state))
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict, "case_changed");
        if (isConfirmed)
            await _decisions.AddAsync(id, DecisionRules.ToDecision(opened.Bundle, disposition, state.Pair, state.ReasonCode), clock.Now(), cancellation);
        var next = isConfirmed ? state with { Stage = DecisionRules.After(disposition), DecidedAt = clock.Now(), UndoUntil = null } : state.WithoutDecision() with { Stage = CaseStage.Assigned, AssignedTo = by };
        if (await _states.PutAsync(opened.Bundle.AreaCode, request.CaseId, next, cancellation) is not { } written)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        if (!isConfirmed && state.IsWithheld)
            await FreeRelatedAsync(opened, id, cancellation);
        await NoteAsync(user, request.CaseId, $"{id}-check", new CaseEvent(clock.Now(), isConfirmed ? CaseEventKind.SecondCheckPassed : CaseEventKind.SentBack, user.Id, disposition, "", request.Note), cancellation);
        return ReviewAnswer<CaseState>.Of(written);
    }

    private static string ReasonOf(Disposition disposition, string reasonCode) => reasonCode.Length == 0 ? disposition.Name() : $"{disposition.Name()}: {reasonCode}";

    // A night between the decision and its check may have given the case other pairs.
    private static bool IsStill(CaseBundle bundle, CaseState state) =>
        DecisionRules.Possible(bundle).Contains(state.Disposition!.Value) && (!DecisionRules.IsAboutPair(state.Disposition.Value) || DecisionRules.PairOf(bundle, state.Disposition.Value, state.Pair) is not null);

    private async Task<ReviewAnswer<CaseState>> DecideAsync(AskingUser user, DecisionRequest request, OpenedCase opened, ReviewSettings settings, CancellationToken cancellation)
    {
        var now = clock.Now();
        var isChecked = settings.NeedsSecondCheck(request.Disposition);
        var sender = request.Disposition == Disposition.DataError ? DecisionRules.SenderOf(opened.Bundle, request.Sender) : null;
        var next = opened.State with
        {
            Stage = isChecked ? CaseStage.SecondCheck : DecisionRules.After(request.Disposition), WaitingFor = sender is { } source ? DecisionRules.WaitingForOffice(source) : WaitingFor.Nobody,
            ReturnsOn = DecisionRules.ReturnsOn(request, opened.Night.AsOf), SentContent = sender is null ? null : opened.Bundle.Content,
            Disposition = request.Disposition, ReasonCode = request.ReasonCode, Pair = request.Pair, DecisionId = request.Id,
            DecidedBy = user.Id, DecidedAt = now, UndoUntil = now.AddMinutes(settings.UndoMinutes),
        };

        next = next.AlsoTaken(request.Id);
        if (sender is { } office)
            await _sentBack.AddAsync(opened.Bundle, office, now, cancellation);

        // What withholds comes first, and before anybody has checked it: a family is not approached because a check is due.
        if (DecisionRules.Withholds(request.Disposition))
        {
            next = next.AlsoWithheldBy(request.Id);
            await ChangeRelatedAsync(opened, (request.Id, CaseEventKind.Withheld), state => state.AlsoWithheldBy(request.Id), cancellation);
        }

        var isAdded = !isChecked && request.Disposition != Disposition.Unsure
            && await _decisions.AddAsync(request.Id, DecisionRules.ToDecision(opened.Bundle, request.Disposition, request.Pair, request.ReasonCode), now, cancellation);
        if (await _states.PutAsync(opened.Bundle.AreaCode, request.CaseId, next, cancellation) is not { } written)
            return await GiveWayAsync(user, (request.Id, isAdded), opened, cancellation);
        var kind = isChecked ? CaseEventKind.SecondCheckAsked : CaseEventKind.Decided;
        await NoteAsync(user, request.CaseId, request.Id, new CaseEvent(now, kind, user.Id, request.Disposition, request.ReasonCode, request.Note), cancellation);
        return ReviewAnswer<CaseState>.Of(written);
    }

    /// <summary>
    /// Somebody else was first: nothing of the decision stays. Sent twice in one moment it is still one decision, and the one of the two that
    /// came too late takes nothing away.
    /// </summary>
    private async Task<ReviewAnswer<CaseState>> GiveWayAsync(AskingUser user, (string Id, bool IsAdded) decision, OpenedCase opened, CancellationToken cancellation)
    {
        var caseId = opened.Bundle.CaseId;
        var state = await _states.GetAsync(opened.Bundle.AreaCode, caseId, cancellation);
        if (state.DecisionId == decision.Id && state.DecidedBy == user.Id)
            return ReviewAnswer<CaseState>.Of(state);
        if (decision.IsAdded && !state.WasTaken(decision.Id))
            await store.Tables.DeleteAsync(StorageNames.DecisionsTable, new TableKey(caseId, decision.Id), null, cancellation);
        if (state.NotWithheldBy(decision.Id) == state)
            await FreeRelatedAsync(opened, decision.Id, cancellation);
        return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
    }

    private Task FreeRelatedAsync(OpenedCase opened, string decision, CancellationToken cancellation) =>
        ChangeRelatedAsync(opened, (decision, CaseEventKind.Undone), state => state.NotWithheldBy(decision), cancellation);

    private async Task ChangeRelatedAsync(OpenedCase opened, (string Decision, CaseEventKind Kind) what, Func<CaseState, CaseState> change, CancellationToken cancellation)
    {
        // Births that may be one form chains: as the night does it, what is known of one goes to the end of its chain.
        var (seen, next) = (new HashSet<string>([opened.Bundle.CaseId], StringComparer.Ordinal), new Queue<string>(opened.Bundle.RelatedCases));
        while (next.TryDequeue(out var caseId))
        {
            if (!seen.Add(caseId) || await opened.Night.CaseAsync(caseId, cancellation) is not { } related)
                continue;
            foreach (var further in related.RelatedCases)
                next.Enqueue(further);
            if (await ChangeAsync(related, change, cancellation))
                await _states.AddEventAsync(caseId, $"{what.Decision}-{what.Kind}", new CaseEvent(clock.Now(), what.Kind, "", null, "", ""), cancellation);
        }
    }

    // Whatever others write meanwhile. False when there is nothing to change.
    private async Task<bool> ChangeAsync(CaseBundle related, Func<CaseState, CaseState> change, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await _states.GetAsync(related.AreaCode, related.CaseId, cancellation);
            if (change(state) is var next && next == state)
                return false;
            if (await _states.PutAsync(related.AreaCode, related.CaseId, next, cancellation) is not null)
                return true;
        }
    }

    private Task NoteAsync(AskingUser user, string caseId, string id, CaseEvent what, CancellationToken cancellation) => _states.AddEventAsync(caseId, id, what with { By = user.Id }, cancellation);
}
