using System.Globalization;
using System.Text;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>
/// Turns names and identifiers into what a list may show: enough to recognise a record one has at hand, not enough to learn
/// who it is. Stars never tell how long a text was.
/// </summary>
public static class Masking
{
    private const string LatinStars = "***";
    private const string HanStars = "**";
    private const int ShownTail = 3;

    /// <summary>Below this length the last three characters would be most of the identifier, so none is shown.</summary>
    private const int ShortestShown = 6;

    /// <summary>The initial of each part of a name (<c>A*** B***</c>), for Han and Hangul the first character (<c>王**</c>); empty when missing.</summary>
    public static string Name(PersonName name)
    {
        if (name.IsMissing)
            return "";
        var first = (name.Surname ?? name.Whole ?? name.GivenName)!.TrimStart();
        if (IsWrittenWithoutSpaces(first))
            return StringInfo.GetNextTextElement(first) + HanStars;
        var words = new List<string>();
        foreach (var part in (ReadOnlySpan<string?>)[name.GivenName, name.Surname, name.Whole])
        {
            foreach (var word in part?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
                words.Add(Word(word));
        }

        return string.Join(' ', words);
    }

    /// <summary>The last three characters of an identifier (<c>***123</c>); only stars when it is short; empty when missing.</summary>
    public static string Identifier(string? identifier)
    {
        if (string.IsNullOrWhiteSpace(identifier))
            return "";
        return identifier.Length < ShortestShown ? LatinStars : LatinStars + identifier[^ShownTail..];
    }

    // Kana, Han and Hangul: the letters above U+3040 that have no case.
    private static bool IsWrittenWithoutSpaces(string name) =>
        Rune.TryGetRuneAt(name, 0, out var first) && first.Value >= 0x3040 && Rune.GetUnicodeCategory(first) == UnicodeCategory.OtherLetter;

    private static string Word(string word)
    {
        var initial = StringInfo.GetNextTextElement(word);
        return Rune.TryGetRuneAt(initial, 0, out var first) && Rune.IsLetter(first) ? initial.ToUpperInvariant() + LatinStars : LatinStars;
    }
}
