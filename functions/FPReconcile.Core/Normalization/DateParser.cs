namespace FPReconcile.Core.Normalization;

/// <summary>
/// Reads dates as offices write them: ISO, numeric with - / . , compact, Chinese, ROC with its marker, month words (see
/// <see cref="MonthWords"/>), spreadsheet serials; a time after the date is kept beside it. Which of two small numbers is
/// the day is not decided here but by the column (<see cref="DateOrderTally"/>).
/// </summary>
internal static class DateParser
{
    private const int RocOffset = 1911;
    private const int BuddhistOffset = -543;
    private const int FirstBuddhistYear = 2400;
    private const int FirstSerialText = 10_000;

    /// <summary>Reads the text of a text cell.</summary>
    public static DateReading ReadText(string text, DateCalendar calendar)
    {
        if (calendar == DateCalendar.Gregorian && TryReadIso(text, out var iso))
            return iso;
        var clean = HanNumerals.ToDigits(TextFolding.Clean(text));
        if (clean.Length == 0)
            return DateReading.Missing;
        var (dateLength, minutes) = SplitTime(clean);
        var date = clean.AsSpan(0, dateLength).Trim();
        if (!DateParts.TryRead(date, out var parts))
            return DateReading.Unreadable;
        var reading = parts.Month > 0 ? OfMonthWord(parts, calendar) : OfNumbers(parts, date, calendar);
        if (calendar is DateCalendar.Hijri or DateCalendar.Persian)
            reading = reading.In(calendar);
        return minutes >= 0 ? reading.WithTime(minutes) : reading;
    }

    /// <summary>Reads a number cell of a date column: a compact date or a serial without a date format.</summary>
    public static DateReading ReadNumber(double number, DateCalendar calendar)
    {
        if (number < 73_415)
            return DateReading.OfSerial(number);
        if (number != Math.Floor(number) || number >= 1e14)
            return DateReading.Unreadable;
        var reading = OfCompact((long)number, number >= 1e7 ? 8 : 7, calendar);
        return calendar is DateCalendar.Hijri or DateCalendar.Persian ? reading.In(calendar) : reading;
    }

    private static bool TryReadIso(string text, out DateReading reading)
    {
        reading = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        var year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        var month = TwoDigits(text, 5);
        var day = TwoDigits(text, 8);
        if (year < 0 || month < 0 || day < 0)
            return false;
        reading = DateReading.Definite(year, month, day);
        return true;
    }

