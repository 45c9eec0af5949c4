using System.Globalization;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

/// <summary>Reference days are published holidays: Islamic New Year and Eid of Saudi Arabia, Nowruz of Iran.</summary>
public sealed class WholeDateCalendarsTests
{
    [Theory]
    [InlineData("1446-01-01", "2024-07-07")]
    [InlineData("1445-10-01", "2024-04-10")]
    [InlineData("1446-09-01", "2025-03-01")]
    [InlineData("1446-10-01", "2025-03-30")]
    [InlineData("1446-01-31", null)]
    [InlineData("1446-13-01", null)]
    [InlineData("2025-03-02", null)]
    [InlineData("46-09-01", null)]
    public void Hijri_dates_become_days(string text, string? expected) => Read(text, DateCalendar.Hijri).ShouldBe(expected);

    [Theory]
    [InlineData("1403-01-01", "2024-03-20")]
    [InlineData("1402-12-29", "2024-03-19")]
    [InlineData("1402-12-30", null)]
    [InlineData("1403-12-30", "2025-03-20")]
    [InlineData("1404-01-01", "2025-03-21")]
    [InlineData("1404-06-31", "2025-09-22")]
    [InlineData("1404-07-31", null)]
    public void Persian_dates_become_days(string text, string? expected) => Read(text, DateCalendar.Persian).ShouldBe(expected);

    [Fact]
    public void The_order_of_day_and_month_is_decided_as_in_any_calendar()
    {
        var reading = DateParser.ReadText("01/10/1446", DateCalendar.Hijri);

        reading.State.ShouldBe(DateState.Ambiguous);
        reading.TryResolve(DateOrder.DayMonthYear, 2089, out var dayFirst).ShouldBeTrue();
        reading.TryResolve(DateOrder.MonthDayYear, 2089, out var monthFirst).ShouldBeTrue();
        dayFirst.ShouldBe(new DateOnly(2025, 3, 30));
        monthFirst.ShouldBe(new DateOnly(2024, 7, 16));
    }

    private static string? Read(string text, DateCalendar calendar) =>
        DateParser.ReadText(text, calendar).TryResolve(DateOrder.DayMonthYear, 2089, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
