using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>Pairs that are the best of both their records: a fast stand-in for one-to-one links while training.</summary>
internal static class MutualBest
{
    /// <summary>For each pair whether it is above the threshold and strictly the best of its left and of its right record.</summary>
    public static bool[] Mark(ScoredPairs scored, double threshold)
    {
        int[] bestOfLeft = [], bestOfRight = [];
        Parallel.Invoke(
            scored.Parallel,
            () => bestOfLeft = Best(scored.LeftRows, scored.MatchBits, threshold),
            () => bestOfRight = Best(scored.RightRows, scored.MatchBits, threshold));
        var marks = new bool[scored.Count];
        WorkParts.ForEach(0, marks.Length, scored.Parallel, (from, to) =>
        {
            ReadOnlySpan<int> left = scored.LeftRows, right = scored.RightRows;
            for (var i = from; i < to; i++)
                marks[i] = scored.MatchBits[i] >= threshold && bestOfLeft[left[i]] == i && bestOfRight[right[i]] == i;
        });
        return marks;
    }

    /// <summary>For each row its best pair among those above the threshold.</summary>
    private static int[] Best(ReadOnlySpan<int> rows, ReadOnlySpan<double> bits, double threshold)
    {
        const int None = -1;
        // Marks a best pair that is not alone.
        const int Tie = 1 << 30;
        var size = 0;
        foreach (var row in rows)
            size = Math.Max(size, row + 1);
        var best = new int[size];
        Array.Fill(best, None);
        for (var i = 0; i < rows.Length; i++)
        {
            if (bits[i] < threshold)
                continue;
            ref var current = ref best[rows[i]];
            if (current == None || bits[i] > bits[current & ~Tie])
                current = i;
            else if (bits[i] == bits[current & ~Tie])
                current |= Tie;
        }

        return best;
    }
}
