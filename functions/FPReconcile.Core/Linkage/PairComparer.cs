using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>Compares candidate pairs on all comparisons. Hot: one comparison at a time over all pairs, so that its columns stay in the cache.</summary>
internal sealed class PairComparer
{
    private readonly EncodedTable _left;
    private readonly EncodedTable _right;
    private readonly IReadOnlyList<Comparison> _comparisons;

    public PairComparer(EncodedTable left, EncodedTable right, IReadOnlyList<Comparison> comparisons)
    {
        if (comparisons.Count > AgreementPattern.MaxComparisons)
            throw new ArgumentException($"At most {AgreementPattern.MaxComparisons} comparisons.", nameof(comparisons));
        _left = left;
        _right = right;
        _comparisons = comparisons;
    }

    /// <summary>The agreement patterns of the pairs from a position on.</summary>
    public ulong[] Compare(CandidatePairs pairs, int from)
    {
        var patterns = new ulong[pairs.Count - from];
        for (var i = 0; i < _comparisons.Count; i++)
            CompareOn(i, pairs.Left[from..], pairs.Right[from..], patterns);
        return patterns;
    }

    /// <summary>The pattern of one pair: the plain twin of <see cref="Compare"/>.</summary>
    public ulong CompareOne(int leftRow, int rightRow)
    {
        var pattern = 0UL;
        for (var i = 0; i < _comparisons.Count; i++)
            pattern = AgreementPattern.With(pattern, i, LevelOf(_comparisons[i], leftRow, rightRow));
        return pattern;
    }

    private int LevelOf(Comparison comparison, int leftRow, int rightRow)
    {
        var a = _left.Values(comparison.Column)[leftRow];
        var b = _right.Values(comparison.Column)[rightRow];
        if (a == EncodedTable.Missing || b == EncodedTable.Missing)
            return Comparison.MissingLevel;
        if (comparison.SwapColumn is not { } swap)
            return comparison.LevelOf(a, b, _left.Pool);
        return comparison.LevelOf((a, _left.Values(swap)[leftRow]), (b, _right.Values(swap)[rightRow]), _left.Pool);
    }

    private void CompareOn(int number, ReadOnlySpan<int> leftRows, ReadOnlySpan<int> rightRows, ulong[] patterns)
    {
        var comparison = _comparisons[number];
        var leftValues = _left.Values(comparison.Column);
        var rightValues = _right.Values(comparison.Column);
        var leftSwap = comparison.SwapColumn is null ? null : _left.Values(comparison.SwapColumn);
        var rightSwap = comparison.SwapColumn is null ? null : _right.Values(comparison.SwapColumn);
        for (var i = 0; i < patterns.Length; i++)
        {
            var a = leftValues[leftRows[i]];
            var b = rightValues[rightRows[i]];
            if (a == EncodedTable.Missing || b == EncodedTable.Missing)
                continue;
            var level = leftSwap is null
                ? comparison.LevelOf(a, b, _left.Pool)
                : comparison.LevelOf((a, leftSwap[leftRows[i]]), (b, rightSwap![rightRows[i]]), _left.Pool);
            patterns[i] = AgreementPattern.With(patterns[i], number, level);
        }
    }
}
