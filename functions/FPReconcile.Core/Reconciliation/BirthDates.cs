namespace FPReconcile.Core.Reconciliation;

/// <summary>Which dates can stand for one birth date, allowing for midnight and for day and month swapped.</summary>
internal static class BirthDates
{
    /// <summary>The date, a day either side, and the date with day and month swapped; each once.</summary>
    public static IReadOnlySet<DateOnly> Near(DateOnly date)
    {
        var near = new HashSet<DateOnly> { date };
        if (date > DateOnly.MinValue)
            near.Add(date.AddDays(-1));
        if (date < DateOnly.MaxValue)
            near.Add(date.AddDays(1));
        if (date.Day <= 12)
            near.Add(new DateOnly(date.Year, date.Day, date.Month));
        return near;
    }

    public static int DaysBetween(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber);
}
