namespace FPReconcile.Core.Linkage;

/// <summary>Shares out work on pairs among threads; the parts do not depend on how many there are.</summary>
internal static class PairParts
{
    private const int PairsOfAPart = 1 << 16;

    /// <summary>
    /// Does something with each part of the pairs: its first pair and the one after its last. What it writes must not depend on other parts: a
    /// mark that several parts set to the same value may be theirs together.
    /// </summary>
    public static void ForEach(int from, int to, ParallelOptions parallel, Action<int, int> work)
    {
        var parts = (to - from + PairsOfAPart - 1) / PairsOfAPart;
        Parallel.For(0, parts, parallel, part =>
        {
            var first = from + (part * PairsOfAPart);
            work(first, Math.Min(to, first + PairsOfAPart));
        });
    }

    /// <summary>The pairs for which something is true, in their order.</summary>
    public static List<int> Where(int count, ParallelOptions parallel, Func<int, bool> isTrue)
    {
        var ofParts = new List<int>[(count + PairsOfAPart - 1) / PairsOfAPart];
        ForEach(0, count, parallel, (from, to) =>
        {
            var ofPart = ofParts[from / PairsOfAPart] = [];
            for (var pair = from; pair < to; pair++)
            {
                if (isTrue(pair))
                    ofPart.Add(pair);
            }
        });
        return [.. ofParts.SelectMany(part => part)];
    }
}
