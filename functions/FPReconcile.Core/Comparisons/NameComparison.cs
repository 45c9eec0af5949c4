using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// Names (already normalized): missing, differ, partial (initial, truncated, one name of a double name), close (Jaro-Winkler or
/// one edit; one of two or more Chinese characters), exact, swapped (given name and surname crosswise), same sound (other Chinese
/// characters that are read alike, or the same name in Latin letters).
/// </summary>
public sealed class NameComparison : Comparison
{
    /// <summary>Jaro-Winkler similarity from which two names are close: Winkler's usual value for typing errors.</summary>
    public const double CloseFrom = 0.9;

    // In shorter names one letter is too much of the whole.
    private const int ShortestForOneEdit = 3;

    private const int PartialLevel = 2;
    private const int CloseLevel = 3;
    private const int ExactLevel = 4;
    private const int Swapped = 5;
    private const int SameSoundLevel = 6;

    private static readonly ComparisonLevel[] DeliveryLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.05, 0.05, 0.947),
        new("partial", 0.02, 0.02, 0.02),
        new("close", 0.06, 0.06, 0.02),
        new("exact", 0.847, 0.847, 0.01, IsExact: true),
        new("swapped", 0.02, 0.02, 0.002),
        new("same sound", 0.003, 0.003, 0.001),
    ];

    // Siblings have names of their own; equal ones are copies and 'Twin' entries that escaped normalization.
    private static readonly ComparisonLevel[] ChildLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.08, 0.897, 0.947),
        new("partial", 0.03, 0.03, 0.02),
        new("close", 0.08, 0.05, 0.02),
        new("exact", 0.797, 0.01, 0.01, IsExact: true),
        new("swapped", 0.01, 0.01, 0.002),
        new("same sound", 0.003, 0.003, 0.001),
    ];

    public NameComparison(string column, ComparisonRole role = ComparisonRole.Delivery)
        : base(column, role, role == ComparisonRole.Child ? ChildLevels : DeliveryLevels)
    {
        UsesTermFrequency = true;
    }

    internal override int SwappedLevel => Swapped;

    internal override int LevelOfEqual(long value) => ExactLevel;

    internal override int LevelOfDifferent(long left, long right, ValuePool pool)
    {
        int a = (int)left, b = (int)right;
        return pool.Short.Holds(a) && pool.Short.Holds(b) ? LevelOfShort(a, b, pool) : LevelOfAny(a, b, pool);
    }

    /// <summary>The level of two different names of any length and script.</summary>
    internal static int LevelOfAny(int left, int right, ValuePool pool)
    {
        var a = pool.Text(left);
        var b = pool.Text(right);
        if (IsPartOf(a, b))
            return PartialLevel;
        if (IsIdeographic(a) || IsIdeographic(b))
            return LevelOfIdeographs(a, b);
        if (pool.AreFarApart(left, right))
            return LevelOfWords(left, right, pool);
        if (Edits.IsOneEdit(a, b) && Math.Min(a.Length, b.Length) >= ShortestForOneEdit)
            return CloseLevel;
        return JaroWinkler.Similarity(a, b) >= CloseFrom ? CloseLevel : LevelOfWords(left, right, pool);
    }

    /// <summary>The same for names of up to sixteen plain letters, which nearly all are: gives what <see cref="LevelOfAny"/> gives.</summary>
    private static int LevelOfShort(int left, int right, ValuePool pool)
    {
        if (pool.Short.IsPartOf(left, right))
            return PartialLevel;
        if (pool.AreFarApart(left, right))
            return LevelOfWords(left, right, pool);
        if (pool.Short.IsOneEdit(left, right) && pool.Short.ShorterLength(left, right) >= ShortestForOneEdit)
            return CloseLevel;
        return pool.Short.JaroWinkler(left, right) >= CloseFrom ? CloseLevel : LevelOfWords(left, right, pool);
    }

    /// <summary>Names of which one at least is written in Chinese characters.</summary>
    private static int LevelOfIdeographs(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (!IsIdeographic(a) || !IsIdeographic(b))
            return HanCharacters.IsRomanized(IsIdeographic(a) ? a : b, IsIdeographic(a) ? b : a) ? SameSoundLevel : DifferLevel;
        if (HanCharacters.AreHomophones(a, b))
            return SameSoundLevel;
        return SharesIdeograph(a, b) ? CloseLevel : DifferLevel;
    }

    private static int LevelOfWords(int left, int right, ValuePool pool) =>
        (pool.MayHaveWords(left) || pool.MayHaveWords(right)) && SharesWord(pool.Text(left), pool.Text(right))
            ? PartialLevel
            : DifferLevel;

    /// <summary>An initial or a truncated name: the shorter is the beginning of the longer.</summary>
    private static bool IsPartOf(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a[0] == b[0] && (a.Length < b.Length ? b.StartsWith(a, StringComparison.Ordinal) : a.StartsWith(b, StringComparison.Ordinal));

    private static bool IsIdeographic(ReadOnlySpan<char> text) => text[0] is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static bool SharesIdeograph(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => a.IndexOfAny(b) >= 0;

    /// <summary>One whole word in common: double names, middle names.</summary>
    private static bool SharesWord(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        foreach (var part in a.Split(' '))
        {
            var word = a[part];
            if (word.Length > 1 && ContainsWord(b, word))
                return true;
        }

        return false;
    }

    private static bool ContainsWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        foreach (var part in text.Split(' '))
        {
            if (text[part].SequenceEqual(word))
                return true;
        }

        return false;
    }
}
