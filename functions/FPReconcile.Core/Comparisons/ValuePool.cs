using System.Numerics;
using System.Runtime.InteropServices;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// The distinct text values of all tables of a run, numbered from 0 in order of first appearance: equal numbers mean equal
/// texts, so that exact agreement is an integer comparison.
/// </summary>
public sealed class ValuePool
{
    private const ulong SpaceBit = 1UL << (' ' & 63);

    private const int Free = -1;
    private const int SlotsOfAValue = 2;

    private readonly List<string> _values = [];
    private readonly List<uint> _hashes = [];
    private readonly List<ulong> _signatures = [];
    private int[] _slots = NewSlots(64);

    /// <summary>The values that are short and plain, for fast comparison.</summary>
    internal ShortNames Short { get; } = new();

    /// <summary>Number of distinct values.</summary>
    public int Count => _values.Count;

    /// <summary>The number of a text; <see cref="EncodedTable.Missing"/> for null or empty.</summary>
    public int Intern(string? value) => string.IsNullOrEmpty(value) ? EncodedTable.Missing : Intern(value, Hash(value));

    /// <summary>The numbers here of all texts of another pool.</summary>
    internal int[] TakeOver(ValuePool other)
    {
        var ids = new int[other.Count];
        for (var id = 0; id < ids.Length; id++)
            ids[id] = Intern(other._values[id], other._hashes[id]);
        return ids;
    }

    /// <summary>True when the two texts cannot be similar names: too few letters in common.</summary>
    internal bool AreFarApart(int a, int b)
    {
        // Two edits of a Latin name change at most four letters of the bag; Chinese names are handled by their own levels.
        const int MaxDifferentLetters = 6;
        return BitOperations.PopCount(_signatures[a] ^ _signatures[b]) > MaxDifferentLetters;
    }

    /// <summary>True when the text may have several words; false is sure.</summary>
    internal bool MayHaveWords(int id) => (_signatures[id] & SpaceBit) != 0;

    internal string Text(int id) => _values[id];

    private static uint Hash(string value) => unchecked((uint)KeyHash.Of(MemoryMarshal.AsBytes(value.AsSpan())));

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, Free);
        return slots;
    }

    private int Intern(string value, uint hash)
    {
        var mask = (uint)_slots.Length - 1;
        var slot = hash & mask;
        for (; _slots[slot] != Free; slot = (slot + 1) & mask)
        {
            var known = _slots[slot];
            if (_hashes[known] == hash && string.Equals(_values[known], value, StringComparison.Ordinal))
                return known;
        }

        var id = _values.Count;
        _slots[slot] = id;
        _values.Add(value);
        _hashes.Add(hash);
        _signatures.Add(SignatureOf(value));
        Short.Add(value);
        if (_values.Count * SlotsOfAValue > _slots.Length)
            Grow();
        return id;
    }

    private void Grow()
    {
        _slots = NewSlots(_slots.Length * 2);
        var mask = (uint)_slots.Length - 1;
        for (var id = 0; id < _hashes.Count; id++)
        {
            var slot = _hashes[id] & mask;
            while (_slots[slot] != Free)
                slot = (slot + 1) & mask;
            _slots[slot] = id;
        }
    }

    /// <summary>One bit for each letter that occurs (letter bag).</summary>
    private static ulong SignatureOf(string value)
    {
        var bits = 0UL;
        foreach (var letter in value)
            bits |= 1UL << (letter & 63);
        return bits;
    }
}
