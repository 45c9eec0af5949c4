using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// The parts of a normalized name, for asking whether two spellings can be one person. Names in letters are split into words;
/// a name in Han characters is one part.
/// </summary>
internal sealed class NameKey
{
    public static readonly NameKey Missing = new("", "");

    private readonly string _givenName;

    private NameKey(string surname, string givenName)
    {
        _givenName = givenName;
        IsHan = HasHan(surname) || HasHan(givenName);
        Parts = IsHan ? [new NamePart(surname + givenName)] : Words(surname, givenName);
    }

    public NamePart[] Parts { get; }

    /// <summary>Written in Chinese, Japanese or Korean characters: not comparable with letters.</summary>
    public bool IsHan { get; }

    public static NameKey Of(NormalizedName name) => new(name.Surname, name.GivenName);

    /// <summary>All parts without spaces are the same: "ANN MARIE" and "ANNMARIE" are one name.</summary>
    public bool IsJoinedAs(NameKey other) => JoinedLength == other.JoinedLength && Joined() == other.Joined();

    /// <summary>The key of the given name alone.</summary>
    public NameKey OfGivenName() => new("", _givenName);

    private int JoinedLength
    {
        get
        {
            var length = 0;
            foreach (var part in Parts)
                length += part.Text.Length;
            return length;
        }
    }

    private string Joined() => string.Concat(Array.ConvertAll(Parts, static part => part.Text));

    private static bool HasHan(string text) => text.Length > 0 && TextFolding.IsCjk(text[0]);

    private static NamePart[] Words(string surname, string givenName)
    {
        // Nearly every name has one word in each part.
        if (surname.Length > 0 && givenName.Length > 0 && !surname.Contains(' ') && !givenName.Contains(' '))
            return [new NamePart(surname), new NamePart(givenName)];
        var words = $"{surname} {givenName}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(words, static word => new NamePart(word));
    }
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
