using System.Numerics;
using System.Runtime.CompilerServices;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// Rows by the key they are looked up under, small enough for the cache: filled for one group of rows after another. Rows of one
/// key come out in the reverse of the order they were put in. Hot.
/// </summary>
internal sealed class KeyTable
{
    /// <summary>No entry.</summary>
    public const int None = -1;

    // Numbers of entries plus one; 0: free. Keys stand in the entries, so that the slots fit into the nearest cache.
    private int[] _slots = new int[16];
    private Entry[] _entries = new Entry[16];
    private int _mask;
    private int _count;

    /// <summary>Empties the table and makes room.</summary>
    public void Reset(int rows)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, checked(rows * 2)));
        if (_slots.Length < slots)
            _slots = new int[slots];
        else
            Array.Clear(_slots, 0, slots);
        if (_entries.Length < rows)
            _entries = new Entry[slots];
        _mask = slots - 1;
        _count = 0;
    }

    /// <summary>Puts in a row under a key other than <see cref="RuleTest.NoKey"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong key, int row)
    {
        ref var slot = ref SlotOf(key);
        var next = slot - 1;
        _entries[_count] = new Entry { Key = key, Row = row, Next = next, Size = next == None ? 1 : _entries[next].Size + 1 };
        slot = ++_count;
    }

    /// <summary>The first entry of a key and the number of its rows; (-1, 0) when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int First, int Size) Find(ulong key)
    {
        var first = SlotOf(key) - 1;
        return first == None ? (None, 0) : (first, _entries[first].Size);
    }

    /// <summary>The row of an entry, and the next entry of the same key; -1 after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Row, int Next) At(int entry) => (_entries[entry].Row, _entries[entry].Next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int SlotOf(ulong key)
    {
        var place = (int)(key & (ulong)_mask);
        while (_slots[place] != 0 && _entries[_slots[place] - 1].Key != key)
            place = (place + 1) & _mask;
        return ref _slots[place];
    }

    /// <summary>A row, the entry of the same key that was put in before it, and how many entries there are from it on.</summary>
    private struct Entry
    {
        public ulong Key;
        public int Row;
        public int Next;
        public int Size;
    }
}
