using System.Globalization;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>Three months of a year, written 2025-Q1.</summary>
/// <param name="Year">The year, 1900 to 2999.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct CalendarQuarter(int Year, int Number)
{
    private const int Length = 7;

    public DateOnly LastDay => new DateOnly(Year, Number * 3, 1).AddMonths(1).AddDays(-1);

    public static CalendarQuarter Of(DateOnly date) => new(date.Year, ((date.Month - 1) / 3) + 1);

    /// <summary>Reads a quarter such as 2025-Q1.</summary>
    public static bool TryParse(string? text, out CalendarQuarter quarter)
    {
        quarter = default;
        if (text is not { Length: Length } || text[4] != '-' || text[5] is not ('Q' or 'q') || text[6] is < '1' or > '4')
            return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2999)
            return false;
        quarter = new CalendarQuarter(year, text[6] - '0');
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}