    // Two digits, or a number so far below zero that no sum with it becomes positive.
    private static int TwoDigits(string text, int start)
    {
        var (tens, ones) = (text[start] - '0', text[start + 1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : -100_000;
    }

    private static DateReading OfMonthWord(in DateParts parts, DateCalendar calendar)
    {
        if (parts.Count != 2)
            return parts.Count == 1 ? DateReading.Incomplete : DateReading.Unreadable;
        if (parts.FirstDigits is 3 or > 4 || parts.SecondDigits == 3)
            return DateReading.Unreadable;
        var yearFirst = parts.FirstDigits == 4;
        var year = yearFirst ? (int)parts.First : parts.Second;
        var day = yearFirst ? parts.Second : (int)parts.First;
        return DateReading.Definite(Gregorian(year, parts.IsRoc, calendar), parts.Month, day);
    }

    private static DateReading OfNumbers(in DateParts parts, ReadOnlySpan<char> date, DateCalendar calendar)
    {
        switch (parts.Count)
        {
            case 1:
                return parts.FirstDigits == 5 ? OfSerialText(parts.First) : OfCompact(parts.First, parts.FirstDigits, calendar);
            case 2 when parts.FirstDigits == 5 && date[5] == '.':
                return OfSerialText(parts.First);
            case 2:
                return parts.FirstDigits == 4 || parts.SecondDigits == 4 ? DateReading.Incomplete : DateReading.Unreadable;
            case 3:
                return OfThreeNumbers(parts, calendar);
            default:
                return DateReading.Unreadable;
        }
    }

    private static DateReading OfThreeNumbers(in DateParts parts, DateCalendar calendar)
    {
        if (parts.FirstDigits > 4 || parts.SecondDigits > 2)
            return DateReading.Unreadable;
        var first = (int)parts.First;
        var isRoc = parts.IsRoc || calendar == DateCalendar.Roc;
        if (parts.FirstDigits == 4 || (isRoc && parts.ThirdDigits <= 2))
            return DateReading.Definite(Gregorian(first, parts.IsRoc, calendar), parts.Second, parts.Third);
        if (parts.FirstDigits == 3 || (parts.ThirdDigits == 3 && !isRoc))
            return DateReading.Unreadable;
        return DateReading.OfTwoNumbers(first, parts.Second, Gregorian(parts.Third, parts.IsRoc, calendar));
    }

    private static DateReading OfSerialText(long serial) =>
        serial >= FirstSerialText ? DateReading.OfSerial(serial) : DateReading.Unreadable;

    private static DateReading OfCompact(long digits, int length, DateCalendar calendar)
    {
        switch (length)
        {
            case 14:
                return OfCompact(digits / 1_000_000, 8, calendar).WithTime(MinutesOf(digits / 100 % 10_000));
            case 12:
                return OfCompact(digits / 10_000, 8, calendar).WithTime(MinutesOf(digits % 10_000));
            case 8 or 7 when calendar == DateCalendar.Roc && digits < 2_000_000:
                return DateReading.Definite((int)(digits / 10_000) + RocOffset, (int)(digits / 100 % 100), (int)(digits % 100));
            case 8 or 7:
                return OfEightDigits((int)digits, calendar);
            case 6:
                return digits / 100 is > 1900 and < 2100 && digits % 100 is >= 1 and <= 12 ? DateReading.Incomplete : DateReading.Unreadable;
            case 4:
                return digits is > 1900 and < 2100 ? DateReading.Incomplete : DateReading.Unreadable;
            default:
                return DateReading.Unreadable;
        }
    }

    // yyyyMMdd and ddMMyyyy cannot both be possible: 19 and 20 are no months.
    private static DateReading OfEightDigits(int digits, DateCalendar calendar)
    {
        var year = digits / 10_000;
        if (digits / 100 % 100 <= 12 && year is > 1000 and < 3000)
            return DateReading.Definite(Gregorian(year, isRoc: false, calendar), digits / 100 % 100, digits % 100);
        var lastYear = digits % 10_000;
        return lastYear is >= 1900 and < 2700
            ? DateReading.OfTwoNumbers(digits / 1_000_000, digits / 10_000 % 100, Gregorian(lastYear, isRoc: false, calendar))
            : DateReading.Unreadable;
    }

    private static int MinutesOf(long hourAndMinute)
    {
        var (hour, minute) = ((int)hourAndMinute / 100, (int)hourAndMinute % 100);
        return hour < 24 && minute < 60 ? (hour * 60) + minute : -1;
    }

    private static int Gregorian(int year, bool isRoc, DateCalendar calendar)
    {
        if ((isRoc || calendar == DateCalendar.Roc) && year is > 0 and < 1000)
            return year + RocOffset;
        return calendar == DateCalendar.Buddhist && year >= FirstBuddhistYear ? year + BuddhistOffset : year;
    }

    // Where the date ends when a time follows it: 2024-03-02T13:05, 2/3/2024 1:05 PM, 2024年3月2日 13时05分.
    private static (int DateLength, int Minutes) SplitTime(string text)
    {
        var mark = text.AsSpan().IndexOfAny(TimeParser.HourMarks);
        if (mark <= 0)
            return (text.Length, -1);
        var start = mark;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        if (start >= 2 && text[start - 1] == '午')
            start -= 2;
        if (start == 0 || TimeParser.Parse(text.AsSpan(start).ToString(), out var time) != ValueState.Read)
            return (text.Length, -1);
        var end = start;
        while (end > 0 && text[end - 1] is ' ' or 'T' or ',' or 't')
            end--;
        return (end, (time.Hour * 60) + time.Minute);
    }
}
