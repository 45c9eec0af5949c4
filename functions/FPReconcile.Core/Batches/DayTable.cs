namespace FPReconcile.Core.Batches;

/// <summary>The birth days of a batch with their rows, in order of day.</summary>
internal static class DayTable
{
    public static IReadOnlyList<DayRows> Of(ReadOnlySpan<OrderedRecord> records)
    {
        var days = new List<DayRows>();
        for (var i = 0; i < records.Length; i++)
        {
            var day = records[i].Record.BirthDate;
            if (days.Count > 0 && days[^1].Day == day)
                days[^1] = days[^1] with { Rows = days[^1].Rows + 1 };
            else
                days.Add(new DayRows(day, i, 1));
        }

        return days;
    }

    public static void Write(BatchOutput output, IReadOnlyList<DayRows> days)
    {
        output.Count(days.Count);
        var before = 0;
        foreach (var day in days)
        {
            output.Count(day.Day.DayNumber - before);
            output.Count(day.Rows);
            before = day.Day.DayNumber;
        }
    }

    public static IReadOnlyList<DayRows> Read(BatchInput input)
    {
        var days = new DayRows[input.Count()];
        var (day, rows) = (0, 0);
        for (var i = 0; i < days.Length; i++)
        {
            day += input.Number(DateOnly.MaxValue.DayNumber - day);
            var count = input.Number(int.MaxValue - rows);
            if (count == 0 || (i > 0 && days[i - 1].Day.DayNumber == day))
                throw BatchFormatException.Damaged();
            days[i] = new DayRows(DateOnly.FromDayNumber(day), rows, count);
            rows += count;
        }

        return days;
    }
}
