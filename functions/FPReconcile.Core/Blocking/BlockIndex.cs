using System.Numerics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// The rows of one table under one blocking rule: a 64-bit key for each row, and the rows in order of the slot of their key, so
/// that a lookup touches one run of neighbors. Built once for a table and used against every other table.
/// </summary>
internal sealed class BlockIndex
{
    /// <summary>The row has no key: a value is missing.</summary>
    private const ulong None = 0;

    private readonly ulong[] _keys;
    private readonly int[] _rowsBySlot;

    // Rows of slot s stand at slotStarts[s] to slotStarts[s + 1] - 1.
    private readonly int[] _slotStarts;

    public BlockIndex(EncodedTable table, BlockingRule rule)
    {
        _keys = KeysOf(table, rule);
        _slotStarts = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, _keys.Length)) + 1];
        _rowsBySlot = new int[CountSlots()];
        Place();
    }

    /// <summary>True when both rows have a key and it is the same.</summary>
    public bool Agrees(int row, BlockIndex other, int otherRow) => _keys[row] == other._keys[otherRow] && _keys[row] != None;

    /// <summary>Appends the rows of this table that agree with a row of another, in ascending order.</summary>
    public void FindPartners(BlockIndex other, int otherRow, List<int> partners)
    {
        var key = other._keys[otherRow];
        if (key == None)
            return;
        var slot = Slot(key);
        foreach (var row in _rowsBySlot.AsSpan(_slotStarts[slot], _slotStarts[slot + 1] - _slotStarts[slot]))
        {
            if (_keys[row] == key)
                partners.Add(row);
        }
    }

    /// <summary>Turns the counts of the slots into their starts; gives the number of rows with a key.</summary>
    private int CountSlots()
    {
        foreach (var key in _keys)
        {
            if (key != None)
                _slotStarts[Slot(key) + 1]++;
        }

        for (var slot = 1; slot < _slotStarts.Length; slot++)
            _slotStarts[slot] += _slotStarts[slot - 1];
        return _slotStarts[^1];
    }

    private void Place()
    {
        var next = _slotStarts.AsSpan(0, _slotStarts.Length - 1).ToArray();
        for (var row = 0; row < _keys.Length; row++)
        {
            if (_keys[row] != None)
                _rowsBySlot[next[Slot(_keys[row])]++] = row;
        }
    }

    private int Slot(ulong key) => (int)(key & (ulong)(_slotStarts.Length - 2));

    private static ulong[] KeysOf(EncodedTable table, BlockingRule rule)
    {
        var columns = rule.Columns.Select(table.Values).ToArray();
        var first = rule.EitherOrder is { } pair ? table.Values(pair.First) : null;
        var second = rule.EitherOrder is { } other ? table.Values(other.Second) : null;
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
                return None;
            key = Mix(key ^ unchecked((uint)column[row]));
        }

        if (first is not null && second is not null)
        {
            if (first[row] == EncodedTable.Missing || second[row] == EncodedTable.Missing)
                return None;

            // A sum does not know the order of its terms: crosswise values get the same key.
            key = Mix(key ^ unchecked(Mix((uint)first[row]) + Mix((uint)second[row])));
        }

        return key == None ? 1 : key;
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
}
