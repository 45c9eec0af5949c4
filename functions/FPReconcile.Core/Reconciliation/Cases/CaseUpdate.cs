namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>The cases after a night, and what changed since the night before.</summary>
/// <param name="Ledger">The cases tonight.</param>
/// <param name="Changes">Ordered by case id, then by change.</param>
public sealed record CaseUpdate(CaseLedger Ledger, IReadOnlyList<CaseChange> Changes)
{
    /// <summary>The changes counted by change and reason, in that order.</summary>
    public IReadOnlyList<CaseChangeCount> Counts =>
    [
        .. Changes.CountBy(change => (change.Change, change.Because))
            .OrderBy(count => count.Key)
            .Select(count => new CaseChangeCount(count.Key.Change, count.Key.Because, count.Value)),
    ];
}
