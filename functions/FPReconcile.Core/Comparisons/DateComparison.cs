namespace FPReconcile.Core.Comparisons;

/// <summary>
/// Dates as day numbers: missing, differ, same year (one of the two on 1 January: a year known and a day invented), near (one day
/// apart, day and month swapped, or one digit different), exact.
/// </summary>
public sealed class DateComparison : Comparison
{
    private const int HeapedLevel = 2;
    private const int NearLevel = 3;
    private const int ExactLevel = 4;

    private static readonly ComparisonLevel[] DateLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.02, 0.02, 0.972),
        new("same year, one on 1 January", 0.02, 0.02, 0.005),
        new("near", 0.04, 0.04, 0.02),
        new("exact", 0.92, 0.92, 0.003, IsExact: true),
    ];

    public DateComparison(string column)
        : base(column, ComparisonRole.Delivery, DateLevels)
    {
    }

    internal override int LevelOfEqual(int value) => ExactLevel;

    internal override int LevelOfDifferent(int left, int right, ValuePool pool)
    {
        var a = DateOnly.FromDayNumber(left);
        var b = DateOnly.FromDayNumber(right);
        if (IsNear(a, b))
            return NearLevel;
        return a.Year == b.Year && (a.DayOfYear == 1 || b.DayOfYear == 1) ? HeapedLevel : DifferLevel;
    }

    private static bool IsNear(DateOnly a, DateOnly b) =>
        Math.Abs(a.DayNumber - b.DayNumber) == 1
        || (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
        || DifferentDigits(a, b) == 1;

    private static int DifferentDigits(DateOnly a, DateOnly b) =>
        DifferentDigits(a.Year, b.Year) + DifferentDigits(a.Month, b.Month) + DifferentDigits(a.Day, b.Day);

    private static int DifferentDigits(int a, int b)
    {
        var different = 0;
        for (; a > 0 || b > 0; a /= 10, b /= 10)
            different += a % 10 == b % 10 ? 0 : 1;
        return different;
    }
}
