using System.Numerics;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// The distinct text values of all tables of a run, numbered from 0 in order of first appearance: equal numbers mean equal
/// texts, so that exact agreement is an integer comparison.
/// </summary>
public sealed class ValuePool
{
    private const ulong SpaceBit = 1UL << (' ' & 63);

    private readonly Dictionary<string, int> _ids;
    private readonly List<string> _values;
    private readonly List<ulong> _signatures;

    /// <param name="capacity">Number of distinct values expected; growing a large pool step by step costs more than filling it.</param>
    public ValuePool(int capacity = 0)
    {
        _ids = new Dictionary<string, int>(capacity, StringComparer.Ordinal);
        _values = new List<string>(capacity);
        _signatures = new List<ulong>(capacity);
        Short = new ShortNames(capacity);
    }

    /// <summary>The values that are short and plain, for fast comparison.</summary>
    internal ShortNames Short { get; }

    /// <summary>Number of distinct values.</summary>
    public int Count => _values.Count;

    /// <summary>The number of a text; <see cref="EncodedTable.Missing"/> for null or empty.</summary>
    public int Intern(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return EncodedTable.Missing;
        if (_ids.TryGetValue(value, out var id))
            return id;
        id = _values.Count;
        _ids.Add(value, id);
        _values.Add(value);
        _signatures.Add(SignatureOf(value));
        Short.Add(value);
        return id;
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

    /// <summary>One bit for each letter that occurs (letter bag).</summary>
    private static ulong SignatureOf(string value)
    {
        var bits = 0UL;
        foreach (var letter in value)
            bits |= 1UL << (letter & 63);
        return bits;
    }
}
