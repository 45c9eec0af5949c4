using FPReconcile.Core.Comparisons;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FPReconcile.Core.Tables;

/// <summary>
/// Counts ids that several rows have. Two passes with a few bits for each row: most ids are seen to be alone without a look at any
/// other, and an index of all of them would cost ten times as much.
/// </summary>
internal static class DuplicateIds
{
    private const int BitsForEachRow = 16;
    private const int BitsOfAWord = 64;

    /// <summary>How many different ids occur more than once; rows without an id are not counted.</summary>
    public static int Count(RowIds ids)
    {
        if (IsAscending(ids))
            return 0;
        var bits = (ulong)BitOperations.RoundUpToPowerOf2((uint)Math.Max(BitsOfAWord, Math.Min(1L << 31, (long)ids.Count * BitsForEachRow)));
        var (seen, seenAgain) = (new ulong[bits / BitsOfAWord], new ulong[bits / BitsOfAWord]);
        for (var row = 0; row < ids.Count; row++)
        {
            var (word, bit) = PlaceOf(KeyHash.Of(ids[row]), bits);
            seenAgain[word] |= seen[word] & bit;
            seen[word] |= bit;
        }

        var counts = new Dictionary<ulong, int>();
        for (var row = 0; row < ids.Count; row++)
        {
            var hash = KeyHash.Of(ids[row]);
            var (word, bit) = PlaceOf(hash, bits);
            if ((seenAgain[word] & bit) != 0 && !ids[row].IsEmpty)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _)++;
        }

        return counts.Values.Count(count => count > 1);
    }

    private static (int Word, ulong Bit) PlaceOf(ulong hash, ulong bits) =>
        ((int)((hash & (bits - 1)) / BitsOfAWord), 1UL << (int)(hash % BitsOfAWord));

    private static bool IsAscending(RowIds ids)
    {
        for (var row = 1; row < ids.Count; row++)
        {
            if (ids[row].SequenceCompareTo(ids[row - 1]) <= 0)
                return false;
        }

        return true;
    }
}
