using System.Globalization;

namespace FPReconcile.App.Spreadsheets;

/// <summary>What a number format tells about a number.</summary>
/// <param name="IsDate">It is shown as a date or time.</param>
/// <param name="Digits">Digits that it is filled up to with zeros (format 000000); 0 for any other format.</param>
internal readonly record struct NumberFormat(bool IsDate, int Digits);

/// <summary>Reads number formats of spreadsheets (ECMA-376 part 1, 18.8.31).</summary>
internal static class NumberFormats
{
    // '0' and '00' are formats of counts and months; an id is longer.
    private const int LeastDigits = 3;

    // A double holds 15 digits for sure.
    private const int MostDigits = 15;

    public static NumberFormat Of(ReadOnlySpan<char> code) => new(IsDate(code), DigitsOf(code));

    /// <summary>Digits that a format code of zeros alone fills a number up to; 0 for any other code.</summary>
    public static int DigitsOf(ReadOnlySpan<char> code) =>
        code.Length is >= LeastDigits and <= MostDigits && code.IndexOfAnyExcept('0') < 0 ? code.Length : 0;

    /// <summary>Built-in formats: 27-36 and 50-58 are dates in the East Asian editions of Excel (ECMA-376 part 1, 18.8.30).</summary>
    public static bool IsBuiltInDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A whole number filled up with zeros; null when there is nothing to fill up.</summary>
    /// <param name="digits">Digits of the format; 0 for none.</param>
    /// <param name="number">The number.</param>
    public static string? ShowZeros(int digits, double number) =>
        digits > 0 && number >= 0 && number < Math.Pow(10, digits - 1) && number == Math.Floor(number)
            ? number.ToString("0", CultureInfo.InvariantCulture).PadLeft(digits, '0')
            : null;

    /// <summary>
    /// Whether a format code shows a date or time: it has d, m, y, h or s outside quotes, escapes and brackets, or elapsed time in
    /// brackets ([h], [mm]). Colours and locales in brackets ([Red], [$-409]) do not count.
    /// </summary>
    private static bool IsDate(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = EndOf(code, i, '"');
                    break;
                case '[':
                    var end = EndOf(code, i, ']');
                    if (code[(i + 1)..Math.Min(end, code.Length)] is ['h' or 'H' or 'm' or 'M' or 's' or 'S', ..] bracket && bracket.TrimEnd(bracket[0]).IsEmpty)
                        return true;
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    return true;
            }
        }

        return false;
    }

    private static int EndOf(ReadOnlySpan<char> code, int start, char closing)
    {
        var length = code[(start + 1)..].IndexOf(closing);
        return length < 0 ? code.Length : start + 1 + length;
    }
}
