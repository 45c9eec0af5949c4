using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class ChanceDependenceTests
{
    private const int Differ = Comparison.DifferLevel;
    private const int Same = 2;

    private static readonly Comparison[] Comparisons =
    [
        CategoryComparison.Code("facility", ComparisonRole.Delivery, usesTermFrequency: false),
        CategoryComparison.Code("area", ComparisonRole.Delivery, usesTermFrequency: false),
        CategoryComparison.Code("district", ComparisonRole.Delivery, usesTermFrequency: false),
    ];

    [Fact]
    public void Fields_that_agree_together_by_chance_are_counted_as_often_as_they_do()
    {
        var dependence = Learn((0b011, 0b011, 400), (0b011, 0b001, 100), (0b011, 0b010, 100), (0b011, 0b000, 400));

        // Each field agrees in half of 1,000 pairs: both in 250 of them if they were independent; half a pair is added.
        dependence.Bits(Pattern(Same, Same, 0)).ShouldBe(Math.Log2(400.5 / 250.5), 1e-12);
        dependence.Bits(Pattern(Same, Differ, 0)).ShouldBe(Math.Log2(100.5 / 250.5), 1e-12);
        dependence.Bits(Pattern(Differ, Differ, 0)).ShouldBe(Math.Log2(400.5 / 250.5), 1e-12);
    }

    [Fact]
    public void A_missing_field_says_nothing_about_another()
    {
        var dependence = Learn((0b011, 0b011, 400), (0b011, 0b001, 100), (0b011, 0b010, 100), (0b011, 0b000, 400));

        dependence.Bits(Pattern(Same, Comparison.MissingLevel, Same)).ShouldBe(0);
    }

    [Fact]
    public void A_difference_that_chance_explains_is_no_dependence()
    {
        var dependence = Learn((0b011, 0b011, 26), (0b011, 0b001, 24), (0b011, 0b010, 24), (0b011, 0b000, 26));

        dependence.Bits(Pattern(Same, Same, Same)).ShouldBe(0);
    }

    [Fact]
    public void Three_fields_that_say_the_same_are_joined_by_two_dependences_not_three()
    {
        var dependence = Learn((0b111, 0b111, 500), (0b111, 0b000, 500));

        // Each agrees in half of the pairs, all at a time: two of the three agreements are for nothing.
        dependence.Bits(Pattern(Same, Same, Same)).ShouldBe(2 * Math.Log2(500.5 / 250.5), 1e-12);
    }

    private static ChanceDependence Learn(params (ulong Present, ulong Agrees, long Pairs)[] observed)
    {
        var joint = new JointAgreement(Comparisons.Length);
        foreach (var (present, agrees, pairs) in observed)
            joint.Add(present, agrees, pairs);
        return new ChanceDependence(Comparisons, joint);
    }

    private static ulong Pattern(int facility, int area, int district) =>
        AgreementPattern.With(AgreementPattern.With(AgreementPattern.With(0, 0, facility), 1, area), 2, district);
}
