namespace FPReconcile.Core.Linkage;

/// <summary>Shares out work on pairs among threads; the parts do not depend on how many there are.</summary>
internal static class PairParts
{
    private const int PairsOfAPart = 1 << 16;

    /// <summary>Does something with each part of the pairs: its first pair and the one after its last.</summary>
    public static void ForEach(int from, int to, ParallelOptions parallel, Action<int, int> work)
    {
        var parts = (to - from + PairsOfAPart - 1) / PairsOfAPart;
        Parallel.For(0, parts, parallel, part =>
        {
            var first = from + (part * PairsOfAPart);
            work(first, Math.Min(to, first + PairsOfAPart));
        });
    }
}
