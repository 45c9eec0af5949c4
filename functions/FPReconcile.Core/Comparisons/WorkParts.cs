using System.Collections.Concurrent;

namespace FPReconcile.Core.Comparisons;

/// <summary>Shares out work on rows, texts or pairs among threads; the parts do not depend on how many threads there are.</summary>
internal static class WorkParts
{
    private const int UsualItems = 1 << 16;

    /// <summary>Rows, texts or pairs of a part. No result depends on it: tests make it small, so that few have many parts.</summary>
    public static int ItemsOfAPart { get; set; } = UsualItems;

    /// <summary>
    /// Does something with each part: its first item and the one after its last. What it writes must not depend on other parts: a
    /// mark that several parts set to the same value may be theirs together.
    /// </summary>
    public static void ForEach(int from, int to, ParallelOptions parallel, Action<int, int> work)
    {
        var size = ItemsOfAPart;
        var parts = (int)(((long)to - from + size - 1) / size);
        Parallel.For(0, parts, parallel, part =>
        {
            var first = from + (part * size);
            work(first, to - first < size ? to : first + size);
        });
    }

    /// <summary>The items for which something is true, in their order.</summary>
    public static List<int> Where(int count, ParallelOptions parallel, Func<int, bool> isTrue)
    {
        var ofParts = new ConcurrentDictionary<int, List<int>>();
        ForEach(0, count, parallel, (from, to) =>
        {
            var ofPart = ofParts[from] = [];
            for (var item = from; item < to; item++)
            {
                if (isTrue(item))
                    ofPart.Add(item);
            }
        });
        return [.. ofParts.OrderBy(part => part.Key).SelectMany(part => part.Value)];
    }
}
