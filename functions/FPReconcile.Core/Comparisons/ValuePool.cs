using System.Numerics;
using System.Runtime.InteropServices;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// The distinct text values of all tables of a run, numbered from 0 in order of first appearance: equal numbers mean equal
/// texts, so that exact agreement is an integer comparison. The letters stand in large blocks: hundreds of thousands of strings would
/// be looked at by the collector again and again.
/// </summary>
public sealed class ValuePool
{
    private const ulong SpaceBit = 1UL << (' ' & 63);

    private const int Free = -1;
    private const int SlotsOfAValue = 2;

    // The first block is small, because there are small pools, too; each is twice as large as the one before.
    private const int LettersOfFirstBlock = 1 << 8;
    private const int LettersOfABlock = 1 << 16;

    private readonly List<char[]> _blocks = [];
    private Place[] _places = new Place[64];
    private ulong[] _signatures = new ulong[64];
    private Slot[] _slots = NewSlots(128);
    private int _lettersInBlock;

    /// <summary>The values that are short and plain, for fast comparison.</summary>
    internal ShortNames Short { get; } = new();

    /// <summary>Number of distinct values.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a text; <see cref="EncodedTable.Missing"/> for an empty one.</summary>
    public int Intern(ReadOnlySpan<char> value) => value.IsEmpty ? EncodedTable.Missing : Intern(value, Hash(value));

    /// <summary>The numbers here of all texts of another pool; those that are new here get theirs in the order of that pool.</summary>
    /// <param name="other">The other pool.</param>
    /// <param name="parallel">Threads to look texts up on; the numbers do not depend on them.</param>
    internal int[] TakeOver(ValuePool other, ParallelOptions parallel)
    {
        var hashes = new uint[other.Count];
        foreach (var slot in other._slots)
        {
            if (slot.Id != Free)
                hashes[slot.Id] = slot.Hash;
        }

        var ids = new int[hashes.Length];
        WorkParts.ForEach(0, ids.Length, parallel, (from, to) =>
        {
            for (var id = from; id < to; id++)
                ids[id] = _slots[SlotOf(other.Text(id), hashes[id])].Id;
        });
        for (var id = 0; id < ids.Length; id++)
        {
            if (ids[id] == Free)
                ids[id] = Intern(other.Text(id), hashes[id]);
        }

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

    internal ReadOnlySpan<char> Text(int id)
    {
        ref var place = ref _places[id];
        return _blocks[place.Block].AsSpan(place.Start, place.Length);
    }

    private static uint Hash(ReadOnlySpan<char> value) => unchecked((uint)KeyHash.Of(MemoryMarshal.AsBytes(value)));

    private static Slot[] NewSlots(int count)
    {
        var slots = new Slot[count];
        Array.Fill(slots, new Slot(0, Free));
        return slots;
    }

    private int Intern(ReadOnlySpan<char> value, uint hash)
    {
        ref var slot = ref _slots[SlotOf(value, hash)];
        if (slot.Id != Free)
            return slot.Id;
        var id = Count;
        slot = new Slot(hash, id);
        Add(value);
        if (Count * SlotsOfAValue > _slots.Length)
            Grow();
        return id;
    }

    /// <summary>Where a text stands, or the free slot where it belongs.</summary>
    private uint SlotOf(ReadOnlySpan<char> value, uint hash)
    {
        var mask = (uint)_slots.Length - 1;
        var at = hash & mask;
        while (_slots[at].Id != Free && !(_slots[at].Hash == hash && Text(_slots[at].Id).SequenceEqual(value)))
            at = (at + 1) & mask;
        return at;
    }

    private void Add(ReadOnlySpan<char> value)
    {
        if (Count == _places.Length)
        {
            Array.Resize(ref _places, Count * 2);
            Array.Resize(ref _signatures, Count * 2);
        }

        if (_blocks.Count == 0 || _blocks[^1].Length - _lettersInBlock < value.Length)
        {
            var usual = (int)Math.Min(LettersOfABlock, (long)LettersOfFirstBlock << Math.Min(_blocks.Count, 30));
            _blocks.Add(GC.AllocateUninitializedArray<char>(Math.Max(usual, value.Length)));
            _lettersInBlock = 0;
        }

        value.CopyTo(_blocks[^1].AsSpan(_lettersInBlock));
        _places[Count] = new Place(_blocks.Count - 1, _lettersInBlock, value.Length);
        _lettersInBlock += value.Length;
        _signatures[Count] = SignatureOf(value);
        Short.Add(value);
        Count++;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = NewSlots(old.Length * 2);
        var mask = (uint)_slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Id == Free)
                continue;
            var at = slot.Hash & mask;
            while (_slots[at].Id != Free)
                at = (at + 1) & mask;
            _slots[at] = slot;
        }
    }

    /// <summary>One bit for each letter that occurs (letter bag).</summary>
    private static ulong SignatureOf(ReadOnlySpan<char> value)
    {
        var bits = 0UL;
        foreach (var letter in value)
            bits |= 1UL << (letter & 63);
        return bits;
    }

    /// <summary>A value and its hash; <see cref="Free"/>: none.</summary>
    private readonly record struct Slot(uint Hash, int Id);

    /// <summary>Where the letters of a value stand.</summary>
    private readonly record struct Place(int Block, int Start, int Length);
}
