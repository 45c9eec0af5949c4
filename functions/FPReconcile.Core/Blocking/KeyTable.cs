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

    private ulong[] _keys = new ulong[16];
    private int[] _firsts = new int[16];
    private int[] _lasts = new int[16];
    private int[] _sizes = new int[16];
    private int[] _rows = new int[16];
    private int[] _next = new int[16];
    private int _mask;
    private int _count;

    /// <summary>Empties the table and makes room.</summary>
    public void Reset(int rows)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, checked(rows * 2)));
        if (_keys.Length < slots)
        {
            _keys = new ulong[slots];
            _firsts = new int[slots];
            _lasts = new int[slots];
            _sizes = new int[slots];
        }
        else
        {
            Array.Clear(_keys, 0, slots);
        }

        if (_rows.Length < rows)
        {
            _rows = new int[slots];
            _next = new int[slots];
        }

        _mask = slots - 1;
        _count = 0;
    }

    /// <summary>Puts in a row under a key other than <see cref="RuleTest.NoKey"/>.</summary>
    public void Add(ulong key, int row)
    {
        var slot = SlotOf(key);
        _rows[_count] = row;
        _next[_count] = None;
        if (_keys[slot] == RuleTest.NoKey)
        {
            _keys[slot] = key;
            _firsts[slot] = _count;
            _sizes[slot] = 1;
        }
        else
        {
            _next[_lasts[slot]] = _count;
            _sizes[slot]++;
        }

        _lasts[slot] = _count++;
    }

    /// <summary>The first entry of a key and the number of its rows; (-1, 0) when there is none.</summary>
    public (int First, int Size) Find(ulong key)
    {
        var slot = SlotOf(key);
        return _keys[slot] == key ? (_firsts[slot], _sizes[slot]) : (None, 0);
    }

    public int RowAt(int entry) => _rows[entry];

    /// <summary>The next entry of the same key; -1 after the last.</summary>
    public int NextAfter(int entry) => _next[entry];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        var slot = (int)(key & (ulong)_mask);
        while (_keys[slot] != RuleTest.NoKey && _keys[slot] != key)
            slot = (slot + 1) & _mask;
        return slot;
    }
}
