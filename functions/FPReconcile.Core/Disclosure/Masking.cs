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
        var words = new StringBuilder();
        AppendWords(words, name.GivenName);
        AppendWords(words, name.Surname);
        AppendWords(words, name.Whole);
        return words.ToString();
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

    private static void AppendWords(StringBuilder words, string? part)
    {
        var rest = part.AsSpan();
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var length = 0;
            while (length < rest.Length && !char.IsWhiteSpace(rest[length]))
                length++;
            if (words.Length > 0)
                words.Append(' ');
            AppendInitial(words, rest[..length]);
            words.Append(LatinStars);
            rest = rest[length..];
        }
    }

    // Only of a letter; of a sign or a digit nothing is shown.
    private static void AppendInitial(StringBuilder words, ReadOnlySpan<char> word)
    {
        if (Rune.DecodeFromUtf16(word, out var first, out _) != System.Buffers.OperationStatus.Done || !Rune.IsLetter(first))
            return;
        if (char.IsAscii(word[0]) && (word.Length == 1 || char.IsAscii(word[1])))
            words.Append(char.ToUpperInvariant(word[0]));
        else
            words.Append(StringInfo.GetNextTextElement(word.ToString()).ToUpperInvariant());
    }
}
