using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Everything that decides the discrepancies of a run.</summary>
public sealed record ReconcilerInput
{
    public required LinkageOutcome Linkage { get; init; }

    public required ReconciliationRules Rules { get; init; }

    /// <summary>The sources that were given; a source that is not listed was not.</summary>
    public required IReadOnlyList<SourceDelivery> Deliveries { get; init; }

    /// <summary>Rows that tell of a death or stillbirth without being a birth of this run: of lists of deaths, and rows that intake set aside.</summary>
    public IReadOnlyList<DeathRecord> Deaths { get; init; } = [];

    /// <summary>Why no contact item at all may be made: the list of deaths is too old or could not be read; null: they may.</summary>
    public HoldReason? ContactHold { get; init; }

    public OfficerDecisions Decisions { get; init; } = OfficerDecisions.None;

    public PreviousCases PreviousCases { get; init; } = PreviousCases.None;

    /// <summary>Names that linkage has folded already.</summary>
    internal FoldedNames Names { get; init; } = new();
}
