using System.Collections.Concurrent;

namespace FPReconcile.Core.Linkage;

/// <summary>Shares out work on pairs among threads; the parts do not depend on how many there are.</summary>
internal static class PairParts
{
    private const int UsualPairs = 1 << 16;

    /// <summary>Pairs of a part. No result depends on it: tests make it small, so that few pairs have many parts.</summary>
    public static int PairsOfAPart { get; set; } = UsualPairs;

    /// <summary>
    /// Does something with each part of the pairs: its first pair and the one after its last. What it writes must not depend on other parts: a
    /// mark that several parts set to the same value may be theirs together.
    /// </summary>
    public static void ForEach(int from, int to, ParallelOptions parallel, Action<int, int> work)
    {
        var size = PairsOfAPart;
        var parts = (int)(((long)to - from + size - 1) / size);
        Parallel.For(0, parts, parallel, part =>
        {
            var first = from + (part * size);
            work(first, to - first < size ? to : first + size);
        });
    }

    /// <summary>The pairs for which something is true, in their order.</summary>
    public static List<int> Where(int count, ParallelOptions parallel, Func<int, bool> isTrue)
    {
        var ofParts = new ConcurrentDictionary<int, List<int>>();
        ForEach(0, count, parallel, (from, to) =>
        {
            var ofPart = ofParts[from] = [];
            for (var pair = from; pair < to; pair++)
            {
                if (isTrue(pair))
                    ofPart.Add(pair);
            }
        });
        return [.. ofParts.OrderBy(part => part.Key).SelectMany(part => part.Value)];
    }
}
