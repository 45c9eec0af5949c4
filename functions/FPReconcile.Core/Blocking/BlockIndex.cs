using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// The rows of one table under one blocking rule: a 64-bit key for each row (0 where a value is missing) and a hash chain from
/// key to rows. Built once for a table and used against every other table.
/// </summary>
internal sealed class BlockIndex
{
    private const ulong NoKey = 0;
    private readonly ulong[] keys;
    private readonly int[] next;
    private readonly int[] heads;

    public BlockIndex(EncodedTable table, BlockingRule rule)
    {
        keys = KeysOf(table, rule);
        next = new int[keys.Length];
        heads = new int[RoundUpToPowerOfTwo(Math.Max(16, keys.Length * 2))];
        Array.Fill(heads, -1);

        // From the last row to the first, so that each chain lists its rows in ascending order.
        for (var row = keys.Length - 1; row >= 0; row--)
        {
            if (keys[row] == NoKey)
                continue;
            ref var head = ref heads[Slot(keys[row])];
            next[row] = head;
            head = row;
        }
    }

    /// <summary>True when both rows have a key and it is the same.</summary>
    public bool Agrees(int row, BlockIndex other, int otherRow) =>
        keys[row] != NoKey && keys[row] == other.keys[otherRow];

    /// <summary>Appends the rows of this table that agree with a row of another, in ascending order.</summary>
    public void FindPartners(BlockIndex other, int otherRow, List<int> partners)
    {
        var key = other.keys[otherRow];
        if (key == NoKey)
            return;
        for (var row = heads[Slot(key)]; row >= 0; row = next[row])
        {
            if (keys[row] == key)
                partners.Add(row);
        }
    }

    private static ulong[] KeysOf(EncodedTable table, BlockingRule rule)
    {
        var columns = rule.Columns.Select(table.Values).ToArray();
        var first = rule.EitherOrder is { } pair ? table.Values(pair.First) : null;
        var second = rule.EitherOrder is { } pair2 ? table.Values(pair2.Second) : null;
        var result = new ulong[table.Rows];
        for (var row = 0; row < result.Length; row++)
            result[row] = KeyOf(columns, first, second, row);
        return result;
    }

    private static ulong KeyOf(int[][] columns, int[]? first, int[]? second, int row)
    {
        var key = 0x9E3779B97F4A7C15UL;
        foreach (var column in columns)
        {
            if (column[row] == EncodedTable.Missing)
                return NoKey;
            key = Mix(key ^ (uint)unchecked(column[row]));
        }

        if (first is not null && second is not null)
        {
            if (first[row] == EncodedTable.Missing || second[row] == EncodedTable.Missing)
                return NoKey;

            // A sum does not know the order of its terms: crosswise values get the same key.
            key = Mix(key ^ unchecked(Mix((uint)first[row]) + Mix((uint)second[row])));
        }

        return key == NoKey ? 1 : key;
    }

    /// <summary>Finalizer of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    private int Slot(ulong key) => (int)(key & (ulong)(heads.Length - 1));

    private static int RoundUpToPowerOfTwo(int value) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)value);
}
