using System.Globalization;

namespace FPReconcile.Core.Normalization;

/// <summary>The numbers and the month word of a text date, in the order in which they stand.</summary>
internal struct DateParts
{
    private const int MostDigits = 14;

    public int Count { get; private set; }

    public long First { get; private set; }

    public int FirstDigits { get; private set; }

    public int Second { get; private set; }

    public int Third { get; private set; }

    public int ThirdDigits { get; private set; }

    /// <summary>Month of a month word; 0 without one.</summary>
    public int Month { get; private set; }

    /// <summary>The text names the ROC calendar itself (民國).</summary>
    public bool IsRoc { get; private set; }

    public int SecondDigits { get; private set; }

    /// <summary>Splits a clean date text; false when it holds anything that does not belong into a date.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateParts parts)
    {
        parts = default;
        var position = 0;
        while (position < text.Length)
        {
            var character = text[position];
            var length = char.IsAsciiDigit(character) ? parts.AddNumber(text[position..])
                : IsSeparator(character) ? 1
                : char.IsLetter(character) ? parts.AddWord(text[position..])
                : 0;
            if (length == 0)
                return false;
            position += length;
        }

        return true;
    }

    private static bool IsSeparator(char character) =>
        character is ' ' or '-' or '/' or '.' or ',' or '\\' or '_' or '\'' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212'
            or '年' or '月' or '日' or '号' or '號';

    // Vowels of Indic scripts are marks, no letters.
    private static bool IsOfWord(char character) => char.IsLetter(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private int AddNumber(ReadOnlySpan<char> text)
    {
        var length = 0;
        long value = 0;
        for (; length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            if (length == MostDigits)
                return 0;
            value = (value * 10) + text[length] - '0';
        }

        Count++;
        switch (Count)
        {
            case 1:
                (First, FirstDigits) = (value, length);
                return length;
            case 2 when length <= 4:
                (Second, SecondDigits) = ((int)value, length);
                return length;
            case 3 when length <= 4:
                (Third, ThirdDigits) = ((int)value, length);
                return length;
            default:
                return 0;
        }
    }

    private int AddWord(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && IsOfWord(text[length]) && !IsSeparator(text[length]))
            length++;
        var word = TextFolding.Fold(text[..length]);
        if (word is "民國" or "民国" or "中華民國" or "中华民国")
        {
            IsRoc = true;
            return length;
        }

        if (word is "公元" or "西元")
            return length;
        var month = MonthWords.MonthOf(word);
        if (month < 0 || (month > 0 && Month > 0))
            return 0;
        Month = Math.Max(Month, month);
        return length;
    }
}
