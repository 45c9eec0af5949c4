using FPReconcile.Core.Disclosure.Rates;

namespace FPReconcile.Core.Tests.Disclosure.Rates;

/// <summary>Shares tell nothing that the rules for counts would hide.</summary>
public sealed class PublishedShareTests
{
    private static readonly ShareRule _rule = new(10);
    private static readonly ShareRule _sensitive = new(10, HidesNoneAndAll: true);

    [Theory]
    [InlineData(10, 19, true)]
    [InlineData(9, 40, true)]
    [InlineData(31, 40, true)]
    [InlineData(10, 20, false)]
    [InlineData(30, 40, false)]
    [InlineData(0, 20, false)]
    [InlineData(20, 20, false)]
    public void Small_groups_numerators_and_rests_are_hidden(long numerator, long denominator, bool isHidden)
    {
        var share = PublishedShare.Of(numerator, denominator, _rule);

        share.IsHidden.ShouldBe(isHidden);
        share.Numerator.ShouldBe(isHidden ? null : numerator);
        share.Denominator.ShouldBe(isHidden ? null : denominator);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(50, false)]
    public void None_and_all_are_hidden_where_they_say_something_of_everybody(long numerator, bool isHidden) =>
        PublishedShare.Of(numerator, 100, _sensitive).IsHidden.ShouldBe(isHidden);

    [Theory]
    [InlineData(0, 50, "0–4")]
    [InlineData(10, 201, "0–4")]
    [InlineData(10, 200, "5–9")]
    [InlineData(15, 50, "30–34")]
    [InlineData(94, 104, "90–94")]
    [InlineData(950, 1000, "95–100")]
    [InlineData(50, 50, "95–100")]
    [InlineData(20, 49, null)]
    [InlineData(1, 200, null)]
    public void Percentages_are_bands_and_only_of_groups_of_fifty(long numerator, long denominator, string? band) =>
        PublishedShare.Of(numerator, denominator, _rule).Band.ShouldBe(band);

    [Fact]
    public void The_largest_counts_have_a_band() => PublishedShare.Of(long.MaxValue / 2, long.MaxValue, _rule).Band.ShouldBe("45–49");

    [Theory]
    [InlineData(-1, 20)]
    [InlineData(21, 20)]
    public void A_numerator_outside_of_the_group_is_a_fault(long numerator, long denominator) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PublishedShare.Of(numerator, denominator, _rule));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    [InlineData(7, 5)]
    [InlineData(8, 10)]
    [InlineData(10, 10)]
    public void Counts_are_rounded_to_the_nearest_five(long count, long rounded) => RoundedCount.ToBaseFive(count).ShouldBe(rounded);
}
