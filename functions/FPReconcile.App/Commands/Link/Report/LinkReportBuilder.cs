using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FPReconcile.Core.Runs.TwoTables;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Puts the report of a run together.</summary>
internal static class LinkReportBuilder
{
    // Enough to see whether the threshold is right, few enough to be read.
    private const int PairsOnEachSide = 6;

    public static LinkReport Build(LinkOutcome outcome)
    {
        var (linkage, definition) = (outcome.Linkage, outcome.Definition);
        var totals = new LinkTotals(outcome.Left.Rows, outcome.Right.Rows, linkage.Pairs, linkage.Links.Count)
        {
            Threshold = definition.Threshold, LinkType = definition.LinkType,
        };
        return new LinkReport
        {
            Totals = totals,
            Model = outcome.Model,
            Scores = ScoresOf(linkage),
            Blocking = [.. linkage.BlockingCounts.Select(count => new RuleCount(count.Rule, count.NewPairs, null, count.OversizedRecords))],
            Settings = SettingsOf(outcome),
            Warnings = outcome.RunWarnings,
            Expected = outcome.Quality.Expected,
            Bands = outcome.Quality.Bands,
            Truth = outcome.Quality.Truth,
            NearThreshold = [.. NearestTo(totals.ThresholdBits, linkage.MatchWeights).Select(pair => ReviewOf(outcome, pair))],
            SelfScores =
            [
                SelfScoresOf("left", linkage.LeftSelfWeights(), totals.ThresholdBits),
                SelfScoresOf("right", linkage.RightSelfWeights(), totals.ThresholdBits),
            ],
        };
    }

    private static IReadOnlyList<ScoreBin> ScoresOf(TwoTableLinkage linkage)
    {
        var histogram = new ScoreHistogram();
        histogram.Add(linkage.MatchWeights, linkage.IsLink);
        return histogram.Bins;
    }

    /// <summary>The pairs nearest to the threshold on both sides, greatest weight first. Hot: a look at every compared pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static IEnumerable<int> NearestTo(double threshold, ReadOnlySpan<double> weights)
    {
        var (above, below) = (new NearestPairs(PairsOnEachSide), new NearestPairs(PairsOnEachSide));
        var (reachAbove, reachBelow) = (above.Reach, below.Reach);
        for (var pair = 0; pair < weights.Length; pair++)
        {
            var distance = weights[pair] - threshold;
            if (distance >= reachAbove || -distance >= reachBelow)
                continue;
            (distance >= 0 ? above : below).Add(pair, Math.Abs(distance));
            (reachAbove, reachBelow) = (above.Reach, below.Reach);
        }

        return [.. above.Pairs.Reverse(), .. below.Pairs];
    }

    private static ReportSetting[] SettingsOf(LinkOutcome outcome) =>
    [
        new("Model", outcome.Arguments.Trained is null ? "trained in this run" : "loaded (--trained)"),
        new("Comparisons", outcome.Definition.Comparisons.Count.ToString(CultureInfo.InvariantCulture)),
        new("Blocking rules", outcome.Definition.BlockingRules.Count.ToString(CultureInfo.InvariantCulture)),
    ];

    private static ReviewPair ReviewOf(LinkOutcome outcome, int pair)
    {
        var (left, right, _, isLink) = outcome.Linkage.Pair(pair);
        return new ReviewPair(
            Encoding.UTF8.GetString(outcome.Left.Ids[left]), Encoding.UTF8.GetString(outcome.Right.Ids[right]), isLink, outcome.Linkage.Explain(pair));
    }

    private static SelfScores SelfScoresOf(string table, IReadOnlyList<SelfWeight> weights, double threshold)
    {
        var histogram = new ScoreHistogram();
        foreach (var weight in weights)
            histogram.Add(weight.Bits, weight.Bits >= threshold, weight.Records);
        var scores = new SelfScores(table, histogram.Bins);
        return scores.Records == weights.Count ? scores : scores with { Sampled = weights.Count };
    }
}
