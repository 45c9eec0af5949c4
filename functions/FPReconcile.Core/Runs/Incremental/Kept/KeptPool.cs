using System.Numerics;
using System.Runtime.InteropServices;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>
/// The texts of kept tables by number: those of the image, looked up where they stand, and those that changes added. Numbers are the
/// same as in the pool of the run that was kept.
/// </summary>
internal sealed class KeptPool
{
    private const int Free = -1;
    private const int SlotsOfAText = 2;

    private readonly ReadOnlyMemory<long> _ends;
    private readonly ReadOnlyMemory<char> _letters;
    private readonly ReadOnlyMemory<int> _slots;
    private readonly List<string> _added = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public KeptPool(IImageSections sections)
    {
        _ends = sections.Read<long>(ImageSection.TextEnds);
        _letters = sections.Read<char>(ImageSection.TextLetters);
        _slots = sections.Read<int>(ImageSection.TextSlots);
    }

    public int Count => _ends.Length + _added.Count;

    /// <summary>Texts that are not in the image.</summary>
    public IReadOnlyList<string> Added => _added;

    public ReadOnlySpan<char> this[int number]
    {
        get
        {
            if (ImageValues.Row(number, Count) >= _ends.Length)
                return _added[number - _ends.Length];
            var start = number == 0 ? 0 : _ends.Span[number - 1];
            return ImageValues.Piece(_letters, start, _ends.Span[number]);
        }
    }

    /// <summary>The number of a text; <see cref="EncodedTable.Missing"/> when it is not known.</summary>
    public int Find(string text)
    {
        var slots = _slots.Span;
        var mask = slots.Length - 1;
        var slot = (int)(Hash(text) & (ulong)mask);
        for (var looked = 0; slots[slot] != Free; looked++)
        {
            // Half of the slots are free, or the image is damaged.
            if (looked == slots.Length)
                throw PartReader.Damaged();
            if (this[slots[slot]].SequenceEqual(text))
                return slots[slot];
            slot = (slot + 1) & mask;
        }

        return _numbers.GetValueOrDefault(text, EncodedTable.Missing);
    }

    /// <summary>The number of a text, which may be new.</summary>
    public int Intern(string text)
    {
        var number = Find(text);
        if (number != EncodedTable.Missing)
            return number;
        number = Count;
        _added.Add(text);
        _numbers.Add(text, number);
        return number;
    }

    /// <summary>Puts numbers into a table of slots by the hashes of their texts.</summary>
    /// <param name="count">How many texts there are.</param>
    /// <param name="textOf">The text of a number.</param>
    public static int[] SlotsOf(int count, Func<int, string> textOf)
    {
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * SlotsOfAText))];
        Array.Fill(slots, Free);
        var mask = slots.Length - 1;
        for (var number = 0; number < count; number++)
        {
            var slot = (int)(Hash(textOf(number)) & (ulong)mask);
            while (slots[slot] != Free)
                slot = (slot + 1) & mask;
            slots[slot] = number;
        }

        return slots;
    }

    private static ulong Hash(ReadOnlySpan<char> text) => KeyHash.Of(MemoryMarshal.AsBytes(text));
}
