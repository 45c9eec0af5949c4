using FPReconcile.App.Charts;

namespace FPReconcile.App.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void Values_are_placed_evenly_and_kept_inside()
    {
        var scale = new ChartScale(-10, 10, 100, 300);

        new[] { -10.0, 0, 5, 10, -50, 50 }.Select(scale.At).ShouldBe([100, 200, 250, 300, 100, 300]);
        new ChartScale(0, 1, 200, 50).At(0.25).ShouldBe(162.5);
    }

    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-37, 53, 12, "-30 -20 -10 0 10 20 30 40 50")]
    [InlineData(0.95, 1, 8, "0.95 0.96 0.97 0.98 0.99 1")]
    [InlineData(0.999, 1, 5, "0.999 0.9992 0.9994 0.9996 0.9998 1")]
    [InlineData(-1, 1, 10, "-1 -0.8 -0.6 -0.4 -0.2 0 0.2 0.4 0.6 0.8 1")]
    public void Ticks_are_round_values_inside_of_the_range(double from, double to, int about, string expected) =>
        string.Join(' ', new ChartScale(from, to, 0, 1).Ticks(about).Select(tick => ReportNumbers.Format(tick, "0.####"))).ShouldBe(expected);

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("two words", 5, "two…")]
    [InlineData("证件号码", 8, "证件号码")]
    [InlineData("证件号码", 7, "证件号…")]
    [InlineData("", 5, "")]
    public void A_text_that_does_not_fit_is_cut(string text, int letters, string expected) => Chart.Short(text, letters).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1.02e-7, "1.0e-7")]
    [InlineData(0.0042, "0.0042")]
    [InlineData(0.8583, "0.858")]
    [InlineData(0.99999, "0.99999")]
    [InlineData(0.99999999, "almost 1")]
    [InlineData(1, "1")]
    public void A_probability_keeps_the_digits_that_matter(double probability, string expected) =>
        ReportNumbers.Probability(probability).ShouldBe(expected);

    [Fact]
    public void Numbers_are_never_minus_zero_and_never_without_end()
    {
        ReportNumbers.Bits(-0.04).ShouldBe("0.0");
        ReportNumbers.Bits(-0.06).ShouldBe("-0.1");
        ReportNumbers.Share(null).ShouldBe("none");
        ReportNumbers.Share(0, 0).ShouldBe("none");
        ReportNumbers.NearCertain(1).ShouldBe("above 0.999999");
        new[] { 0.5, 12, 1500, 2e6, 3e9 }.Select(ReportNumbers.Axis).ShouldBe(["0.5", "12", "1.5k", "2M", "3G"]);
        Should.Throw<ArgumentException>(() => ReportNumbers.Format(double.NaN, "0.0"));
        Should.Throw<ArgumentException>(() => ReportNumbers.Format(double.PositiveInfinity, "0.0"));
    }
}
