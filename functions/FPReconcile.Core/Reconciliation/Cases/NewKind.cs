namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>Why a kind that was not open last night is open tonight.</summary>
internal static class NewKind
{
    public static CaseReason Why(DiscrepancyKind kind, BirthTonight tonight)
    {
        if (tonight.Last is not { } last)
            return CaseReason.Found;
        if (IsEvidenceGone(kind, tonight, last))
            return CaseReason.EvidenceGone;
        return kind switch
        {
            DiscrepancyKind.UnregisteredBirth when last.Kinds.Contains(DiscrepancyKind.AwaitingRegistration) => CaseReason.DeadlinePassed,
            DiscrepancyKind.NotInRegister when tonight.HadRecord(kind.SpeakingSource()) => CaseReason.DeadlinePassed,
            DiscrepancyKind.AwaitingRegistration when last.Kinds.Contains(DiscrepancyKind.UnregisteredBirth) => CaseReason.NotDue,
            DiscrepancyKind.PossibleMatch => CaseReason.CandidateFound,
            _ => CaseReason.Found,
        };
    }

    private static bool IsEvidenceGone(DiscrepancyKind kind, BirthTonight tonight, CaseEntry last)
    {
        if (kind.IsMissingRecord() && tonight.HasLost(kind.MissingSource()))
            return true;
        return last.ClosedBecause switch
        {
            CaseReason.NotForContact => kind.IsClosedByDeath(),
            CaseReason.Decided => kind != DiscrepancyKind.ConflictingDetails,
            CaseReason.DetailsAgree => kind == DiscrepancyKind.ConflictingDetails,
            CaseReason.DuplicateResolved => kind == DiscrepancyKind.PossibleDuplicate,
            CaseReason.RecordWithdrawn or CaseReason.Merged => true,
            _ => false,
        };
    }
}
