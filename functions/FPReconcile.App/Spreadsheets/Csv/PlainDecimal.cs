using System.Globalization;

namespace FPReconcile.App.Spreadsheets.Csv;

/// <summary>
/// Writes usual numbers with a few decimals as whole numbers. The general way of a double works out its exact digits, which is
/// needed only where they decide the rounding.
/// </summary>
internal static class PlainDecimal
{
    private const int MostDecimals = 6;

    /// <summary>Numbers below it times a million are off by less than 0.0002 (a product is rounded to 53 bits).</summary>
    private const double FirstGreat = 1e6;

    /// <summary>So near to a half the exact digits decide.</summary>
    private const double NearHalf = 0.001;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>False when the number has to be written in the general way; a negative number that rounds to zero has no sign.</summary>
    public static bool TryFormat(double value, int decimals, Span<char> text, out int length)
    {
        length = 0;
        if (decimals > MostDecimals || !(Math.Abs(value) < FirstGreat))
            return false;
        var scaled = Math.Abs(value) * Powers[decimals];
        var whole = (long)scaled;
        var rest = scaled - whole;
        if (Math.Abs(rest - 0.5) < NearHalf)
            return false;
        if (rest > 0.5)
            whole++;
        if (value < 0 && whole > 0)
            text[length++] = '-';
        Write(whole, decimals, text, ref length);
        return true;
    }

    private static void Write(long whole, int decimals, Span<char> text, ref int length)
    {
        var (units, fraction) = Math.DivRem(whole, Powers[decimals]);
        units.TryFormat(text[length..], out var written, default, CultureInfo.InvariantCulture);
        length += written;
        if (decimals == 0)
            return;
        text[length] = '.';
        for (var digit = decimals; digit > 0; digit--)
        {
            text[length + digit] = (char)('0' + (fraction % 10));
            fraction /= 10;
        }

        length += decimals + 1;
    }
}
