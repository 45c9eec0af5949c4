using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Births;

/// <summary>How far a run came with the pairs that are known: its result, or what must be found next.</summary>
public sealed class BirthLinkageReplay
{
    /// <summary>The result, once <see cref="LinkedRows.Build"/> is given the records byte for byte that of <see cref="BirthLinkage.Link"/>; null when pairs are missing.</summary>
    public LinkedRows? Result { get; internal init; }

    /// <summary>The searches to be made before the next replay; empty when there is a result.</summary>
    public IReadOnlyList<PairSearchPlan> Pending { get; internal init; } = [];

    /// <summary>The encoded tables that the searches work on, the same in every replay; null when there is a result.</summary>
    public EncodedBirths? Tables { get; internal init; }
}
