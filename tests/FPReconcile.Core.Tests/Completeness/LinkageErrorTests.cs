using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>Errors of linkage: what the reference and the coverage simulation do not say.</summary>
public sealed class LinkageErrorTests
{
    private static readonly LinkedLists Lists = new(8600, 9265, 10450);

    [Fact]
    public void Without_errors_it_is_Lincoln_Petersen()
    {
        var lists = new LinkedLists(8760, 9265, 10450);
        var plain = DualSystemEstimator.LincolnPetersen(new TwoListCounts(8760, 505, 1690));

        foreach (var estimate in new[] { LinkageError.ByPrecisionAndRecall(lists, new(1), new(1)), LinkageError.DingFienberg(lists, new(1), new(0)) })
        {
            estimate.Total!.Value.ShouldBe(plain.Total!.Value, 1e-9 * plain.Total.Value);
            estimate.StandardError!.Value.ShouldBe(plain.StandardError!.Value, 1e-9);
            estimate.Interval!.Value.Lower.ShouldBe(plain.Interval!.Value.Lower, 1e-6);
            estimate.Interval!.Value.Upper.ShouldBe(plain.Interval!.Value.Upper, 1e-6);
        }
    }

    [Fact]
    public void Shares_that_are_less_sure_widen_the_interval_on_both_sides()
    {
        var sure = LinkageError.ByPrecisionAndRecall(Lists, new(0.99), new(0.97)).Interval!.Value;
        var unsure = LinkageError.ByPrecisionAndRecall(Lists, new(0.99, 0.003), new(0.97, 0.006)).Interval!.Value;

        unsure.Lower.ShouldBeLessThan(sure.Lower);
        unsure.Upper.ShouldBeGreaterThan(sure.Upper);
    }

    [Fact]
    public void The_interval_never_ends_below_the_longer_list() =>
        LinkageError.ByPrecisionAndRecall(Lists, new(0.99, 0.2), new(0.97, 0.2)).Interval!.Value.Lower.ShouldBe(10450);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 0.9)]
    public void Shares_that_do_not_fit_the_lists_are_refused(double precision, double recall) =>
        LinkageError.ByPrecisionAndRecall(Lists, new(precision), new(recall)).Refusal.ShouldBe(NotEstimable.ErrorRatesContradict);

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.9, 0)]
    [InlineData(0.97, 0.9)]
    public void Chances_that_do_not_fit_the_lists_are_refused(double a, double b) =>
        LinkageError.DingFienberg(Lists, new(a), new(b)).Refusal.ShouldBe(NotEstimable.ErrorRatesContradict);

    [Fact]
    public void None_wrong_among_a_few_is_no_certainty()
    {
        var share = UncertainShare.Judged(50, 50);

        share.Value.ShouldBe(1);
        // Wilson's interval of 50 of 50 begins at 1/(1 + 1.96²/50) = 0.9287: over 2 x 1.96.
        share.StandardError.ShouldBe(0.01820, 0.00005);
    }

    [Theory]
    [InlineData(1.1, 0)]
    [InlineData(-0.1, 0)]
    [InlineData(0.5, -1)]
    [InlineData(double.NaN, 0)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void A_share_that_is_none_is_a_bug(double value, double error) => Should.Throw<ArgumentOutOfRangeException>(() => new UncertainShare(value, error));

    [Fact]
    public void More_links_than_births_are_a_bug() => Should.Throw<ArgumentOutOfRangeException>(() => new LinkedLists(11, 10, 20));
}
