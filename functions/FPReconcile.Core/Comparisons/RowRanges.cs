namespace FPReconcile.Core.Comparisons;

/// <summary>Shares out rows, or texts, among threads in ranges that do not depend on how many threads there are.</summary>
internal static class RowRanges
{
    private const int RowsOfARange = 1 << 14;

    /// <summary>Does something with each range: its first row and the one after its last.</summary>
    public static void ForEach(int rows, ParallelOptions parallel, Action<int, int> work)
    {
        var ranges = (int)(((long)rows + RowsOfARange - 1) / RowsOfARange);
        Parallel.For(0, ranges, parallel, range => work(range * RowsOfARange, (int)Math.Min(rows, (range + 1L) * RowsOfARange)));
    }
}
