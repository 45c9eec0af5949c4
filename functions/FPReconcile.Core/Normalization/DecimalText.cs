namespace FPReconcile.Core.Normalization;

/// <summary>Reads a decimal number at the beginning of a text: point or comma, spaces between thousands.</summary>
internal static class DecimalText
{
    private const int MostDigits = 9;

    /// <summary>
    /// Reads the number and gives what follows it (a unit), trimmed. False without a number. A comma or point before exactly
    /// three digits stays a decimal mark: 3,200 is 3.2 in kilograms, which the caller turns into 3200 g.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value, out ReadOnlySpan<char> rest)
    {
        long digits = 0;
        var scale = 1.0;
        var count = 0;
        var isFraction = false;
        var position = 0;
        for (; position < text.Length; position++)
        {
            var character = text[position];
            if (char.IsAsciiDigit(character) && count < MostDigits)
            {
                digits = (digits * 10) + character - '0';
                count++;
                scale *= isFraction ? 10 : 1;
            }
            else if (character is '.' or ',' && !isFraction && count > 0)
            {
                isFraction = true;
            }
            else if (!(character == ' ' && !isFraction && IsThousands(text[position..])))
            {
                break;
            }
        }

        value = digits / scale;
        rest = text[position..].Trim();
        return count > 0;
    }

    private static bool IsThousands(ReadOnlySpan<char> text) =>
        text.Length >= 4 && text[1..4].IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 4 || !char.IsAsciiDigit(text[4]));
}
