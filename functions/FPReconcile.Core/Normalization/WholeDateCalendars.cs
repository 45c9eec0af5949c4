using System.Globalization;

namespace FPReconcile.Core.Normalization;

/// <summary>Converts dates of calendars whose months are not the Gregorian ones.</summary>
internal static class WholeDateCalendars
{
    private static readonly UmAlQuraCalendar Hijri = new();
    private static readonly PersianCalendar Persian = new();

    /// <summary>The Gregorian day; false for a day that the calendar does not have, and for years that cannot be those of people alive.</summary>
    public static bool TryConvert(DateCalendar calendar, (int Year, int Month, int Day) parts, out DateOnly date)
    {
        date = default;
        var (rules, firstYear, lastYear) = calendar == DateCalendar.Hijri ? ((Calendar)Hijri, 1330, 1500) : (Persian, 1290, 1500);
        if (parts.Year < firstYear || parts.Year > lastYear || parts.Month is < 1 or > 12
            || parts.Day < 1 || parts.Day > rules.GetDaysInMonth(parts.Year, parts.Month))
            return false;
        date = DateOnly.FromDateTime(rules.ToDateTime(parts.Year, parts.Month, parts.Day, 0, 0, 0, 0));
        return true;
    }
}
