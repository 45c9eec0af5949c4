using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class ExpectedQualityTests
{
    [Fact]
    public void Quality_is_the_sum_of_probabilities()
    {
        var quality = ExpectedQuality.Of([1, 0.5, 0.75, 0.75], [0.5, 0.25, 0.25]);

        (quality.Links, quality.TrueLinks, quality.MissedMatches).ShouldBe((4, 3, 1));
        (quality.Precision, quality.Recall, quality.F1).ShouldBe((0.75, 0.75, 0.75));
    }

    [Fact]
    public void Nothing_linked_and_nothing_missed_has_no_quality()
    {
        var quality = ExpectedQuality.Of([], []);

        (quality.Precision, quality.Recall, quality.F1).ShouldBe((null, null, null));
        ExpectedQuality.Of([], [0.5]).Recall.ShouldBe(0);
    }

    [Fact]
    public void The_order_of_pairs_does_not_matter_to_the_last_bit()
    {
        var random = new Random(7);
        var accepted = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).ToArray();
        var sums = new HashSet<double>();
        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(accepted);
            sums.Add(ExpectedQuality.Of(accepted, []).TrueLinks);
        }

        sums.ShouldHaveSingleItem();
        // Each pair is rounded to 2^-32, so the sum is off by 20,000 x 2^-33 at most; the plain sum by less than 1e-8.
        sums.Single().ShouldBe(accepted.Sum(), (20_000 * Math.Pow(2, -33)) + 1e-8);
    }

    [Fact]
    public void Tallies_of_threads_add_up()
    {
        var (first, second, all) = (new ExpectedQualityTally(), new ExpectedQualityTally(), new ExpectedQualityTally());
        first.AddAccepted(0.9, count: 3);
        second.AddAccepted(0.3);
        second.AddRejected(0.2, count: 2);
        foreach (var probability in new[] { 0.9, 0.9, 0.9, 0.3 })
            all.AddAccepted(probability);
        all.AddRejected(0.2);
        all.AddRejected(0.2);

        first.Add(second);

        first.Result().ShouldBe(all.Result());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void What_is_no_probability_is_refused(double probability)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ExpectedQuality.Of([probability], []));
        Should.Throw<ArgumentOutOfRangeException>(() => ExpectedQuality.Of([], [probability]));
    }
}
