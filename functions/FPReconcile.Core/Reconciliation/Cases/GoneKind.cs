using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>
/// Why a kind that was open last night is not open tonight: the evidence, or why it could not be assessed. Only evidence that is
/// there counts; what is explained by nothing else was not assessed.
/// </summary>
internal sealed class GoneKind(BirthTonight tonight)
{
    private readonly CaseEntry _last = tonight.Last ?? throw new ArgumentException("A new case has lost no kind.", nameof(tonight));

    public CaseReason Why(DiscrepancyKind kind)
    {
        if (tonight.Settled.Contains(kind))
            return CaseReason.Decided;
        if (tonight.IsHeld)
            return CaseReason.ConflictingVersion;
        return kind switch
        {
            DiscrepancyKind.PossibleMatch => WhyMatchIsGone(),
            DiscrepancyKind.ConflictingDetails => WhyConflictIsGone(),
            DiscrepancyKind.PossibleDuplicate => WhyDuplicateIsGone(),
            _ => WhyNotMissing(kind),
        };
    }

    private CaseReason WhyNotMissing(DiscrepancyKind kind)
    {
        var answer = kind.MissingSource();
        if (tonight.Has(answer))
            return tonight.WasJoinedByDecision(answer) ? CaseReason.Decided : Arrived(answer);
        if (!tonight.Has(kind.SpeakingSource()))
            return WhyLost(kind.SpeakingSource());
        if (tonight.Found.Contains(DiscrepancyKind.UnregisteredBirth) && kind == DiscrepancyKind.AwaitingRegistration)
            return CaseReason.DeadlinePassed;
        if (tonight.Found.Contains(DiscrepancyKind.AwaitingRegistration) && kind == DiscrepancyKind.UnregisteredBirth)
            return CaseReason.NotDue;
        if (kind.IsClosedByDeath() && WhyWithheld() is { } withheld)
            return withheld;
        return answer == SourceKind.Registration && tonight.Candidates.Any(key => key.Source == answer) ? CaseReason.CandidateFound : WhySilent(kind);
    }

    // Nothing arrived and nobody may not be approached: the source could not answer, or another question comes first.
    private CaseReason WhySilent(DiscrepancyKind kind)
    {
        if (tonight.WhyNotAssessed(kind.MissingSource()) is { } hold)
        {
            return hold switch
            {
                HoldReason.SourceNotGiven => CaseReason.SourceNotGiven,
                HoldReason.SourceIncomplete => CaseReason.SourceIncomplete,
                _ => CaseReason.NotCovered,
            };
        }

        if (kind != DiscrepancyKind.NotInRegister)
            return CaseReason.AwaitingDecision;
        return tonight.Birth.Registration!.RegistrationDate is null ? CaseReason.RegistrationDateMissing : CaseReason.NotDue;
    }

    private CaseReason WhyMatchIsGone()
    {
        if (WhyUnread(_last.Records.Concat(_last.Candidates)) is { } unread)
            return unread;
        var reasons = _last.Candidates.Select(WhyCandidateIsGone).Order().ToList();
        if (reasons.Count > 0 && reasons[0] != CaseReason.CandidateGone)
            return reasons[0];
        return WhyWithheld() ?? CaseReason.CandidateGone;
    }

    private CaseReason WhyCandidateIsGone(RecordKey candidate)
    {
        if (tonight.Keys.Any(key => tonight.Decisions.AreOne(key, candidate) || tonight.Decisions.AreTwo(key, candidate)))
            return CaseReason.Decided;
        return tonight.Keys.Contains(candidate) ? Arrived(candidate.Source) : CaseReason.CandidateGone;
    }

    private CaseReason WhyConflictIsGone()
    {
        if (WhyUnread(_last.Records) is { } unread)
            return unread;
        var lost = SourceKinds.All.Where(tonight.HasLost).Select(WhyLost).ToList();
        return lost.Count == 0 ? CaseReason.DetailsAgree : lost.Min();
    }

    private CaseReason WhyDuplicateIsGone()
    {
        if (WhyUnread(_last.Records) is { } unread)
            return unread;
        return _last.Records.Any(IsRejected) ? CaseReason.Decided : CaseReason.DuplicateResolved;
    }

    /// <summary>Why the birth has no record of a source any more.</summary>
    private CaseReason WhyLost(SourceKind source)
    {
        var lost = _last.Records.Where(key => key.Source == source).ToList();
        if (WhyUnread(lost) is { } unread)
            return unread;
        if (!lost.Exists(tonight.IsElsewhere))
            return CaseReason.RecordWithdrawn;
        return lost.Exists(IsRejected) ? CaseReason.Decided : CaseReason.LinkBroken;
    }

    /// <summary>Whether an officer said that a record of last night is not this birth.</summary>
    private bool IsRejected(RecordKey lost) => tonight.IsElsewhere(lost) && tonight.Keys.Any(key => tonight.Decisions.AreTwo(key, lost));

    /// <summary>Why nobody is to be approached, so that the kinds that ask for it are not raised; null when somebody may be.</summary>
    private CaseReason? WhyWithheld() => tonight.Standing switch
    {
        ContactStanding.Clear => null,
        ContactStanding.DeathEvidence => CaseReason.NotForContact,
        ContactStanding.Sealed when tonight.Decisions.IsSealed(tonight.Keys) => CaseReason.Decided,
        _ => CaseReason.Withheld,
    };

    private CaseReason? WhyUnread(IEnumerable<RecordKey> keys) =>
        keys.Select(tonight.WhyUnread).FirstOrDefault(reason => reason is not null);

    internal static CaseReason Arrived(SourceKind source) => source switch
    {
        SourceKind.Facility => CaseReason.NotificationArrived,
        SourceKind.Registration => CaseReason.RegistrationArrived,
        SourceKind.Register => CaseReason.RegisterEntryArrived,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
