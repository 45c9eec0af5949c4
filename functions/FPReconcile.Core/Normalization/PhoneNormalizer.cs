using System.Buffers;

namespace FPReconcile.Core.Normalization;

/// <summary>Brings telephone numbers to the digits that tell subscribers apart: no country code where it is sure, no trunk zero.</summary>
internal static class PhoneNormalizer
{
    private const int ShortestNumber = 6;
    private const int LongestNumber = 15;
    private static readonly SearchValues<char> Separators = SearchValues.Create("/,;、，；|\n");

    // Two-digit country codes of ITU-T E.164 (annex to the Operational Bulletin): every other code but 1 and 7 has three digits.
    private static readonly SearchValues<string> TwoDigitCountryCodes = SearchValues.Create(
        [
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
            "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
        ],
        StringComparison.Ordinal);

    /// <summary>Reads the text of a text cell; of several numbers the first.</summary>
    public static IdentifierReading ReadText(string text)
    {
        var clean = TextFolding.WithoutDecimalZero(TextFolding.Clean(text));
        if (IdentifierNormalizer.IsScientific(clean))
            return IdentifierReading.Damaged;
        var end = clean.AsSpan().IndexOfAny(Separators);
        return ReadDigits(end > 0 ? clean[..end] : clean);
    }

    /// <summary>Reads a number cell.</summary>
    public static IdentifierReading ReadNumber(double number)
    {
        var reading = IdentifierNormalizer.ReadNumber(number);
        return reading.State == IdentifierState.Readable ? ReadDigits(reading.Value) : reading;
    }

    private static IdentifierReading ReadDigits(string text)
    {
        Span<char> buffer = stackalloc char[LongestNumber + 5];
        var length = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                continue;
            if (length == buffer.Length)
                return IdentifierReading.Missing;
            buffer[length++] = character;
        }

        var digits = WithoutCountryCode(buffer[..length], text.AsSpan().TrimStart().StartsWith('+')).TrimStart('0');
        if (digits.Length is < ShortestNumber or > LongestNumber)
            return IdentifierReading.Missing;
        var value = digits.SequenceEqual(text) ? text : digits.ToString();
        return IdentifierNormalizer.IsStandIn(value) ? IdentifierReading.Missing : new IdentifierReading(IdentifierState.Readable, value);
    }

    private static ReadOnlySpan<char> WithoutCountryCode(ReadOnlySpan<char> digits, bool hasPlus)
    {
        if (!hasPlus && digits.StartsWith("00"))
        {
            digits = digits[2..];
            hasPlus = true;
        }

        if (hasPlus && digits.Length > 3)
            return digits[CountryCodeLength(digits)..];
        // Without a plus only a Chinese mobile number is sure: 86 and 11 digits that begin with 1.
        return digits.Length == 13 && digits.StartsWith("861") ? digits[2..] : digits;
    }

    private static int CountryCodeLength(ReadOnlySpan<char> digits)
    {
        if (digits[0] is '1' or '7')
            return 1;
        return digits[..2].ContainsAny(TwoDigitCountryCodes) ? 2 : 3;
    }
}
