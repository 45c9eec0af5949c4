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

    private static readonly ComparisonLevel[] ChildLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.02, 0.10, 0.972),
        new("same year, one on 1 January", 0.02, 0.02, 0.005),
        new("near", 0.04, 0.08, 0.02),
        new("exact", 0.92, 0.80, 0.003, IsExact: true),
    ];

    public DateComparison(string column, ComparisonRole role = ComparisonRole.Delivery)
        : base(column, role, role == ComparisonRole.Child ? ChildLevels : DateLevels)
    {
    }

    internal override int LevelOfEqual(long value) => ExactLevel;

    internal override int LevelOfDifferent(long left, long right, ValuePool pool)
    {
        var a = CalendarDigits.Of((int)left);
        var b = CalendarDigits.Of((int)right);
        if (Math.Abs(left - right) == 1 || CalendarDigits.Different(a, b) == 1 || CalendarDigits.IsSwapped(a, b))
            return NearLevel;
        return CalendarDigits.IsSameYear(a, b) && (CalendarDigits.IsFirstOfJanuary(a) || CalendarDigits.IsFirstOfJanuary(b))
            ? HeapedLevel
            : DifferLevel;
    }
}
