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
        await store.Tables.DeleteAsync(StorageNames.DecisionsTable, new TableKey(request.CaseId, decision), null, cancellation);
        if (await _states.PutAsync(opened.Bundle.AreaCode, request.CaseId, state.WithoutDecision(), cancellation) is not { } undone)
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        if (state.IsWithheld)
            await WithholdRelatedAsync(opened, decision, isWithheld: false, cancellation);
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
            await WithholdRelatedAsync(opened, id, isWithheld: false, cancellation);
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
            ReturnsOn = DecisionRules.ReturnsOn(request, opened.Night.AsOf), SentContent = sender is null ? null : opened.Bundle.Content, Disposition = request.Disposition, ReasonCode = request.ReasonCode, Pair = request.Pair, DecisionId = request.Id,
            DecidedBy = user.Id, DecidedAt = now, UndoUntil = now.AddMinutes(settings.UndoMinutes), IsWithheld = DecisionRules.Withholds(request.Disposition),
        };

        if (sender is { } office)
            await _sentBack.AddAsync(opened.Bundle, office, now, cancellation);

        // What withholds comes first, and before anybody has checked it: a family is not approached because a check is due.
        if (next.IsWithheld)
            await WithholdRelatedAsync(opened, request.Id, isWithheld: true, cancellation);
        if (!isChecked && request.Disposition != Disposition.Unsure)
            await _decisions.AddAsync(request.Id, DecisionRules.ToDecision(opened.Bundle, request.Disposition, request.Pair, request.ReasonCode), now, cancellation);
        if (await _states.PutAsync(opened.Bundle.AreaCode, request.CaseId, next, cancellation) is not { } written)
        {
            await store.Tables.DeleteAsync(StorageNames.DecisionsTable, new TableKey(request.CaseId, request.Id), null, cancellation);
            return ReviewAnswer<CaseState>.Refuse(ReviewOutcome.Conflict);
        }

        var kind = isChecked ? CaseEventKind.SecondCheckAsked : CaseEventKind.Decided;
        await NoteAsync(user, request.CaseId, request.Id, new CaseEvent(now, kind, user.Id, request.Disposition, request.ReasonCode, request.Note), cancellation);
        return ReviewAnswer<CaseState>.Of(written);
    }

    private async Task WithholdRelatedAsync(OpenedCase opened, string decision, bool isWithheld, CancellationToken cancellation)
    {
        foreach (var caseId in opened.Bundle.RelatedCases)
        {
            if (await opened.Night.CaseAsync(caseId, cancellation) is { } related)
                await WithholdAsync(related, decision, isWithheld, cancellation);
        }
    }

    private async Task WithholdAsync(CaseBundle related, string decision, bool isWithheld, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await _states.GetAsync(related.AreaCode, related.CaseId, cancellation);
            if (isWithheld ? state.WithheldBy is not null : state.WithheldBy != decision)
                return;

            // A case may be withheld for two reasons: its own decision, and that about a case which may be the same birth.
            var isOwn = state.Disposition is { } own && DecisionRules.Withholds(own);
            var next = state with { IsWithheld = isWithheld || isOwn, WithheldBy = isWithheld ? decision : null };
            if (await _states.PutAsync(related.AreaCode, related.CaseId, next, cancellation) is null)
                continue;
            await _states.AddEventAsync(related.CaseId, $"{decision}-{isWithheld}", new CaseEvent(clock.Now(), isWithheld ? CaseEventKind.Withheld : CaseEventKind.Undone, "", null, "", ""), cancellation);
            return;
        }
    }

    private Task NoteAsync(AskingUser user, string caseId, string id, CaseEvent what, CancellationToken cancellation) => _states.AddEventAsync(caseId, id, what with { By = user.Id }, cancellation);
}
