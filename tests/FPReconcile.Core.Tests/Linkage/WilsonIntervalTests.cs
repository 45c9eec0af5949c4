using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class WilsonIntervalTests
{
    /// <summary>Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_examples_of_Newcombe_come_out(long successes, long trials, double lower, double upper)
    {
        // Half a unit of the last printed decimal.
        const double Printed = 0.00005;

        var interval = WilsonInterval.Of(successes, trials);

        interval.Lower.ShouldBe(lower, Printed);
        interval.Upper.ShouldBe(upper, Printed);
    }

    [Fact]
    public void Nothing_observed_says_nothing() => WilsonInterval.Of(0, 0).ShouldBe(new WilsonInterval(0, 1));

    [Fact]
    public void All_and_none_end_exactly_at_the_border()
    {
        WilsonInterval.Of(29, 29).Upper.ShouldBe(1);
        WilsonInterval.Of(0, 29).Lower.ShouldBe(0);
    }

    [Fact]
    public void Successes_and_failures_mirror_each_other()
    {
        for (var successes = 0; successes <= 30; successes++)
        {
            var (interval, mirror) = (WilsonInterval.Of(successes, 30), WilsonInterval.Of(30 - successes, 30));
            interval.Lower.ShouldBe(1 - mirror.Upper, 1e-12);
            interval.Lower.ShouldBeLessThanOrEqualTo(successes / 30.0);
            interval.Upper.ShouldBeGreaterThanOrEqualTo(successes / 30.0);
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void Impossible_counts_are_refused(long successes, long trials) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, trials));
}
