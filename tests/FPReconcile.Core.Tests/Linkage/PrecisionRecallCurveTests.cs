using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class PrecisionRecallCurveTests
{
    [Fact]
    public void Points_count_links_and_matches_from_the_greatest_weight_down()
    {
        var curve = PrecisionRecallCurve.Of([1, 9, 5, 5, -3], [false, true, true, false, true], matches: 4);

        curve.Points.ShouldBe([new(9, 1, 1, 4), new(5, 3, 2, 4), new(1, 4, 2, 4), new(-3, 5, 3, 4)]);
        (curve.Points[1].Precision, curve.Points[1].Recall).ShouldBe((2 / 3.0, 0.5));
        curve.Points[3].F1.ShouldBe(2.0 * 3 / (5 + 4));
        curve.Best.ShouldBe(curve.Points[3]);
    }

    [Fact]
    public void A_threshold_takes_the_pairs_at_it()
    {
        var curve = PrecisionRecallCurve.Of([1, 9, 5], [false, true, true], matches: 2);

        curve.At(5).ShouldBe(new PrecisionRecallPoint(5, 2, 2, 2));
        curve.At(5.1).ShouldBe(new PrecisionRecallPoint(9, 1, 1, 2));
        curve.At(10).ShouldBe(new PrecisionRecallPoint(10, 0, 0, 2));
    }

    [Fact]
    public void Every_point_agrees_with_plain_counting()
    {
        var random = new Random(11);
        var bits = Enumerable.Range(0, 300).Select(_ => (double)random.Next(-20, 20)).ToArray();
        var isMatch = bits.Select(weight => random.Next(-20, 20) < weight).ToArray();

        var curve = PrecisionRecallCurve.Of(bits, isMatch, isMatch.Count(match => match) + 7);

        curve.Points.Count.ShouldBe(bits.Distinct().Count());
        foreach (var point in curve.Points)
        {
            point.Links.ShouldBe(bits.Count(weight => weight >= point.Bits));
            point.TrueLinks.ShouldBe(bits.Zip(isMatch).Count(pair => pair.First >= point.Bits && pair.Second));
            curve.At(point.Bits).ShouldBe(point);
            curve.At(point.Bits - 0.5).ShouldBe(point);
        }
    }

    [Fact]
    public void No_pairs_and_no_matches_give_no_point_and_no_nan()
    {
        var curve = PrecisionRecallCurve.Of([], [], matches: 0);

        curve.Points.ShouldBeEmpty();
        curve.Best.ShouldBeNull();
        var point = curve.At(0);
        (point.Precision, point.Recall, point.F1).ShouldBe((1, 1, 1));
        PrecisionRecallCurve.Of([], [], matches: 5).At(0).Recall.ShouldBe(0);
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Should.Throw<ArgumentException>(() => PrecisionRecallCurve.Of([double.NaN], [true], 1));
        Should.Throw<ArgumentException>(() => PrecisionRecallCurve.Of([1], [], 1));
        Should.Throw<ArgumentOutOfRangeException>(() => PrecisionRecallCurve.Of([1, 2], [true, true], 1));
    }
}
