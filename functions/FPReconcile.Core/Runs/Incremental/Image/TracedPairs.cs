using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Runs.TwoTables;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>The pairs of a run over whole tables that matter later, by row.</summary>
internal sealed class TracedPairs
{
    private readonly TwoTableLinkage _linkage;
    private readonly List<int> _pairs = [];

    public TracedPairs(LinkageTrace trace, TwoTableLinkage linkage, PairLimits limits)
    {
        _linkage = linkage;
        var matchBits = trace.Pairs is { } pairs ? pairs.MatchBits : linkage.MatchWeights;
        var weights = trace.Assigned.Weights;
        for (var pair = 0; pair < matchBits.Length; pair++)
        {
            if (limits.Includes(matchBits[pair], weights is null ? double.NegativeInfinity : weights[pair]))
                _pairs.Add(pair);
        }
    }

    /// <summary>For each row of a table, in the order of the file, where its partners end, and the partners of all rows.</summary>
    public (int[] Ends, int[] Partners) Of(bool isLeft, int rows)
    {
        var ends = new int[rows];
        foreach (var pair in _pairs)
            ends[RowsOf(pair, isLeft).Row]++;
        for (var row = 1; row < rows; row++)
            ends[row] += ends[row - 1];

        // Put in from behind, so that the ends move to the starts, which are the ends of the rows before.
        var partners = new int[_pairs.Count];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            var (row, partner) = RowsOf(_pairs[i], isLeft);
            partners[--ends[row]] = partner;
        }

        for (var row = 0; row < rows; row++)
            ends[row] = row + 1 < rows ? ends[row + 1] : partners.Length;
        return (ends, partners);
    }

    private (int Row, int Partner) RowsOf(int pair, bool isLeft)
    {
        var (left, right, _, _) = _linkage.Pair(pair);
        return isLeft ? (left, right) : (right, left);
    }
}
