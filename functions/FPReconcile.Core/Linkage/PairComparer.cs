using System.Runtime.CompilerServices;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Compares candidate pairs on all comparisons: one comparison after another over a few hundred pairs, so that their rows stay in
/// the cache and the code of one comparison runs in one go. Hot.
/// </summary>
internal sealed class PairComparer
{
    private const int PairsAtOnce = 512;

    private readonly EncodedTable _left;
    private readonly EncodedTable _right;
    private readonly BoundComparison[] _comparisons;

    public PairComparer(EncodedTable left, EncodedTable right, IReadOnlyList<Comparison> comparisons)
    {
        if (comparisons.Count > AgreementPattern.MaxComparisons)
            throw new ArgumentException($"At most {AgreementPattern.MaxComparisons} comparisons.", nameof(comparisons));
        _left = left;
        _right = right;
        _comparisons = [.. comparisons.Select(c => new BoundComparison(c, left.Schema))];
    }

    /// <summary>Replaces the equal cells of the pairs by their agreement patterns.</summary>
    public void Compare(PairBuffer pairs)
    {
        Span<ulong> equal = stackalloc ulong[PairsAtOnce];
        Span<ulong> present = stackalloc ulong[PairsAtOnce];
        for (var from = 0; from < pairs.Count; from += PairsAtOnce)
        {
            var count = Math.Min(PairsAtOnce, pairs.Count - from);
            var batch = new Batch(pairs.Left.Slice(from, count), pairs.Right.Slice(from, count), equal[..count], present[..count]);
            var patterns = pairs.Patterns.Slice(from, count);
            patterns.CopyTo(equal);
            patterns.Clear();
            FindPresent(batch, present);
            for (var c = 0; c < _comparisons.Length; c++)
                CompareOn(c, batch, patterns);
        }
    }

    /// <summary>The pattern of one pair: the plain twin of <see cref="Compare"/>.</summary>
    public ulong CompareOne(int leftRow, int rightRow)
    {
        var pattern = 0UL;
        for (var i = 0; i < _comparisons.Length; i++)
            pattern = AgreementPattern.With(pattern, i, LevelOf(_comparisons[i], leftRow, rightRow));
        return pattern;
    }

    private int LevelOf(BoundComparison bound, int leftRow, int rightRow)
    {
        var a = _left.Value(leftRow, bound.Place);
        var b = _right.Value(rightRow, bound.Place);
        if (a == EncodedTable.Missing || b == EncodedTable.Missing)
            return Comparison.MissingLevel;
        if (bound.Swap is not { } swap)
            return bound.Comparison.LevelOf(a, b, _left.Pool);
        return bound.Comparison.LevelOf((a, _left.Value(leftRow, swap)), (b, _right.Value(rightRow, swap)), _left.Pool);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindPresent(in Batch batch, Span<ulong> present)
    {
        var stride = _left.Schema.Stride;
        for (var i = 0; i < batch.Left.Length; i++)
            present[i] = EncodedTable.PresentCells(ref _left.FirstCell(batch.Left[i]), ref _right.FirstCell(batch.Right[i]), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CompareOn(int number, in Batch batch, Span<ulong> patterns)
    {
        var bound = _comparisons[number];
        var mask = bound.Place.Mask;
        var levelOfEqual = bound.Comparison.LevelOfEqualValues ?? -1;
        for (var i = 0; i < patterns.Length; i++)
        {
            if ((batch.Present[i] & mask) != mask)
                continue;
            var level = levelOfEqual >= 0 && (batch.Equal[i] & mask) == mask
                ? levelOfEqual
                : LevelOf(bound, batch.Left[i], batch.Right[i]);
            patterns[i] = AgreementPattern.With(patterns[i], number, level);
        }
    }

    /// <summary>Some pairs: their rows, the cells in which they are equal, and those that both have.</summary>
    private readonly ref struct Batch(ReadOnlySpan<int> left, ReadOnlySpan<int> right, ReadOnlySpan<ulong> equal, ReadOnlySpan<ulong> present)
    {
        public ReadOnlySpan<int> Left { get; } = left;

        public ReadOnlySpan<int> Right { get; } = right;

        public ReadOnlySpan<ulong> Equal { get; } = equal;

        public ReadOnlySpan<ulong> Present { get; } = present;
    }

    /// <summary>A comparison and where its values stand in a row.</summary>
    private sealed class BoundComparison(Comparison comparison, TableSchema schema)
    {
        public Comparison Comparison { get; } = comparison;

        public ColumnPlace Place { get; } = schema.Place(comparison.Column);

        public ColumnPlace? Swap { get; } = comparison.SwapColumn is { } column ? schema.Place(column) : null;
    }
}
