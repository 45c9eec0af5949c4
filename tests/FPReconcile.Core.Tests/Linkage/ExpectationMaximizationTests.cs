using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class ExpectationMaximizationTests
{
    private static readonly Comparison[] Comparisons =
    [
        new NameComparison("surname"),
        new NameComparison("given"),
        new DateComparison("date"),
        new IdentifierComparison("id"),
        CategoryComparison.Sex("sex"),
        new BirthOrderComparison("order"),
    ];

    // Probabilities unlike the typical ones that training starts from.
    private static readonly double[][] TrueM =
    [
        [0, .12, .03, .15, .65, .04, .01], [0, .20, .02, .08, .67, .02, .01], [0, .10, .05, .05, .80], [0, .30, .05, .65],
        [0, .03, .97], [0, .015, .93, .04, .01, .005],
    ];

    private static readonly double[][] TrueSibling =
    [
        [0, .12, .03, .15, .65, .04, .01], [0, .20, .02, .08, .67, .02, .01], [0, .10, .05, .05, .80], [0, .30, .05, .65],
        [0, .50, .50], [0, .92, .01, .02, .04, .01],
    ];

    private static readonly double[][] TrueU =
    [
        [0, .956, .02, .01, .01, .002, .002], [0, .926, .03, .02, .02, .002, .002], [0, .95, .02, .028, .002], [0, .999, .0005, .0005],
        [0, .50, .50], [0, .03, .94, .005, .02, .005],
    ];

    [Fact]
    public void Known_probabilities_are_found_again()
    {
        const int Pairs = 60_000;
        var session = Train(Sample(Pairs, matchShare: 0.5, siblingShare: 0.03, seed: 1));

        session.StopReason.ShouldBe(StopReason.Converged);
        session.ExpectedMatches.ShouldBe(0.5 * Pairs, 0.02 * Pairs);
        for (var c = 0; c < Comparisons.Length; c++)
        {
            for (var level = 1; level < TrueM[c].Length; level++)
            {
                // Standard error of a share of 30,000 is below 0.003; three of them, and as much for the overlap of the classes.
                (session.MatchCounts[c, level] / session.MatchCounts.Total(c)).ShouldBe(TrueM[c][level], 0.015, $"{c} {level}");
            }
        }
    }

    [Fact]
    public void Twins_do_not_teach_that_the_order_may_differ()
    {
        var session = Train(Sample(60_000, matchShare: 0.5, siblingShare: 0.03, seed: 2));

        const int Order = 5;
        (session.MatchCounts[Order, Comparison.DifferLevel] / session.MatchCounts.Total(Order)).ShouldBeLessThan(0.03);
        (session.SiblingCounts[Order, Comparison.DifferLevel] / session.SiblingCounts.Total(Order)).ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void Few_pairs_teach_nothing_and_say_so() =>
        Train(Sample(ExpectationMaximization.MinPairs - 1, 0.5, 0, seed: 3)).StopReason.ShouldBe(StopReason.TooFewPairs);

    [Fact]
    public void Blocked_comparisons_are_left_out()
    {
        var session = Train(Sample(5_000, 0.5, 0.02, seed: 4), "surname");

        session.MatchCounts.Total(0).ShouldBe(0);
        session.MatchCounts.Total(1).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void No_matches_at_all_leave_finite_numbers()
    {
        var session = Train(Sample(5_000, matchShare: 0, siblingShare: 0, seed: 5));

        double.IsFinite(session.ExpectedMatches).ShouldBeTrue();
        session.ExpectedMatches.ShouldBeLessThan(250);
    }

    private static TrainingSession Train(IReadOnlyList<PatternCount> patterns, params string[] blocked)
    {
        var start = new LinkageModel
        {
            Comparisons = Comparisons,
            M = LevelProbabilities.From(Comparisons, l => l.TypicalM),
            Sibling = LevelProbabilities.From(Comparisons, l => l.TypicalSibling),
            U = LevelProbabilities.From(TrueU),
            MatchPrior = 0.1,
            SiblingPrior = 0.001,
        };
        return new ExpectationMaximization(start, blocked.ToHashSet(StringComparer.Ordinal)).Run(patterns);
    }

    private static List<PatternCount> Sample(int pairs, double matchShare, double siblingShare, int seed)
    {
        var random = new Random(seed);
        var counts = new SortedDictionary<ulong, long>();
        for (var i = 0; i < pairs; i++)
        {
            var draw = random.NextDouble();
            var source = draw < matchShare ? TrueM : draw < matchShare + siblingShare ? TrueSibling : TrueU;
            var pattern = 0UL;
            for (var c = 0; c < source.Length; c++)
            {
                // One value in ten is missing.
                if (random.Next(10) > 0)
                    pattern = AgreementPattern.With(pattern, c, Draw(random, source[c]));
            }

            counts[pattern] = counts.GetValueOrDefault(pattern) + 1;
        }

        return [.. counts.Select(p => new PatternCount(p.Key, p.Value))];
    }

    private static int Draw(Random random, double[] probabilities)
    {
        var draw = random.NextDouble() * probabilities.Sum();
        for (var level = 1; level < probabilities.Length; level++)
        {
            draw -= probabilities[level];
            if (draw < 0)
                return level;
        }

        return probabilities.Length - 1;
    }
}
