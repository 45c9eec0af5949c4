using System.Globalization;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>How long the vintages are that nights make by themselves.</summary>
public enum VintageLength
{
    /// <summary>A quarter, such as 2025-Q1.</summary>
    Quarter = 0,

    /// <summary>A year, such as 2025.</summary>
    Year,

    /// <summary>Nights make none.</summary>
    None,
}

/// <summary>
/// The months of a vintage that is named after them. Quarters, and years, have no month in common, so that no vintage can be taken from another one.
/// </summary>
/// <param name="Name">2025-Q1 or 2025.</param>
/// <param name="FirstDay">First day of its first month.</param>
/// <param name="LastDay">Last day of its last month.</param>
public readonly record struct VintagePeriod(string Name, DateOnly FirstDay, DateOnly LastDay)
{
    private const int MonthsOfQuarter = 3;

    /// <summary>First day of its last month.</summary>
    public DateOnly LastMonth => new(LastDay.Year, LastDay.Month, 1);

    /// <summary>The quarter or year of a day.</summary>
    public static VintagePeriod Of(DateOnly day, VintageLength length) => length switch
    {
        VintageLength.Quarter => Of(CalendarQuarter.Of(day)),
        VintageLength.Year => new VintagePeriod(day.Year.ToString("0000", CultureInfo.InvariantCulture), new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31)),
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>Reads 2025-Q1 or 2025; false for the name of another vintage.</summary>
    public static bool TryParse(string? name, out VintagePeriod period)
    {
        period = default;
        if (CalendarQuarter.TryParse(name, out var quarter))
            period = Of(quarter);
        else if (name is { Length: 4 } && CalendarQuarter.TryParse(name + "-Q1", out var first))
            period = Of(first.LastDay, VintageLength.Year);
        return period.Name is not null;
    }

    public bool Overlaps(VintagePeriod other) => FirstDay <= other.LastDay && other.FirstDay <= LastDay;

    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    private static VintagePeriod Of(CalendarQuarter quarter) =>
        new(quarter.ToString(), new DateOnly(quarter.LastDay.Year, quarter.LastDay.Month, 1).AddMonths(1 - MonthsOfQuarter), quarter.LastDay);
}
