using System.Globalization;
using System.Text;

namespace FPReconcile.Core.Normalization;

/// <summary>
/// Folds text for comparison: compatibility forms (NFKC), upper case, Latin diacritics removed, digits of any script to 0-9,
/// apostrophes removed, everything else that is no letter or digit turned into one space. Never shown, never stored.
/// </summary>
public static class TextFolding
{
    private const int StackLimit = 256;

    /// <summary>The folded text; empty when nothing is left.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (!Ascii.IsValid(text))
            return IsPlainHan(text) ? text.ToString() : FoldUnicode(text);
        var buffer = text.Length <= StackLimit ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (character == '\'' || character == '`')
                continue;
            if (char.IsAsciiLetterOrDigit(character))
                buffer[length++] = char.IsAsciiLetterLower(character) ? (char)(character & ~0x20) : character;
            else if (length > 0 && buffer[length - 1] != ' ')
                buffer[length++] = ' ';
        }

        return TrimmedString(buffer[..length]);
    }

    /// <summary>
    /// Text as it may be shown and parsed: NFKC, digits of any script as 0-9, zero-width characters removed, trimmed.
    /// Text that is plain ASCII already is returned as it is.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text.Trim();
        var builder = new StringBuilder(text.Length);
        foreach (var character in Normalized(text, NormalizationForm.FormKC))
        {
            if (IsInvisible(character))
                continue;
            var digit = character < 128 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(character);
            builder.Append(digit >= 0 ? (char)('0' + digit) : character);
        }

        return builder.ToString().Trim();
    }

    /// <summary>Text as it is kept: NFC, trimmed of spaces and invisible characters.</summary>
    internal static string Kept(string text) => Ascii.IsValid(text) || IsPlainHan(text)
        ? text.Trim()
        : WithoutUnseen(Normalized(text, NormalizationForm.FormC));

    /// <summary>A whole number without the '.0' that statistics programs add to codes and telephone numbers.</summary>
    internal static string WithoutDecimalZero(string text) =>
        text.Length > 2 && text.EndsWith(".0", StringComparison.Ordinal) && text.AsSpan(0, text.Length - 2).IndexOfAnyExceptInRange('0', '9') < 0
            ? text[..^2]
            : text;

    /// <summary>
    /// The text in a form of Unicode. Damaged files hold halves of characters and U+FFFE, at which .NET throws: they become U+FFFD.
    /// </summary>
    public static string Normalized(string text, NormalizationForm form)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal))
            return text.Normalize(form);
        var whole = new StringBuilder(text.Length);
        // Enumerating puts U+FFFD for a half.
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString());
        return whole.ToString().Normalize(form);
    }

    /// <summary>True for a character of a script written without spaces between surname and given name (Han, Hangul, kana).</summary>
    internal static bool IsCjk(char character) =>
        character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or '\u3007' || char.IsSurrogate(character);

    // The ideographs of the first block have no other form, no case and no diacritics: most Chinese names are folded already.
    private static bool IsPlainHan(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('\u4E00', '\u9FFF') < 0;

    private static string FoldUnicode(ReadOnlySpan<char> text)
    {
        // The acute accent used as an apostrophe would decompose into a space and a mark.
        var decomposed = Normalized(text.ToString().Replace('\u00B4', '\''), NormalizationForm.FormKD);
        var builder = new StringBuilder(decomposed.Length + 4);
        foreach (var character in decomposed)
            AppendFolded(builder, character);
        if (builder.Length > 0 && builder[^1] == ' ')
            builder.Length--;
        // Marks of other scripts (Hangul, kana, Indic) are put together again.
        return builder.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void AppendFolded(StringBuilder builder, char character)
    {
        if (IsApostrophe(character) || IsInvisible(character) || character is >= '\u0300' and <= '\u036F')
            return;
        var digit = CharUnicodeInfo.GetDecimalDigitValue(character);
        if (digit >= 0)
            builder.Append((char)('0' + digit));
        else if (Spelled(character) is { } spelled)
            builder.Append(spelled);
        else if (char.IsLetter(character) || char.IsSurrogate(character) || IsMark(character))
            builder.Append(char.ToUpperInvariant(character));
        else if (builder.Length > 0 && builder[^1] != ' ')
            builder.Append(' ');
    }

    // Letters that Unicode does not decompose.
    private static string? Spelled(char character) => character switch
    {
        'ß' or 'ẞ' => "SS",
        'æ' or 'Æ' => "AE",
        'œ' or 'Œ' => "OE",
        'ø' or 'Ø' => "O",
        'ł' or 'Ł' => "L",
        'đ' or 'Đ' or 'ð' or 'Ð' => "D",
        'þ' or 'Þ' => "TH",
        'ħ' or 'Ħ' => "H",
        'ı' => "I",
        'ŋ' or 'Ŋ' => "NG",
        'ɓ' or 'Ɓ' => "B",
        'ɗ' or 'Ɗ' => "D",
        'ƙ' or 'Ƙ' => "K",
        'ɛ' or 'Ɛ' => "E",
        'ɔ' or 'Ɔ' => "O",
        _ => null,
    };

    private static bool IsApostrophe(char character) =>
        character is '\'' or '`' or '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u02BC' or '\u02BB' or '\u02B9' or '\uA78C';

    private static bool IsInvisible(char character) =>
        character is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or '\uFEFF' or '\u00AD';

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Spaces that do not break a line and signs without width come with copied text. Joiners belong to Indic and Persian letters.
    private static string WithoutUnseen(string text)
    {
        foreach (var sign in (string[])["\u200B", "\uFEFF", "\u2060", "\u00AD"])
            text = text.Replace(sign, "", StringComparison.Ordinal);
        return text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u3000', ' ').Trim();
    }

    private static string TrimmedString(ReadOnlySpan<char> folded) =>
        (folded.Length > 0 && folded[^1] == ' ' ? folded[..^1] : folded).ToString();
}
