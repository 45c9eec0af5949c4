using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// The parts of a normalized name, for asking whether two spellings can be one person. Names in letters are split into words;
/// a name in Han characters is one part.
/// </summary>
internal sealed class NameKey
{
    public static readonly NameKey Missing = new("", "");

    private NameKey(string surname, string givenName)
    {
        var whole = $"{surname} {givenName}";
        IsHan = whole.Any(TextFolding.IsCjk);
        Parts = IsHan ? [new NamePart(surname + givenName)] : Words(whole);
        Joined = string.Concat(Parts.Select(part => part.Text));
        GivenName = givenName;
    }

    public IReadOnlyList<NamePart> Parts { get; }

    /// <summary>All parts without spaces: "ANN MARIE" and "ANNMARIE" are one name.</summary>
    public string Joined { get; }

    /// <summary>Written in Chinese, Japanese or Korean characters: not comparable with letters.</summary>
    public bool IsHan { get; }

    private string GivenName { get; }

    public static NameKey Of(PersonName name)
    {
        var normalized = NameNormalizer.Normalize(name);
        return new NameKey(normalized.Surname, normalized.GivenName);
    }

    /// <summary>The key of the given name alone.</summary>
    public NameKey OfGivenName() => new("", GivenName);

    private static NamePart[] Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new NamePart(word))];
}

/// <summary>One part of a name, with the set of its letters for refusing most comparisons at once.</summary>
internal readonly struct NamePart(string text)
{
    public string Text { get; } = text;

    /// <summary>Which letters occur, folded into 64 bits.</summary>
    public ulong Letters { get; } = LettersOf(text);

    private static ulong LettersOf(string text)
    {
        var letters = 0UL;
        foreach (var character in text)
            letters |= 1UL << (character & 63);
        return letters;
    }
}
