using FPReconcile.App.Commands.Link.Report;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.TwoTables;

namespace FPReconcile.App.Commands.Link;

/// <summary>How good the links of a run are.</summary>
/// <param name="Expected">What the model itself expects.</param>
/// <param name="Truth">By known truth; null without.</param>
/// <param name="Bands">Calibration of the links and of the candidates of free records by known truth; null without.</param>
internal sealed record LinkQuality(ExpectedQuality Expected, TruthQuality? Truth, ClericalQuality? Bands)
{
    // One in a thousand: below it the curve has nearly all compared pairs and nearly no match.
    private const double LeastBitsOfCurve = -10;

    // One in a million: below it the expectation would not change by a digit.
    private const double LeastBitsOfMatch = -20;

    /// <summary>The bands of the calibration: finest where links are accepted.</summary>
    public static ScoreBands CalibrationBands { get; } = new(0, 0.5, 0.9, 0.95, 0.99);

    public static LinkQuality Of(TwoTableLinkage linkage, TruePairs? truth)
    {
        var isRuledOut = linkage.FindRuledOut();
        var expected = ExpectedOf(linkage, isRuledOut);
        if (truth is null)
            return new LinkQuality(expected, null, null);
        var isMatch = new bool[linkage.Pairs];
        for (var pair = 0; pair < isMatch.Length; pair++)
        {
            var (left, right, _, _) = linkage.Pair(pair);
            isMatch[pair] = truth.Contains(left, right);
        }

        return new LinkQuality(expected, TruthOf(linkage, isMatch, truth.Count), BandsOf(linkage, isMatch, isRuledOut));
    }

    private static ExpectedQuality ExpectedOf(TwoTableLinkage linkage, bool[] isRuledOut)
    {
        var tally = new ExpectedQualityTally();
        var weights = linkage.MatchWeights;
        var isLink = linkage.IsLink;
        for (var pair = 0; pair < weights.Length; pair++)
        {
            if (isLink[pair])
                tally.AddAccepted(new MatchWeight(weights[pair]).Probability);
            else if (weights[pair] > LeastBitsOfMatch && !isRuledOut[pair])
                tally.AddRejected(new MatchWeight(weights[pair]).Probability);
        }

        return tally.Result();
    }

    private static TruthQuality TruthOf(TwoTableLinkage linkage, bool[] isMatch, long matches)
    {
        var weights = linkage.MatchWeights;
        var isLink = linkage.IsLink;
        var (bits, truths) = (new List<double>(), new List<bool>());
        var trueLinks = 0L;
        for (var pair = 0; pair < isMatch.Length; pair++)
        {
            trueLinks += isLink[pair] && isMatch[pair] ? 1 : 0;
            if (weights[pair] < LeastBitsOfCurve)
                continue;
            bits.Add(weights[pair]);
            truths.Add(isMatch[pair]);
        }

        return new TruthQuality(PrecisionRecallCurve.Of(bits.ToArray(), truths.ToArray(), matches), linkage.Links.Count, trueLinks, matches);
    }

    private static ClericalQuality BandsOf(TwoTableLinkage linkage, bool[] isMatch, bool[] isRuledOut) => ClericalQuality.Of(
        Enumerable.Range(0, isMatch.Length).Where(pair => !isRuledOut[pair])
            .Select(pair => (new MatchWeight(linkage.MatchWeights[pair]).Probability, isMatch[pair])),
        CalibrationBands);
}
