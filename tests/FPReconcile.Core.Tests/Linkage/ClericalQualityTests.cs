using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class ClericalQualityTests
{
    [Fact]
    public void With_the_truth_of_every_pair_all_are_judged()
    {
        var quality = ClericalQuality.Of([(0.2, false), (0.95, true), (0.96, false), (0.99, true)], new ScoreBands(0, 0.5, 0.95));

        quality.Bands.Select(band => (band.Pairs, band.Labelled, band.Matches)).ShouldBe([(1, 1, 0), (0, 0, 0), (3, 3, 2)]);
        quality.Bands[2].MeanProbability!.Value.ShouldBe(2.9 / 3, 1e-12);
        quality.Bands[1].MeanProbability.ShouldBeNull();
    }

    private static readonly ScoreBands Bands = new(0, 0.5, 0.95);

    [Fact]
    public void A_probability_belongs_to_the_band_that_starts_at_or_below_it()
    {
        new[] { 0, 0.4999, 0.5, 0.9499, 0.95, 1 }.Select(Bands.Of).ShouldBe([0, 0, 1, 1, 2, 2]);
        Enumerable.Range(0, 3).Select(Bands.Name).ShouldBe(["0 to below 0.5", "0.5 to below 0.95", "0.95 to 1"]);
        Should.Throw<ArgumentOutOfRangeException>(() => Bands.Of(double.NaN));
        Should.Throw<ArgumentException>(() => new ScoreBands(0, 0.5, 0.5));
        Should.Throw<ArgumentException>(() => new ScoreBands(0.1));
    }

    [Fact]
    public void A_sample_holds_the_same_number_of_each_band_or_all_of_a_small_one()
    {
        var pairs = Pairs(1000, 0.1).Concat(Pairs(3, 0.7)).Concat(Pairs(500, 0.99)).ToList();

        var sample = ClericalSample.Draw(pairs, Bands, 20, seed: 1);

        sample.GroupBy(pair => pair.Probability).Select(group => (group.Key, group.Count())).ShouldBe([(0.1, 20), (0.7, 3), (0.99, 20)]);
        sample.Distinct().Count().ShouldBe(43);
    }

    [Fact]
    public void The_order_of_pairs_does_not_change_a_sample_and_the_seed_does()
    {
        var pairs = Pairs(1000, 0.99).ToList();

        var sample = ClericalSample.Draw(pairs, Bands, 20, seed: 1);

        ClericalSample.Draw(pairs.AsEnumerable().Reverse(), Bands, 20, seed: 1).ShouldBe(sample);
        ClericalSample.Draw(pairs, Bands, 20, seed: 2).ShouldNotBe(sample);
    }

    [Fact]
    public void A_few_new_pairs_leave_most_of_a_sample()
    {
        var pairs = Pairs(1010, 0.99).ToList();

        var before = ClericalSample.Draw(pairs.Take(1000), Bands, 100, seed: 1);
        var after = ClericalSample.Draw(pairs, Bands, 100, seed: 1);

        // Of 10 new pairs 1 is expected in a sample of a tenth; 10 is all of them.
        before.Except(after).Count().ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void Every_pair_is_drawn_about_as_often()
    {
        var pairs = Pairs(100, 0.99).ToList();
        var drawn = pairs.ToDictionary(pair => pair.LeftId, _ => 0);

        for (var seed = 0; seed < 400; seed++)
        {
            foreach (var pair in ClericalSample.Draw(pairs, Bands, 25, seed))
                drawn[pair.LeftId]++;
        }

        // Binomial(400, 1/4): mean 100, standard deviation 8.7; five of them on each side.
        drawn.Values.ShouldAllBe(count => count > 56 && count < 144);
    }

    [Fact]
    public void Bands_are_counted_with_their_labels_and_joined_by_their_sizes()
    {
        var pairs = Pairs(200, 0.2).Concat(Pairs(100, 0.96)).Concat(Pairs(900, 0.999)).ToList();
        var bands = new ScoreBands(0, 0.95, 0.99);
        LabelledPair[] labels = [.. Labels(0.96, 10, wrong: 2), .. Labels(0.999, 20, wrong: 1), new("nobody", "nobody", true)];

        var quality = ClericalQuality.Of(pairs, labels, bands);

        quality.Bands.Select(band => (band.Pairs, band.Labelled, band.Matches)).ShouldBe([(200, 0, 0), (100, 10, 8), (900, 20, 19)]);
        quality.Bands[1].MeanProbability!.Value.ShouldBe(0.96, 1e-9);
        quality.Bands[1].Interval.ShouldBe(WilsonInterval.Of(8, 10));
        quality.LabelsNotFound.ShouldBe(1);

        // Computed apart from this code: Wilson limits by inverting the score test, then equation 5 of Zou and Donner (2008).
        var share = quality.ShareFrom(0.95)!.Value;
        share.Value.ShouldBe(0.935, 1e-9);
        share.Lower.ShouldBe(0.764640679470395, 1e-9);
        share.Upper.ShouldBe(0.9746849544767533, 1e-9);
    }

    [Fact]
    public void A_single_band_has_its_Wilson_interval()
    {
        var quality = ClericalQuality.Of(Pairs(29, 0.999), Labels(0.999, 29, wrong: 28), Bands);

        var share = quality.ShareFrom(0.95)!.Value;

        share.Lower.ShouldBe(WilsonInterval.Of(1, 29).Lower, 1e-12);
        share.Upper.ShouldBe(WilsonInterval.Of(1, 29).Upper, 1e-12);
    }

    [Fact]
    public void A_band_without_labels_leaves_the_whole_unknown()
    {
        var quality = ClericalQuality.Of(Pairs(5, 0.7).Concat(Pairs(5, 0.999)), Labels(0.999, 5, wrong: 0), Bands);

        quality.ShareFrom(0.5).ShouldBeNull();
        quality.ShareFrom(0.95)!.Value.Value.ShouldBe(1);
        quality.Bands[1].Share.ShouldBeNull();
    }

    [Fact]
    public void Ids_stay_out_of_texts()
    {
        new ScoredIds("id-1", "id-2", 0.5).ToString().ShouldNotContain("id-");
        new LabelledPair("id-1", "id-2", true).ToString().ShouldNotContain("id-");
    }

    private static IEnumerable<ScoredIds> Pairs(int count, double probability) =>
        Enumerable.Range(0, count).Select(i => new ScoredIds($"a{probability}-{i}", $"b{i}", probability));

    private static IEnumerable<LabelledPair> Labels(double probability, int count, int wrong) =>
        Pairs(count, probability).Select((pair, i) => new LabelledPair(pair.LeftId, pair.RightId, i >= wrong));
}
