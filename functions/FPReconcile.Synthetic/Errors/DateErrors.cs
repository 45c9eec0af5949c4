namespace FPReconcile.Synthetic.Errors;

/// <summary>Wrong dates that are still dates: nobody can type 31 February.</summary>
internal static class DateErrors
{
    /// <summary>Day and month exchanged; the date itself where that is no date.</summary>
    public static DateOnly SwapDayAndMonth(DateOnly date) => date.Day <= 12 ? new DateOnly(date.Year, date.Day, date.Month) : date;

    /// <summary>1 January of the same year: the clerk knew the year only.</summary>
    public static DateOnly Heap(DateOnly date) => new(date.Year, 1, 1);

    /// <summary>The day before or after.</summary>
    public static DateOnly ShiftByOneDay(DateOnly date, SeededRandom random) => date.AddDays(random.Chance(0.5) ? 1 : -1);

    /// <summary>One digit of the day or the month wrong, or (where allowed) the last digit of the year.</summary>
    public static DateOnly ChangeDigit(DateOnly date, bool yearToo, SeededRandom random)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var (year, month, day) = (date.Year, date.Month, date.Day);
            switch (random.Next(yearToo ? 5 : 4))
            {
                case 0: day = day / 10 * 10 + random.Next(10); break;
                case 1: day = random.Next(4) * 10 + day % 10; break;
                case 2: month = month / 10 * 10 + random.Next(10); break;
                case 3: month = random.Next(2) * 10 + month % 10; break;
                default: year = year / 10 * 10 + random.Next(10); break;
            }

            if (IsDate(year, month, day) && (year, month, day) != (date.Year, date.Month, date.Day))
                return new DateOnly(year, month, day);
        }

        return date;
    }

    private static bool IsDate(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
