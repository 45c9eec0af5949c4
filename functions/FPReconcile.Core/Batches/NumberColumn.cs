namespace FPReconcile.Core.Batches;

/// <summary>The numbers of one column of a section, as varints; 0 stands for none.</summary>
internal static class NumberColumn
{
    public static void Write<T>(BatchOutput output, ReadOnlySpan<T> rows, Func<T, int> number)
    {
        foreach (var row in rows)
            output.Count(number(row));
    }

    public static void WriteDates<T>(BatchOutput output, ReadOnlySpan<T> rows, Func<T, DateOnly?> date)
    {
        foreach (var row in rows)
            output.Date(date(row));
    }

    /// <summary>Times of day are whole minutes but for a few: these are twice the minutes and one, the others twice the ticks and two.</summary>
    public static void WriteTimes<T>(BatchOutput output, ReadOnlySpan<T> rows, Func<T, TimeOnly?> time)
    {
        foreach (var row in rows)
        {
            var value = time(row);
            if (value is not { Ticks: var ticks })
                output.Number(0);
            else if (ticks % TimeSpan.TicksPerMinute == 0)
                output.Number(((ulong)(ticks / TimeSpan.TicksPerMinute) << 1) | 1);
            else
                output.Number(((ulong)ticks << 1) + 2);
        }
    }

    /// <param name="input">Where they are read from.</param>
    /// <param name="rows">Rows of the section.</param>
    /// <param name="most">What none of them is above.</param>
    public static int[] Read(BatchInput input, int rows, int most)
    {
        var numbers = new int[rows];
        for (var i = 0; i < rows; i++)
            numbers[i] = input.Number(most);
        return numbers;
    }

    public static TimeOnly?[] ReadTimes(BatchInput input, int rows)
    {
        var times = new TimeOnly?[rows];
        for (var i = 0; i < rows; i++)
        {
            var number = input.Number();
            var isMinutes = (number & 1) == 1;
            var value = isMinutes || number == 0 ? number >> 1 : (number >> 1) - 1;
            if (value > (ulong)TimeOnly.MaxValue.Ticks || (isMinutes && value >= TimeSpan.MinutesPerDay))
                throw BatchFormatException.Damaged();
            times[i] = number == 0 ? null : new TimeOnly((long)value * (isMinutes ? TimeSpan.TicksPerMinute : 1));
        }

        return times;
    }

    public static DateOnly?[] ReadDates(BatchInput input, int rows)
    {
        var dates = new DateOnly?[rows];
        for (var i = 0; i < rows; i++)
            dates[i] = input.OptionalDate();
        return dates;
    }
}
