using System.Numerics;

namespace FPReconcile.Core.Runs.Incremental.Index;

/// <summary>
/// Keys numbered from 0 in order of first appearance. Hot. A dictionary would do, but its code is compiled anew for every kind of value at every
/// start, which of a run that takes half a second is a good part.
/// </summary>
internal sealed class NumberedKeys
{
    /// <summary>The number of a key that is not there.</summary>
    public const int None = -1;

    private const int SlotsOfAKey = 2;

    // A slot holds the number of its key and one more: 0 is free.
    private int[] _slots = new int[16];
    private ulong[] _keys = new ulong[8];

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    public ulong this[int number] => _keys[number];

    /// <summary>The number of a key; <see cref="None"/>: it is not there.</summary>
    public int Find(ulong key)
    {
        if (Count == 0)
            return None;
        var slots = _slots;
        for (var slot = SlotOf(key, slots.Length); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (_keys[slots[slot] - 1] == key)
                return slots[slot] - 1;
        }

        return None;
    }

    public bool Contains(ulong key) => Find(key) != None;

    /// <summary>Adds a key; false: it was there.</summary>
    public bool TryAdd(ulong key, out int number)
    {
        number = Find(key);
        if (number != None)
            return false;
        number = Count++;
        if (Count > _keys.Length)
            Grow();
        _keys[number] = key;
        Put(number);
        return true;
    }

    public void Clear()
    {
        // A table that was large once is cleared key by key.
        const int MuchRoom = 16;
        if (Count * MuchRoom > _slots.Length)
            Array.Clear(_slots);
        else
            ClearKeyByKey();
        Count = 0;
    }

    private void ClearKeyByKey()
    {
        for (var number = 0; number < Count; number++)
        {
            var slot = SlotOf(_keys[number], _slots.Length);
            while (_slots[slot] != number + 1)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = 0;
        }
    }

    private void Grow()
    {
        var keys = new ulong[_keys.Length * 2];
        Array.Copy(_keys, keys, _keys.Length);
        _keys = keys;
        _slots = new int[keys.Length * SlotsOfAKey];
        for (var number = 0; number < Count - 1; number++)
            Put(number);
    }

    private void Put(int number)
    {
        var slot = SlotOf(_keys[number], _slots.Length);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = number + 1;
    }

    private static int SlotOf(ulong key, int slots) => (int)(unchecked(key * 0x9E3779B97F4A7C15UL) >> (64 - BitOperations.TrailingZeroCount(slots)));
}
