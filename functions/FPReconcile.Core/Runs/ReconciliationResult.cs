using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Runs;

/// <summary>What one run found.</summary>
public sealed class ReconciliationResult
{
    public required LinkageOutcome Linkage { get; init; }

    public required ReconcilerResult Reconciliation { get; init; }

    /// <summary>The trained model as one JSON object.</summary>
    public required string ModelJson { get; init; }

    /// <summary>Language, date and names of the lists.</summary>
    public required DisclosureContext Context { get; init; }

    /// <summary>Worklists by area, masked; each is made while it is read.</summary>
    public required IEnumerable<Worklist> Worklists { get; init; }

    /// <summary>Feedback by facility.</summary>
    public required IReadOnlyList<Feedback> Feedback { get; init; }

    /// <summary>Decisions of officers, carried forward.</summary>
    public required OfficerDecisions Decisions { get; init; }
}
