using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Tests.Completeness.Indicators;

public sealed class HeapingTestsTests
{
    // Chance of as much or more: chi2.sf of scipy and pchisq of R, which agree in the digits given; the table of Abramowitz and Stegun (26.8) has
    // 10.828 for 0.001 with one degree of freedom and 18.307 for 0.05 with ten.
    [Theory]
    [InlineData(1, 1, 0.31731050786291415)]
    [InlineData(4, 1, 0.04550026389635842)]
    [InlineData(2, 2, 0.36787944117144233)]
    [InlineData(10, 5, 0.07523524614651217)]
    [InlineData(20, 10, 0.02925268807696113)]
    [InlineData(0, 7, 1)]
    public void The_chance_of_a_statistic_is_that_of_other_software(long statistic, int degrees, double p) =>
        new ChiSquare(statistic, degrees).P.ShouldBe(p, 1e-12);

    // With two degrees of freedom the chance is exp(-x/2): nothing is lost in the far end.
    [Fact]
    public void A_very_large_statistic_keeps_its_chance() => new ChiSquare(1000, 2).P.ShouldBe(Math.Exp(-500), Math.Exp(-500) * 1e-9);

    // Mendel's peas (1866): 315, 108, 101, 32 against 9:3:3:1 give 0.470 with three degrees; a whole number here. A die of 60 throws: 5, 8, 9, 8, 10, 20
    // against ten each gives 13.4.
    [Theory]
    [InlineData(new long[] { 315, 108, 101, 32 }, new[] { 312.75, 104.25, 104.25, 34.75 }, 0, 3)]
    [InlineData(new long[] { 5, 8, 9, 8, 10, 20 }, new[] { 10.0, 10, 10, 10, 10, 10 }, 13, 5)]
    public void The_statistic_is_that_of_the_textbook(long[] counts, double[] expected, long statistic, int degrees) =>
        ChiSquare.Of(counts, expected).ShouldBe(new ChiSquare(statistic, degrees));

    [Fact]
    public void Where_fewer_than_five_are_expected_there_is_no_test()
    {
        ChiSquare.Of([3, 7], [4.9, 5.1]).ShouldBeNull();
        ChiSquare.Of([10], [10]).ShouldBeNull();
    }

    [Fact]
    public void Births_spread_over_all_days_are_no_heaping()
    {
        var test = HeapingTests.OfDays([.. Days(2025, 1, 365).SelectMany(static day => Enumerable.Repeat(day, 10))])!.Value;

        test.DegreesOfFreedom.ShouldBe(30);
        test.Statistic.ShouldBe(0);
        test.P.ShouldBe(1);
    }

    [Fact]
    public void Fewer_births_at_weekends_are_no_heaping()
    {
        // Even in one month, where a day of the month has one day of the week.
        var births = Days(2025, 3, 31).SelectMany(static day => Enumerable.Repeat(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 20 : 40)).ToList();

        HeapingTests.OfDays(births)!.Value.Statistic.ShouldBe(0);
    }

    [Fact]
    public void Dates_put_on_the_first_of_a_month_are_found()
    {
        var births = Days(2025, 1, 365).SelectMany(static day => Enumerable.Repeat(day.Day % 10 == 0 ? new DateOnly(day.Year, day.Month, 1) : day, 10)).ToList();

        HeapingTests.OfDays(births)!.Value.P.ShouldBeLessThan(0.0001);
    }

    [Fact]
    public void A_month_of_28_days_has_27_degrees() => HeapingTests.OfDays([.. Days(2025, 2, 28).SelectMany(static day => Enumerable.Repeat(day, 9))])!.Value.DegreesOfFreedom.ShouldBe(27);

    [Theory]
    [InlineData(10, 49)]
    [InlineData(50, 9)]
    [InlineData(100, 4)]
    public void Weights_are_looked_at_in_steps_of_their_scale(int scale, int degrees)
    {
        int[] weights = [.. Enumerable.Range(0, 3000).Select(i => 2000 + (i * scale % 1500))];

        HeapingTests.ScaleOf(weights).ShouldBe(scale);
        HeapingTests.OfWeights(weights).ShouldBe(new ChiSquare(0, degrees));
    }

    [Fact]
    public void Weights_rounded_to_half_a_kilogram_are_found()
    {
        int[] weights = [.. Enumerable.Range(0, 3000).Select(static i => i % 5 == 0 ? 3000 : 2000 + (i * 10 % 1500))];

        HeapingTests.OfWeights(weights)!.Value.P.ShouldBeLessThan(0.0001);
    }

    [Fact]
    public void Scales_that_show_only_half_kilograms_have_no_test() => HeapingTests.OfWeights([.. Enumerable.Repeat(3000, 900), .. Enumerable.Repeat(3500, 900)]).ShouldBeNull();

    [Fact]
    public void Of_nobody_there_is_no_test()
    {
        HeapingTests.OfDays([]).ShouldBeNull();
        HeapingTests.OfWeights([]).ShouldBeNull();
    }

    // Weights of a normal distribution with a standard deviation of 500 g, by their quantiles: nothing within 500 g is preferred.
    [Fact]
    public void A_normal_distribution_of_weights_is_even_between_half_kilograms()
    {
        int[] weights = [.. Enumerable.Range(0, 5000).Select(static i => (int)(Math.Round(MathNet.Numerics.Distributions.Normal.InvCDF(3200, 500, (i + 0.5) / 5000) / 10) * 10))];

        HeapingTests.OfWeights(weights)!.Value.P.ShouldBeGreaterThan(0.99);
    }

    private static IEnumerable<DateOnly> Days(int year, int month, int count) => Enumerable.Range(0, count).Select(new DateOnly(year, month, 1).AddDays);
}
