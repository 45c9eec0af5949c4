using System.Numerics;
using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// Rows by key: buckets by the first bits of the key, in each the rows in ascending order with the last bits of their keys. Looking up
/// a key touches two places, so that an index of any size need not be loaded.
/// </summary>
internal sealed class BucketIndex(ReadOnlyMemory<int> starts, ReadOnlyMemory<ulong> entries)
{
    private const int RowsOfABucket = 4;
    private const int RowBits = 32;

    private readonly int _shift = ShiftOf(starts.Length - 1);

    /// <summary>Rows that may have the key, ascending; nearly always they have.</summary>
    public void Find(ulong key, List<int> rows)
    {
        var bucket = BucketOf(key, _shift);
        var ends = starts.Span;
        foreach (var entry in entries.Span[ends[bucket]..ends[bucket + 1]])
        {
            if (entry >> RowBits == (key & uint.MaxValue))
                rows.Add((int)(entry & int.MaxValue));
        }
    }

    /// <summary>At least as many rows as <see cref="Find"/> finds.</summary>
    public int MostRows(ulong key)
    {
        var bucket = BucketOf(key, _shift);
        var ends = starts.Span;
        return ends[bucket + 1] - ends[bucket];
    }

    /// <summary>The two sections of an index.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="keyOf">The key of a row; <see cref="RuleTest.NoKey"/>: the row is not in the index.</param>
    public static (int[] Starts, ulong[] Entries) Build(int count, Func<int, ulong> keyOf)
    {
        var shift = ShiftOf((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count / RowsOfABucket)));
        var starts = new int[(1 << (64 - shift)) + 1];
        for (var row = 0; row < count; row++)
        {
            var key = keyOf(row);
            if (key != RuleTest.NoKey)
                starts[BucketOf(key, shift) + 1]++;
        }

        for (var bucket = 1; bucket < starts.Length; bucket++)
            starts[bucket] += starts[bucket - 1];
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        var entries = GC.AllocateUninitializedArray<ulong>(starts[^1]);
        for (var row = 0; row < count; row++)
        {
            var key = keyOf(row);
            if (key != RuleTest.NoKey)
                entries[next[BucketOf(key, shift)]++] = ((key & uint.MaxValue) << RowBits) | (uint)row;
        }

        return (starts, entries);
    }

    private static int ShiftOf(int buckets) => 64 - BitOperations.TrailingZeroCount(buckets);

    private static int BucketOf(ulong key, int shift) => shift == 64 ? 0 : (int)(key >> shift);
}
