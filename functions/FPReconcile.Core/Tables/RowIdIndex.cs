using FPReconcile.Core.Comparisons;
using System.Numerics;

namespace FPReconcile.Core.Tables;

/// <summary>Finds the row of an id. Ids are told apart by their bytes; of several rows with one id the first stands for all.</summary>
public sealed class RowIdIndex
{
    private const int Free = -1;

    private readonly RowIds _ids;
    private readonly int[] _slots;
    private readonly int[] _firstRows;
    private readonly int[] _counts;

    public RowIdIndex(RowIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        _ids = ids;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, ids.Count * 2L))];
        Array.Fill(_slots, Free);
        _firstRows = new int[ids.Count];
        _counts = new int[ids.Count];
        for (var row = 0; row < ids.Count; row++)
        {
            ref var first = ref _slots[SlotOf(ids[row])];
            if (first == Free)
                first = row;
            _firstRows[row] = first;
            _counts[first]++;
        }
    }

    /// <summary>The first row with an id; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<byte> id) => _slots[SlotOf(id)];

    /// <summary>The first row with the id of a row.</summary>
    public int FirstRow(int row) => _firstRows[row];

    /// <summary>How many rows have the id of a first row.</summary>
    public int CountOf(int firstRow) => _counts[firstRow];

    private int SlotOf(ReadOnlySpan<byte> id)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(KeyHash.Of(id) & (ulong)mask);
        while (_slots[slot] != Free && !_ids[_slots[slot]].SequenceEqual(id))
            slot = (slot + 1) & mask;
        return slot;
    }
}
