using System.Numerics;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Image;

namespace FPReconcile.Core.Runs.Incremental.Index;

/// <summary>
/// Rows by key: buckets by the first bits of the key, in each the rows in ascending order, each with as many of the last bits of its key as
/// there is room for. Looking up a key touches two places, so that an index of any size need not be loaded.
/// </summary>
internal sealed class BucketIndex(ReadOnlyMemory<int> starts, ReadOnlyMemory<uint> entries, int tableRows)
{
    private const int RowsOfABucket = 4;
    private const int EntryBits = 32;

    private readonly int _shift = ShiftOf(starts.Length - 1);
    private readonly int _rowBits = RowBitsOf(tableRows);

    /// <summary>Rows that may have the key, ascending; nearly always they have.</summary>
    public void Find(ulong key, List<int> rows)
    {
        var (rowMask, tag) = ((1U << _rowBits) - 1, TagOf(key, _rowBits));
        foreach (var entry in Bucket(key))
        {
            if ((entry & ~rowMask) == tag)
                rows.Add(ImageValues.Row((int)(entry & rowMask), tableRows));
        }
    }

    /// <summary>At least as many rows as <see cref="Find"/> finds.</summary>
    public int MostRows(ulong key) => Bucket(key).Length;

    /// <summary>The two sections of an index.</summary>
    /// <param name="keys">For each row its key; <see cref="RuleTest.NoKey"/>: the row is not in the index.</param>
    public static (int[] Starts, uint[] Entries) Build(ReadOnlySpan<ulong> keys)
    {
        var (shift, rowBits) = (ShiftOf((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, keys.Length / RowsOfABucket))), RowBitsOf(keys.Length));
        var starts = new int[(1 << (64 - shift)) + 1];
        foreach (var key in keys)
        {
            if (key != RuleTest.NoKey)
                starts[BucketOf(key, shift) + 1]++;
        }

        for (var bucket = 1; bucket < starts.Length; bucket++)
            starts[bucket] += starts[bucket - 1];
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        var entries = GC.AllocateUninitializedArray<uint>(starts[^1]);
        for (var row = 0; row < keys.Length; row++)
        {
            if (keys[row] != RuleTest.NoKey)
                entries[next[BucketOf(keys[row], shift)]++] = TagOf(keys[row], rowBits) | (uint)row;
        }

        return (starts, entries);
    }

    private ReadOnlySpan<uint> Bucket(ulong key)
    {
        var bucket = BucketOf(key, _shift);
        return ImageValues.Piece(entries, starts.Span[bucket], starts.Span[bucket + 1]);
    }

    private static int ShiftOf(int buckets) => 64 - BitOperations.TrailingZeroCount(buckets);

    private static int BucketOf(ulong key, int shift) => shift == 64 ? 0 : (int)(key >> shift);

    private static int RowBitsOf(int rows) => EntryBits - BitOperations.LeadingZeroCount((uint)rows);

    /// <summary>The last bits of a key, in front of those of the row.</summary>
    private static uint TagOf(ulong key, int rowBits) => unchecked((uint)(key << rowBits));
}
