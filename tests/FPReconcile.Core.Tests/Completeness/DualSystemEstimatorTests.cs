using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>Two lists: worked values, and counts that carry nothing. The reference has more of them.</summary>
public sealed class DualSystemEstimatorTests
{
    [Theory]
    [InlineData(49, 86, 73, 336.1224, 29.6458, 333.56, 28.69971, 288.679, 403.408)]
    [InlineData(8760, 505, 1690, 11052.4258, 11.0870, 11052.4147, 11.0856, 11032.9957, 11076.6684)]
    public void Worked_values_come_out(long both, long first, long second, double total, double error, double chapman, double errorOfChapman, double lower, double upper)
    {
        var counts = new TwoListCounts(both, first, second);

        // Half a unit of the fourth decimal, or of the third.
        var (petersen, corrected) = (DualSystemEstimator.LincolnPetersen(counts), DualSystemEstimator.Chapman(counts));
        petersen.Total!.Value.ShouldBe(total, 0.00005);
        petersen.StandardError!.Value.ShouldBe(error, 0.00005);
        corrected.Total!.Value.ShouldBe(chapman, 0.00005);
        corrected.StandardError!.Value.ShouldBe(errorOfChapman, 0.00005);
        corrected.Interval!.Value.Lower.ShouldBe(lower, 0.0005);
        corrected.Interval!.Value.Upper.ShouldBe(upper, 0.0005);
    }

    [Fact]
    public void Completeness_of_registration_comes_with_Wilsons_interval()
    {
        var completeness = DualSystemEstimator.CompletenessOfSecond(new TwoListCounts(8760, 505, 1690));

        (completeness.Found, completeness.Of).ShouldBe((8760, 9265));
        completeness.Share!.Value.ShouldBe(0.9455, 0.00005);
        completeness.Interval.Lower.ShouldBe(0.9407, 0.00005);
        completeness.Interval.Upper.ShouldBe(0.9499, 0.00005);
    }

    [Theory]
    [InlineData(0.5, 0.9497)]
    [InlineData(1, 0.9455)]
    [InlineData(2, 0.9372)]
    [InlineData(5, 0.9133)]
    [InlineData(10, 0.8760)]
    public void Dependence_lowers_completeness(double theta, double completeness)
    {
        var counts = new TwoListCounts(8760, 505, 1690);

        (counts.Second / DualSystemEstimator.WithOddsRatio(counts, theta).Total!.Value).ShouldBe(completeness, 0.00005);
    }

    [Theory]
    [InlineData(0, 0, 0, NotEstimable.NothingObserved)]
    [InlineData(0, 12, 0, NotEstimable.EmptyList)]
    [InlineData(0, 0, 12, NotEstimable.EmptyList)]
    [InlineData(0, 7, 5, NotEstimable.NoOverlap)]
    public void Without_a_birth_in_both_lists_there_is_no_number_and_a_reason(long both, long first, long second, NotEstimable reason)
    {
        var counts = new TwoListCounts(both, first, second);

        foreach (var estimate in new[] { DualSystemEstimator.LincolnPetersen(counts), DualSystemEstimator.WithOddsRatio(counts, 2) })
        {
            (estimate.Refusal, estimate.Total, estimate.StandardError, estimate.Interval).ShouldBe((reason, null, null, null));
            estimate.Missed.ShouldBeNull();
        }
    }

    [Fact]
    public void Chapman_is_defined_without_a_birth_in_both_lists_but_not_of_nothing()
    {
        DualSystemEstimator.Chapman(new TwoListCounts(0, 7, 5)).Total.ShouldBe(47);
        DualSystemEstimator.Chapman(new TwoListCounts(0, 12, 0)).Total.ShouldBe(12);
        DualSystemEstimator.Chapman(new TwoListCounts(0, 0, 0)).Refusal.ShouldBe(NotEstimable.NothingObserved);
    }

    [Fact]
    public void Lists_that_are_equal_have_no_interval()
    {
        var counts = new TwoListCounts(25, 0, 0);
        var estimate = DualSystemEstimator.LincolnPetersen(counts);

        (estimate.Total, estimate.StandardError, estimate.Interval).ShouldBe((25, 0, null));
        estimate.IsOnBorder.ShouldBeTrue();
        Intervals.TransformedLogit(counts).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(5, 0, 5)]
    [InlineData(5, 5, 0)]
    public void The_transformed_logit_needs_somebody_everywhere(long both, long first, long second) =>
        Intervals.TransformedLogit(new TwoListCounts(both, first, second)).ShouldBeNull();

    [Fact]
    public void Pooled_strata_hide_births()
    {
        TwoListCounts[] strata = [new(5200, 240, 610), new(1900, 700, 520), new(210, 260, 90)];
        var pooled = new TwoListCounts(strata.Sum(stratum => stratum.Both), strata.Sum(stratum => stratum.OnlyFirst), strata.Sum(stratum => stratum.OnlySecond));

        // Half a unit of the second decimal.
        strata.Sum(stratum => DualSystemEstimator.Chapman(stratum).Total!.Value).ShouldBe(10060.53, 0.005);
        DualSystemEstimator.Chapman(pooled).Total!.Value.ShouldBe(9930.25, 0.005);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    public void Negative_counts_are_a_bug(long both, long first, long second) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TwoListCounts(both, first, second));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_odds_ratio_is_greater_than_zero(double theta) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DualSystemEstimator.WithOddsRatio(new TwoListCounts(1, 1, 1), theta));
}
