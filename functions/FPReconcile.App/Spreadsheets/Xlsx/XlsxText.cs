using System.Globalization;
using System.Text;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>
/// The escape of ST_Xstring (ECMA-376 part 1, 22.9.2.19): characters that XML cannot hold are written as <c>_xHHHH_</c>, and an
/// underscore that would start such an escape as <c>_x005F_</c>.
/// </summary>
internal static class XlsxText
{
    private const int EscapeLength = 7;

    /// <exception cref="TabularFileException">The text is longer than any cell's.</exception>
    public static string Decode(ReadOnlySpan<char> raw, StringPool pool) =>
        raw.Contains("_x", StringComparison.Ordinal) ? DecodeEscapes(raw) : CheckLength(pool.Get(raw));

    /// <inheritdoc cref="Decode(ReadOnlySpan{char}, StringPool)"/>
    public static string Decode(ReadOnlySpan<char> raw) =>
        raw.Contains("_x", StringComparison.Ordinal) ? DecodeEscapes(raw) : CheckLength(raw.ToString());

    /// <summary>Writes a text so that it comes back the same, without characters that XML forbids.</summary>
    public static string Encode(string text)
    {
        StringBuilder? encoded = null;
        for (var i = 0; i < text.Length; i++)
        {
            var needsEscape = text[i] == '_' ? IsEscape(text.AsSpan(i)) : IsForbidden(text, i);
            if (needsEscape)
                (encoded ??= new StringBuilder(text, 0, i, text.Length + 16)).Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else
                encoded?.Append(text[i]);
        }

        return encoded?.ToString() ?? text;
    }

    private static string DecodeEscapes(ReadOnlySpan<char> raw)
    {
        var decoded = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (!IsEscape(raw[i..]))
            {
                decoded.Append(raw[i]);
                continue;
            }

            decoded.Append((char)ushort.Parse(raw.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += EscapeLength - 1;
        }

        return CheckLength(decoded.ToString());
    }

    private static string CheckLength(string text) => text.Length <= SpreadsheetLimits.MaxCellCharacters
        ? text
        : throw FileProblems.CellTooLong();

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength && text[0] == '_' && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    private static bool IsForbidden(string text, int index)
    {
        var character = text[index];
        if (char.IsHighSurrogate(character))
            return index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]);
        if (char.IsLowSurrogate(character))
            return index == 0 || !char.IsHighSurrogate(text[index - 1]);
        return character is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF';
    }
}
