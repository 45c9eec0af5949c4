namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>Whether days of birth and birth weights are spread as nature spreads them. What differs is a sign that they were not read but guessed.</summary>
public static class HeapingTests
{
    /// <summary>Weights are looked at within steps of so many grams: over them a smooth distribution is even to one in a hundred thousand.</summary>
    public const int WeightStep = 500;

    private const int SmallestStep = 10;
    private const int MostDays = 31;
    private const int DaysOfWeek = 7;

    // When nine of ten weights are multiples of a step, the scale shows no smaller one.
    private const double ShareOfScale = 0.9;

    private static readonly int[] Scales = [WeightStep, 100, 50, 10, 1];

    /// <summary>
    /// Days of the month, against what the births of each month and of each day of the week let expect: fewer births at weekends are no heaping. The
    /// days of the week come from the same births, so that the chance is rather too high than too low.
    /// </summary>
    public static ChiSquare? OfDays(IReadOnlyCollection<DateOnly> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        var (counts, expected) = (new long[MostDays], new double[MostDays]);
        foreach (var date in dates)
            counts[date.Day - 1]++;
        var months = dates.CountBy(static date => (date.Year, date.Month)).OrderBy(static month => month.Key).ToList();
        var weights = WeekdayWeights(dates, months.Select(static month => month.Key));
        foreach (var ((year, month), births) in months)
        {
            DateOnly[] days = [.. Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day))];
            var all = days.Sum(day => weights[(int)day.DayOfWeek]);
            foreach (var day in days)
                expected[day.Day - 1] += births * weights[(int)day.DayOfWeek] / all;
        }

        // A day that no month has is no group.
        var last = Array.FindLastIndex(expected, static count => count > 0) + 1;
        return ChiSquare.Of(counts[..last], expected[..last]);
    }

    /// <summary>Weights by where they lie between two multiples of 500 g, in steps of the scale or of 10 g.</summary>
    public static ChiSquare? OfWeights(IReadOnlyCollection<int> grams)
    {
        ArgumentNullException.ThrowIfNull(grams);
        var step = Math.Max(SmallestStep, ScaleOf(grams));
        var counts = new long[WeightStep / step];
        foreach (var weight in grams)
            counts[weight % WeightStep / step]++;
        return ChiSquare.Of(counts, [.. counts.Select(_ => (double)grams.Count / counts.Length)]);
    }

    /// <summary>The step of the scales that weights were read from, in grams.</summary>
    public static int ScaleOf(IReadOnlyCollection<int> grams) => Array.Find(Scales, step => grams.Count(weight => weight % step == 0) >= ShareOfScale * grams.Count);

    private static double[] WeekdayWeights(IReadOnlyCollection<DateOnly> dates, IEnumerable<(int Year, int Month)> months)
    {
        var (births, days) = (new double[DaysOfWeek], new double[DaysOfWeek]);
        foreach (var date in dates)
            births[(int)date.DayOfWeek]++;
        foreach (var (year, month) in months)
        {
            for (var day = 1; day <= DateTime.DaysInMonth(year, month); day++)
                days[(int)new DateOnly(year, month, day).DayOfWeek]++;
        }

        return [.. births.Zip(days, static (count, of) => of == 0 ? 0 : count / of)];
    }
}
