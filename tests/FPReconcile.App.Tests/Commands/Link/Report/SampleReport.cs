using FPReconcile.App.Commands.Link;
using FPReconcile.App.Commands.Link.Report;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Tests.Commands.Link.Report;

/// <summary>An invented run of some hundred thousand births with all that a report can hold.</summary>
internal static class SampleReport
{
    private const double Threshold = 0.95;

    public static TrainedModel Model { get; } = new()
    {
        Version = "0.2.0", Fingerprint = "3b1f7c9a5d", Seed = 1, MatchPrior = 9.4e-6, SiblingPrior = 2.8e-7,
        Comparisons =
        [
            new("mother_surname", "name", Levels(("differ", 0.045, 0.958), ("partial", 0.019, 0.021), ("close", 0.061, 0.016), ("exact", 0.858, 0.0042), ("swapped", 0.017, 0.0008))),
            new("mother_given_name", "name", Levels(("differ", 0.052, 0.951), ("partial", 0.033, 0.022), ("close", 0.068, 0.018), ("exact", 0.83, 0.0083), ("swapped", 0.017, 0.0007))),
            new("mother_birth_date", "date", Levels(("differ", 0.021, 0.979), ("same year, one on 1 January", 0.013, 0.0049), ("near", 0.041, 0.016), ("exact", 0.925, 1.2e-4))),
            new("mother_national_id", "identifier", Levels(("differ", 0.087, 0.99999), ("close", 0.021, 8.7e-6), ("exact", 0.892, 1.02e-7))),
            new("birth_date", "date", Levels(("differ", 0.014, 0.978), ("near", 0.031, 0.019), ("exact", 0.955, 0.0027))),
            new("facility_code", "category", Levels(("differ", 0.029, 0.94), ("exact", 0.971, 0.06))),
            new("sex = gender", "category", Levels(("differ", 0.006, 0.4996), ("exact", 0.994, 0.5004))),
            new("birth_weight_g", "number", Levels(("differ", 0.041, 0.71), ("near", 0.062, 0.251), ("same", 0.897, 0.039))),
        ],
        Sessions =
        [
            new("mother_national_id", 78_412, 78_214.6, 9, "converged"),
            new("mother_surname, mother_birth_date", 81_977, 74_003.2, 14, "converged"),
            new("birth_date, mother_given_name (either order)", 214_660, 70_882.9, 200, "iteration limit"),
            new("phone", 12, 0, 0, "too few pairs"),
        ],
        Warnings = ["The session of rule \"birth_date, mother_given_name (either order)\" did not converge in 200 rounds: its share of m is uncertain."],
    };

    public static LinkReport Full()
    {
        var (scores, truth) = Scores();
        var threshold = MatchWeight.FromProbability(Threshold).Bits;
        var links = scores.Count(bits => bits >= threshold);
        var ids = scores.Select((bits, i) => new ScoredIds($"H{i}", $"R{i}", new MatchWeight(bits).Probability)).ToList();
        return new LinkReport
        {
            Totals = new LinkTotals(9_980, 9_610, scores.Length, links) { Threshold = Threshold, LinkType = LinkType.OneToOne },
            Settings = [new("Left file", "facility.csv"), new("Right file", "registration.csv"), new("Model", "births.json")],
            Model = Model,
            Scores = Histogram(scores, threshold),
            Blocking =
            [
                new("mother_national_id", 78_412, 78_412, 0), new("mother_surname, mother_birth_date", 6_544, 81_977, 0),
                new("birth_date, mother_given_name (either order)", 171_204, 214_660, 3), new("phone", 0, 12, 0), new("mother_surname:3, facility_code", 43_120, null, 12),
            ],
            Warnings = ["Column \"phone\" is blank in 97 % of the right table: it says almost nothing."],
            Expected = ExpectedQuality.Of([.. ids.Where(pair => pair.Probability >= Threshold).Select(pair => pair.Probability)], [.. ids.Where(pair => pair.Probability is > 0.2 and < Threshold).Select(pair => pair.Probability)]),
            Truth = new TruthQuality(PrecisionRecallCurve.Of(scores, truth, 9_150), links, scores.Zip(truth).Count(pair => pair.First >= threshold && pair.Second), 9_150),
            Bands = ClericalQuality.Of(ids, ids.Select((pair, i) => (Pair: pair, Index: i)).Where(entry => entry.Index % 5 == 0 || entry.Pair.Probability is > 0.1 and < 0.99)
                .Select(entry => new LabelledPair(entry.Pair.LeftId, entry.Pair.RightId, truth[entry.Index])), ScoreBands.Default),
            NearThreshold =
            [
                new("H-2025-004417", "R-118823", true, Waterfall(("exact", 7.7, 3.6), ("close", 1.9, 0), ("missing", 0, 0), ("missing", 0, 0), ("exact", 8.5, 0), ("exact", 4, -0.8), ("exact", 1, 0), ("differ", -4.1, 0))),
                new("H-2025-001290", "R-120004", false, Waterfall(("exact", 7.7, -3.1), ("exact", 6.6, 0), ("exact", 12.9, 0), ("differ", -3.5, 0), ("near", 0.7, 0), ("exact", 4, 0), ("differ", -6.4, 0), ("near", -2, 0))),
            ],
            SelfScores = [new("left", SelfBins(17, 9_980, threshold)), new("right", SelfBins(24, 9_610, threshold))],
        };
    }

    /// <summary>A run over two tables that have nothing in common.</summary>
    public static LinkReport Empty() => new()
    {
        Totals = new LinkTotals(0, 0, 0, 0) { Threshold = 0.5, LinkType = LinkType.ManyToMany },
        Model = Model with { Comparisons = [], Sessions = [], Warnings = [] },
        Scores = [],
        Blocking = [],
        Expected = ExpectedQuality.Of([], []),
        Truth = new TruthQuality(PrecisionRecallCurve.Of([], [], 0), 0, 0, 0),
        Bands = ClericalQuality.Of([], [], ScoreBands.Default),
        SelfScores = [new("left", [])],
    };

    public static string Write(LinkReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        LinkReportWriter.Write(writer, report);
        return writer.ToString();
    }

    private static TrainedLevel[] Levels(params (string Name, double M, double U)[] levels) =>
        [.. levels.Select(level => new TrainedLevel(level.Name, level.M, level.M, level.U))];

    private static MatchWaterfall Waterfall(params (string Level, double Bits, double TermFrequency)[] parts) => new(
        -16.7, parts.Select((part, i) => new WaterfallPart(Model.Comparisons[i].Column, part.Level, part.Bits, part.TermFrequency)), WaterfallCorrection.Sibling(-0.4));

    /// <summary>9,100 matches around 24 bits and 30,000 others around -14.</summary>
    private static (double[] Bits, bool[] IsMatch) Scores()
    {
        var random = new Random(20250101);
        var isMatch = Enumerable.Range(0, 39_100).Select(i => i < 9_100).ToArray();
        return ([.. isMatch.Select(match => match ? 25 + (7.5 * Normal(random)) : -15 + (6 * Normal(random)))], isMatch);
    }

    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;

    private static IReadOnlyList<ScoreBin> Histogram(double[] scores, double threshold)
    {
        var histogram = new ScoreHistogram();
        foreach (var bits in scores)
            histogram.Add(bits, bits >= threshold);
        return histogram.Bins;
    }

    private static IReadOnlyList<ScoreBin> SelfBins(int center, int records, double threshold)
    {
        var random = new Random(center);
        return Histogram([.. Enumerable.Range(0, records).Select(_ => center + (6 * Normal(random)))], threshold);
    }
}
