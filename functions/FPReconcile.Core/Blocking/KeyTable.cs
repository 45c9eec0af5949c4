using System.Numerics;
using System.Runtime.CompilerServices;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// Rows by the key they are looked up under, small enough for the cache: filled for one group of rows after another. Rows of one
/// key come out in the order they were put in.
/// </summary>
internal sealed class KeyTable
{
    private const int None = -1;

    private Slot[] _slots = new Slot[16];
    private Entry[] _entries = new Entry[16];
    private int _mask;
    private int _count;

    /// <summary>Empties the table and makes room.</summary>
    public void Reset(int rows)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, checked(rows * 2)));
        if (_slots.Length < slots)
            _slots = new Slot[slots];
        else
            Array.Clear(_slots, 0, slots);
        if (_entries.Length < rows)
            _entries = new Entry[slots];
        _mask = slots - 1;
        _count = 0;
    }

    /// <summary>Puts in a row under a key other than <see cref="RuleTest.NoKey"/>.</summary>
    public void Add(ulong key, int row)
    {
        ref var slot = ref SlotOf(key);
        _entries[_count] = new Entry(row, None);
        if (slot.Key == RuleTest.NoKey)
        {
            slot.Key = key;
            slot.First = _count;
        }
        else
        {
            _entries[slot.Last].Next = _count;
        }

        slot.Size++;
        slot.Last = _count++;
    }

    /// <summary>The first entry of a key and the number of its rows; (-1, 0) when there is none.</summary>
    public (int First, int Size) Find(ulong key)
    {
        ref var slot = ref SlotOf(key);
        return slot.Key == key ? (slot.First, slot.Size) : (None, 0);
    }

    /// <summary>The row of an entry, and the next entry of the same key; -1 after the last.</summary>
    public Entry At(int entry) => _entries[entry];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotOf(ulong key)
    {
        var place = (int)(key & (ulong)_mask);
        while (_slots[place].Key != RuleTest.NoKey && _slots[place].Key != key)
            place = (place + 1) & _mask;
        return ref _slots[place];
    }

    /// <summary>A row and the next entry of its key.</summary>
    internal record struct Entry(int Row, int Next);

    private struct Slot
    {
        public ulong Key;
        public int First;
        public int Last;
        public int Size;
    }
}
