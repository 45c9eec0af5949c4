using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Tests.Completeness.Indicators;

public sealed class WaitingTimesTests
{
    // Weeks in remission under 6-MP, and under placebo (Freireich and others 1963), the classic example of the product-limit estimate: medians
    // 23 and 8; S(13) = 0.690 is the first that is not above 0.75.
    private static readonly (int Weeks, bool HasEnded)[] Treated =
    [
        (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true), (17, false), (19, false), (20, false),
        (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
    ];

    private static readonly int[] Placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    [Theory]
    [InlineData(0.25, 13)]
    [InlineData(0.5, 23)]
    [InlineData(0.9, null)]
    public void Waits_that_have_not_ended_are_taken_into_account(double share, int? expected) => new WaitingTimes(Treated).Quantile(share).ShouldBe(expected);

    [Fact]
    public void The_order_of_waits_does_not_matter() => new WaitingTimes(Treated.Reverse()).Quantile(0.5).ShouldBe(23);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void When_all_have_ended_it_is_the_quantile_of_the_days(double share) =>
        new WaitingTimes(Placebo.Select(static weeks => (weeks, true))).Quantile(share).ShouldBe(new Delays(Placebo.Select(static weeks => (int?)weeks)).Quantile(share));

    [Fact]
    public void Without_waits_there_is_none() => new WaitingTimes([]).Quantile(0.5).ShouldBeNull();

    [Fact]
    public void While_none_has_ended_there_is_none() => new WaitingTimes([(5, false), (9, false)]).Quantile(0.5).ShouldBeNull();
}
