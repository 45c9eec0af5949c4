using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Review;

namespace FPReconcile.App.Tests.Review;

public sealed class CaseTimesTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void Without_cases_there_is_no_median_and_nothing_is_divided()
    {
        var times = CaseTimes.Of([], AsOf);

        (times.Closed, times.MedianDays, times.MedianDaysOfDecided).ShouldBe((0, null, null));
        times.Within.ShouldBe([new ClosedWithin(30, 0, 0), new ClosedWithin(90, 0, 0)]);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5 9", 5)]
    [InlineData("5 9 100", 9)]
    [InlineData("100 9 5 40", 9)]
    public void Half_of_the_closed_cases_took_no_longer_than_the_median(string days, int median) =>
        CaseTimes.Of([.. days.Split(' ').Select(text => Closed(opened: 120, took: int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))], AsOf).MedianDays.ShouldBe(median);

    [Fact]
    public void Open_cases_count_against_the_share_that_was_closed_in_time()
    {
        // Found 100 days ago: one closed after 30 days, one after 31, one still open. Found 29 days ago: too young to be asked.
        var times = CaseTimes.Of([Closed(100, 30), Closed(100, 31), Open(100), Closed(29, 1), Open(29)], AsOf);

        times.Within.ShouldBe([new ClosedWithin(30, 1, 3), new ClosedWithin(90, 2, 3)]);
    }

    [Fact]
    public void Cases_closed_more_than_a_year_ago_are_not_counted()
    {
        var times = CaseTimes.Of([Closed(opened: 400, took: 34), Closed(opened: 400, took: 36)], AsOf);

        (times.Closed, times.MedianDays).ShouldBe((1, 36));
        times.Within.ShouldAllBe(within => within.Of == 0);
    }

    [Fact]
    public void Those_that_an_officer_decided_are_told_apart()
    {
        var times = CaseTimes.Of([Closed(50, 3), Closed(50, 20) with { IsDecided = true }, Closed(50, 8) with { IsDecided = true }], AsOf);

        (times.Closed, times.Decided, times.MedianDaysOfDecided).ShouldBe((3, 2, 8));
        times.ByDays.Take(3).Select(band => (band.Days.From, band.Closed, band.Decided)).ShouldBe([(0, 1, 0), (8, 2, 2), (31, 0, 0)]);
    }

    [Fact]
    public void Open_cases_are_counted_by_the_days_since_they_were_found_when_they_are_on_a_worklist()
    {
        var times = CaseTimes.Of([Open(0), Open(30), Open(31), Open(90), Open(91), Open(365), Open(366), Open(2) with { IsOnWorklists = false }], AsOf);

        times.OpenByAge.Select(band => (band.Days.From, band.Days.To, band.Open)).ShouldBe([(0, (int?)30, 2), (31, 90, 2), (91, 365, 2), (366, null, 1)]);
    }

    private static CaseSpan Open(int daysAgo) => new(AsOf.DayNumber - daysAgo, null, IsDecided: false, IsOnWorklists: true);

    private static CaseSpan Closed(int opened, int took) => new(AsOf.DayNumber - opened, AsOf.DayNumber - opened + took, IsDecided: false, IsOnWorklists: false);
}
