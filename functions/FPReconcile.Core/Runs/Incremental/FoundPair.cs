using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>A candidate pair and where a search of the whole tables comes upon it.</summary>
/// <param name="Left">Left row.</param>
/// <param name="Right">Right row.</param>
/// <param name="Order">Where it comes, the order of the rows aside.</param>
internal readonly record struct FoundPair(int Left, int Right, PairOrder Order)
{
    /// <summary>Two pairs of the same rows are rare.</summary>
    public override int GetHashCode() => unchecked((Left * 486187739) + Right);

    /// <summary>The row of the other side.</summary>
    public RowRef Other(bool isLeft) => isLeft ? new RowRef(false, Right) : new RowRef(true, Left);
}

/// <summary>
/// The order of <see cref="PairFinder"/>: stage by stage, inside groups (group by group, rule by rule) before across them (rule by
/// rule, part by part), blocks that were refined after those that were not. Left rows, then right rows come after it.
/// </summary>
internal readonly record struct PairOrder(BlockingStage Stage, bool IsAcross, int GroupOrRule, int RuleOrPart, int Depth)
{
    /// <summary>What it is compared by.</summary>
    public (BlockingStage, bool, int, int, int) Key => (Stage, IsAcross, GroupOrRule, RuleOrPart, Depth);
}
