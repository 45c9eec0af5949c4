namespace FPReconcile.Core.Normalization;

/// <summary>National ids: reading, and recognising one where it should not be.</summary>
internal static class NationalIdNormalizer
{
    public const int ChineseLength = 18;
    private const int OldChineseLength = 15;
    private const int ShortestId = 4;

    /// <summary>Reads the text of a text cell: letters and digits, upper case; a check digit x becomes X.</summary>
    public static IdentifierReading ReadText(string text) => AtLeastAnId(IdentifierNormalizer.ReadText(text));

    /// <summary>Reads a number cell; an id of more than 15 digits is damaged there.</summary>
    public static IdentifierReading ReadNumber(double number) => AtLeastAnId(IdentifierNormalizer.ReadNumber(number));

    /// <summary>
    /// True when an identifier has the shape of a national id: a Chinese one (18 characters with a possible region and birth
    /// date, or the old 15 digits), or 11 to 13 digits that begin with one of the given dates as yyMMdd or ddMMyy (the habit of
    /// many countries). Check digits are not asked for: a mistyped id is as personal as a right one.
    /// </summary>
    public static bool LooksLikeNationalId(ReadOnlySpan<char> normalized, DateOnly? motherBirthDate, DateOnly childBirthDate)
    {
        if (normalized.Length < 11 || !AreDigits(normalized[..^1]))
            return false;
        if (IsChinese(normalized))
            return true;
        return AreDigits(normalized) && normalized.Length <= 13
            && (BeginsWith(normalized, childBirthDate) || (motherBirthDate is { } mother && BeginsWith(normalized, mother)));
    }

    /// <summary>True when a Chinese id of 18 characters stands anywhere in an identifier.</summary>
    public static bool ContainsNationalId(ReadOnlySpan<char> normalized)
    {
        for (var start = 0; start + ChineseLength <= normalized.Length; start++)
        {
            var part = normalized.Slice(start, ChineseLength);
            if (AreDigits(part[..^1]) && IsChinese(part))
                return true;
        }

        return false;
    }

    private static IdentifierReading AtLeastAnId(IdentifierReading reading) =>
        reading.State == IdentifierState.Readable
            && (reading.Value.Length < ShortestId || reading.Value.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            ? IdentifierReading.Missing
            : reading;

    private static bool IsChinese(ReadOnlySpan<char> id)
    {
        if (id[0] is < '1' or > '8')
            return false;
        if (id.Length == ChineseLength)
            return (char.IsAsciiDigit(id[^1]) || id[^1] == 'X') && id[6..8] is "19" or "20" && IsMonthAndDay(id[10..14]);
        return id.Length == OldChineseLength && AreDigits(id) && IsMonthAndDay(id[8..12]);
    }

    private static bool IsMonthAndDay(ReadOnlySpan<char> digits)
    {
        var month = TwoDigits(digits);
        var day = TwoDigits(digits[2..]);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private static bool BeginsWith(ReadOnlySpan<char> id, DateOnly date)
    {
        var year = date.Year % 100;
        var first = TwoDigits(id);
        var second = TwoDigits(id[2..]);
        var third = TwoDigits(id[4..]);
        return second == date.Month && ((first == year && third == date.Day) || (first == date.Day && third == year));
    }

    private static int TwoDigits(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
