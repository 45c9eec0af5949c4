using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

public sealed class ShowingRuleTests
{
    [Fact]
    public void What_cannot_be_estimated_is_not_shown() =>
        ShowingRule.ReasonFor(PopulationEstimate.Refused(100, NotEstimable.NoOverlap), 100).ShouldBe(NotShown.NotEstimable);

    [Theory]
    [InlineData(29, NotShown.FewInBoth)]
    [InlineData(30, null)]
    public void Thirty_births_in_both_lists_are_enough(long both, NotShown? reason) =>
        ShowingRule.ReasonFor(Estimate(90, 110), both).ShouldBe(reason);

    [Theory]
    [InlineData(75, 125, null)]
    [InlineData(74.9, 101, NotShown.WideInterval)]
    [InlineData(99, 125.1, NotShown.WideInterval)]
    public void Neither_end_is_more_than_a_quarter_away(double lower, double upper, NotShown? reason) =>
        ShowingRule.ReasonFor(Estimate(lower, upper), 30).ShouldBe(reason);

    [Fact]
    public void No_number_goes_out_without_an_interval() =>
        ShowingRule.ReasonFor(Estimate(90, 110) with { Interval = null }, 30).ShouldBe(NotShown.NoInterval);

    private static PopulationEstimate Estimate(double lower, double upper) =>
        new() { Observed = 70, Total = 100, Interval = new EstimateInterval(lower, upper, IntervalMethod.LogNormal) };
}
