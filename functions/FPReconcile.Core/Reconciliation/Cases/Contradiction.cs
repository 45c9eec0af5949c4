using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>Finds the evidence that speaks against an officer's decision about a birth. The decision itself is never touched.</summary>
internal sealed class Contradiction(BirthTonight tonight)
{
    /// <summary>What contradicts a decision; null when nothing does.</summary>
    public CaseReason? Find()
    {
        // Nothing is concluded from records that may not stand.
        if (tonight.IsHeld)
            return null;
        if (tonight.Keys.Any(IsLinkedOtherwise))
            return CaseReason.LinkedOtherwise;
        return tonight.Last is { } last ? DetailsDiffer(last) ?? ArrivedAfterAll(last) : null;
    }

    private bool IsLinkedOtherwise(RecordKey key) => tonight.Decisions.Partners(key).Any(partner =>
        tonight.Decisions.AreOne(key, partner) ? tonight.IsElsewhere(partner) : tonight.Keys.Contains(partner));

    // A conflict that was there when the officer called the records one birth is no news: only one that begins later is.
    private CaseReason? DetailsDiffer(CaseEntry last)
    {
        if (!tonight.Found.Contains(DiscrepancyKind.ConflictingDetails))
            return null;
        var isNew = last.IsDecisionContradicted || !last.Kinds.Contains(DiscrepancyKind.ConflictingDetails);
        return isNew && tonight.Keys.Any(WasOneByDecision) ? CaseReason.DetailsDiffer : null;

        bool WasOneByDecision(RecordKey key) => last.Records.Contains(key)
            && tonight.Decisions.Partners(key).Any(partner => partner.Source != key.Source && last.Records.Contains(partner) && tonight.Keys.Contains(partner));
    }

    private CaseReason? ArrivedAfterAll(CaseEntry last)
    {
        if (!tonight.Decisions.CannotBeTraced(last.Records.Where(tonight.Keys.Contains)))
            return null;
        foreach (var source in SourceKinds.All)
        {
            if (tonight.Has(source) && (last.IsDecisionContradicted || !tonight.HadRecord(source)))
                return GoneKind.Arrived(source);
        }

        return null;
    }
}
