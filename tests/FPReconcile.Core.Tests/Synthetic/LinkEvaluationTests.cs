using FPReconcile.Synthetic.Evaluation;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class LinkEvaluationTests
{
    private static readonly (string, string)[] _truth = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")];

    private static readonly ScoredLink[] _links =
        [new("c", "3", 0.6), new("a", "1", 1), new("b", "9", 0.92), new("b", "2", 0.92), new("x", "y", 0.99)];

    [Fact]
    public void Links_are_right_wrong_or_missed() => Evaluate(_links).Quality.ShouldBe(new Quality(Right: 3, Wrong: 2, Missed: 1));

    [Fact]
    public void Precision_recall_and_F1_follow_their_definitions()
    {
        var quality = Evaluate(_links).Quality;

        quality.Precision.ShouldBe(3 / 5.0);
        quality.Recall.ShouldBe(3 / 4.0);
        quality.F1.ShouldBe(2 * (0.6 * 0.75) / (0.6 + 0.75), 1e-12);
    }

    [Fact]
    public void A_pair_listed_twice_counts_once() =>
        Evaluate([.. _links, new("a", "1", 0.3)]).Quality.ShouldBe(Evaluate(_links).Quality);

    [Fact]
    public void The_curve_has_a_point_for_each_probability_that_occurs() =>
        Evaluate(_links).Curve().ShouldBe(
        [
            new(1, new Quality(1, 0, 3)),
            new(0.99, new Quality(1, 1, 3)),
            new(0.92, new Quality(2, 2, 2)),
            new(0.6, new Quality(3, 2, 1)),
        ]);

    [Fact]
    public void The_best_point_has_the_greatest_F1() => Evaluate(_links).Best()!.Threshold.ShouldBe(0.6);

    /// <summary>0.99 belongs to the last band, 0.92 to the second; below 0.5 to none.</summary>
    [Fact]
    public void Calibration_counts_true_links_by_band() =>
        Evaluate([.. _links, new("d", "4", 0.4)]).Calibration().Select(band => (band.From, band.Links, band.True)).ShouldBe(
            [(0.5, 1, 1), (0.9, 2, 1), (0.95, 0, 0), (0.99, 2, 1)]);

    [Fact]
    public void A_band_knows_what_the_model_expected()
    {
        var bands = Evaluate(_links).Calibration();

        bands[1].ShareTrue.ShouldBe(0.5);
        bands[1].MeanProbability!.Value.ShouldBe(0.92, 1e-12);
        bands[2].ShareTrue.ShouldBeNull();
        bands[2].MeanProbability.ShouldBeNull();
    }

    [Fact]
    public void Without_links_everything_is_missed()
    {
        var evaluation = Evaluate([]);

        evaluation.Quality.ShouldBe(new Quality(0, 0, 4));
        evaluation.Curve().ShouldBeEmpty();
        evaluation.Best().ShouldBeNull();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    public void A_probability_out_of_range_is_refused(double probability) =>
        Should.Throw<ArgumentException>(() => Evaluate([new("a", "1", probability)]));

    private static LinkEvaluation Evaluate(ScoredLink[] links) => new(links, _truth);
}
