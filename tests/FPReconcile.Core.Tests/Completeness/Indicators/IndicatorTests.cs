using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Completeness.Indicators;

public sealed class IndicatorTests
{
    // Reproduced with R; a tenth is how the ratios are printed.
    [Theory]
    [InlineData(5150, 4900, 105.10, 101.07, 109.29, false)]
    [InlineData(58, 40, 145.0, 96.9, 216.9, false)]
    [InlineData(530, 420, 126.2, 111.0, 143.4, true)]
    public void A_sex_ratio_is_unusual_only_when_its_interval_is(long boys, long girls, double ratio, double low, double high, bool isUnusual)
    {
        var found = SexRatio.Of(boys, girls)!.Value;

        found.Ratio.ShouldBe(ratio, 0.05);
        found.Lower.ShouldBe(low, 0.06);
        found.Upper.ShouldBe(high, 0.06);
        found.IsUnusual.ShouldBe(isUnusual);
    }

    [Fact]
    public void Without_girls_there_is_no_sex_ratio() => SexRatio.Of(10, 0).ShouldBeNull();

    // Newcombe 1998, table I, method 3.
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    public void Shares_have_the_interval_of_Wilson(long part, long whole, double low, double high)
    {
        var interval = WilsonInterval.Of(part, whole);

        interval.Lower.ShouldBe(low, 0.00005);
        interval.Upper.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void Whipple_is_100_without_preference_and_500_with_nothing_else()
    {
        WhippleIndex.Of(Enumerable.Range(20, 30))!.Value.ShouldBe((100.0, 30L));
        WhippleIndex.Of([20, 25, 30, 19, 50])!.Value.ShouldBe((500.0, 3L));
        WhippleIndex.Of([19, 50]).ShouldBeNull();
    }

    [Fact]
    public void Negative_and_missing_delays_are_counted_apart()
    {
        var delays = new Delays([0, 7, 8, 30, 31, -1, null]);

        delays.Known.ShouldBe(5);
        delays.ToCheck.ShouldBe(2);
        delays.CountBetween(-1, 7).ShouldBe(2);
        delays.CountBetween(7, 30).ShouldBe(2);
        delays.CountBetween(30, null).ShouldBe(1);
        delays.Quantile(0.5).ShouldBe(8);
        delays.Quantile(0.9).ShouldBe(31);
    }

    [Theory]
    [InlineData("2025-Q1", "2025-03-31")]
    [InlineData("2024-q4", "2024-12-31")]
    public void A_quarter_ends_with_its_third_month(string text, string last)
    {
        CalendarQuarter.TryParse(text, out var quarter).ShouldBeTrue();
        quarter.LastDay.ShouldBe(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        CalendarQuarter.Of(quarter.LastDay).ShouldBe(quarter);
    }

    [Theory]
    [InlineData("2025-Q5")]
    [InlineData("2025Q1")]
    [InlineData("25-Q1")]
    [InlineData(null)]
    public void Other_texts_are_no_quarter(string? text) => CalendarQuarter.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Limits_of_chance_are_the_wider_the_smaller_a_group_is()
    {
        // 0.1 +- 1.959964 sqrt(0.09/100) and +- 3.090232 of it.
        var limits = FunnelLimits.Of(0.1, 100);

        limits.Lower95.ShouldBe(0.0412, 0.00005);
        limits.Upper95.ShouldBe(0.1588, 0.00005);
        limits.Lower998.ShouldBe(0.0073, 0.00005);
        limits.Upper998.ShouldBe(0.1927, 0.00005);
        FunnelLimits.Of(0.1, 25).Upper95.ShouldBeGreaterThan(limits.Upper95);
    }
}
