namespace FPReconcile.Core.Normalization;

/// <summary>
/// Numbers distinct texts from 0 in order of first appearance. All that a look-up needs stands in one place: the texts of a district
/// do not fit into the caches of a processor, and a dictionary fetches two places of memory before it comes to the text.
/// </summary>
internal sealed class TextNumbers
{
    private const int SlotsOfAText = 2;
    private const uint HashPrime = 16_777_619;

    private Slot[] _slots = new Slot[1024];

    public int Count { get; private set; }

    /// <summary>The number of a text; one that was not asked for before gets the next.</summary>
    public int NumberOf(string text)
    {
        var hash = Hash(text);
        ref var slot = ref SlotOf(text, hash);
        if (slot.Text is not null)
            return slot.Number;
        slot = new Slot(text, hash, Count++);
        if (Count * SlotsOfAText > _slots.Length)
            Grow();
        return Count - 1;
    }

    private static uint Hash(string text)
    {
        unchecked
        {
            var hash = (uint)text.Length;
            foreach (var character in text)
                hash = (hash ^ character) * HashPrime;
            return hash ^ (hash >> 15);
        }
    }

    /// <summary>Where the text stands, or the free place where it belongs.</summary>
    private ref Slot SlotOf(string text, uint hash)
    {
        var mask = (uint)_slots.Length - 1;
        var place = hash & mask;
        while (_slots[place].Text is { } known && (_slots[place].Hash != hash || !string.Equals(known, text, StringComparison.Ordinal)))
            place = (place + 1) & mask;
        return ref _slots[place];
    }

    private void Grow()
    {
        var slots = _slots;
        _slots = new Slot[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot.Text is { } text)
                SlotOf(text, slot.Hash) = slot;
        }
    }

    private readonly record struct Slot(string? Text, uint Hash, int Number);
}
