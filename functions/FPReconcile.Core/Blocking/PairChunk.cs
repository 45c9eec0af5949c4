namespace FPReconcile.Core.Blocking;

/// <summary>Compared pairs of one part of the tables, packed to be kept: twelve bytes a pair, and what they have in common once.</summary>
/// <param name="left">Left rows of the pairs.</param>
/// <param name="right">Right rows.</param>
/// <param name="kindOfPair">For each pair the number of its kind.</param>
/// <param name="kinds">The kinds that occur, in order of first appearance.</param>
internal sealed class PairChunk(int[] left, int[] right, int[] kindOfPair, PairKind[] kinds)
{
    public int Count => left.Length;

    public ReadOnlySpan<int> Left => left;

    public ReadOnlySpan<int> Right => right;

    public ReadOnlySpan<int> KindOfPair => kindOfPair;

    public ReadOnlySpan<PairKind> Kinds => kinds;

    /// <summary>What each rule yielded here.</summary>
    public PairYield Yield { get; init; } = new();
}

/// <summary>What many pairs have in common.</summary>
/// <param name="Pattern">Their agreement pattern.</param>
/// <param name="Rules">The blocking rules under which they fall: bit k for rule k.</param>
/// <param name="Pairs">How many pairs of a chunk are of this kind.</param>
internal readonly record struct PairKind(ulong Pattern, uint Rules, int Pairs);
