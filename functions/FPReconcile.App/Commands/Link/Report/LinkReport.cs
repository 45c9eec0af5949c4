using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>What report.html tells of a run. It holds no time and no machine: the same run gives the same bytes.</summary>
internal sealed record LinkReport
{
    public required LinkTotals Totals { get; init; }

    /// <summary>The trained model with its sessions and warnings.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>Compared pairs by their match weight, see <see cref="ScoreHistogram"/>; accepted ones are the links.</summary>
    public required IReadOnlyList<ScoreBin> Scores { get; init; }

    /// <summary>In the order in which the rules were run.</summary>
    public required IReadOnlyList<RuleCount> Blocking { get; init; }

    /// <summary>Settings of the run as the user gave them, in the order to show.</summary>
    public IReadOnlyList<ReportSetting> Settings { get; init; } = [];

    /// <summary>Warnings of the run besides those of the model.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public ExpectedQuality? Expected { get; init; }

    /// <summary>Bands of scores by labels or by truth; null without.</summary>
    public ClericalQuality? Bands { get; init; }

    /// <summary>Null without <c>--truth</c>.</summary>
    public TruthQuality? Truth { get; init; }

    /// <summary>Pairs nearest to the threshold, in the order to show.</summary>
    public IReadOnlyList<ReviewPair> NearThreshold { get; init; } = [];

    /// <summary>The weight that each record would have against itself, for each table; accepted ones reach the threshold.</summary>
    public IReadOnlyList<SelfScores> SelfScores { get; init; } = [];
}

/// <summary>The counts of a run.</summary>
internal sealed record LinkTotals(long LeftRecords, long RightRecords, long Pairs, long Links)
{
    /// <summary>Probability from which a pair is a link, above 0 and below 1.</summary>
    public required double Threshold { get; init; }

    public required LinkType LinkType { get; init; }

    public double ThresholdBits => MatchWeight.FromProbability(Threshold).Bits;
}

/// <summary>What one blocking rule found.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="NewPairs">Pairs that no earlier rule found.</param>
/// <param name="PairsInAll">Pairs that it found, others' included; null when they were not counted.</param>
/// <param name="OversizedRecords">Left records in blocks too large to look at whole: these were refined.</param>
internal sealed record RuleCount(string Rule, long NewPairs, long? PairsInAll, long OversizedRecords);

/// <summary>A setting of the run.</summary>
internal sealed record ReportSetting(string Name, string Value);

/// <summary>The quality of the links by known truth.</summary>
/// <param name="Curve">Over compared pairs that are not hopeless, by their weight alone.</param>
/// <param name="Links">Links of the run.</param>
/// <param name="TrueLinks">Matches among them.</param>
/// <param name="Matches">All matches there are.</param>
internal sealed record TruthQuality(PrecisionRecallCurve Curve, long Links, long TrueLinks, long Matches);

/// <summary>A pair to look at, by its ids.</summary>
internal sealed record ReviewPair(string LeftId, string RightId, bool IsLinked, MatchWaterfall Waterfall)
{
    /// <summary>Ids are personal and stay out of texts.</summary>
    public override string ToString() => "a pair for review";
}

/// <summary>Weights of the records of a table against themselves.</summary>
/// <param name="Table">Such as <c>left</c>.</param>
/// <param name="Bins">By match weight; accepted ones reach the threshold.</param>
internal sealed record SelfScores(string Table, IReadOnlyList<ScoreBin> Bins)
{
    /// <summary>How many records were weighed for it, the others taken to be like them; null: all.</summary>
    public long? Sampled { get; init; }

    public long Records => Bins.Sum(bin => bin.Count);

    public long BelowThreshold => Bins.Sum(bin => bin.Count - bin.Accepted);
}
