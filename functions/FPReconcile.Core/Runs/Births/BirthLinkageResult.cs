using FPReconcile.Core.Normalization;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Runs.Births;

/// <summary>What linkage found, and the model it found it with.</summary>
public sealed class BirthLinkageResult
{
    public required LinkageOutcome Outcome { get; init; }

    /// <summary>The trained model of each pair of sources, as one JSON object for the manifest.</summary>
    public required string ModelJson { get; init; }

    /// <summary>The names of the records, folded.</summary>
    internal FoldedNames Names { get; init; } = new();
}
