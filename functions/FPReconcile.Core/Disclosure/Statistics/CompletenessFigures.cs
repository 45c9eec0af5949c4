using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>What is estimated from counts that are published, and from nothing else.</summary>
public sealed class CompletenessFigures
{
    /// <summary>Lowest odds ratio of the sensitivity.</summary>
    public const double LowestTheta = 0.5;

    /// <summary>Highest odds ratio of the sensitivity.</summary>
    public const double HighestTheta = 10;

    private CompletenessFigures(HistoryGrouping grouping, IReadOnlyList<long?> counts)
    {
        Found = WholePercent.Of(grouping.FoundOf(counts));
        Registered = WholePercent.Of(grouping.RegisteredOf(counts));
        BaseCounts = grouping.BaseCounts(counts);
        if (BaseCounts is { } two)
        {
            Base = DualSystemEstimator.LincolnPetersen(two) with { Interval = Intervals.TransformedLogit(two) };
            BaseNotShown = ShowingRule.ReasonFor(Base, two.Both);
        }

        if (grouping.AllHistories(counts) is { } histories)
            Models = [.. LogLinearModel.All.Select(model => ModelFigure.Of(histories, model))];
    }

    /// <summary>Share of the notified births that registration or register know; null while hidden or of fewer than 50.</summary>
    public WholePercent? Found { get; }

    /// <summary>Share of the notified births that are registered; null while hidden, of fewer than 50, or not told by the table.</summary>
    public WholePercent? Registered { get; }

    /// <summary>The counts behind <see cref="Base"/>; null while one is hidden.</summary>
    public TwoListCounts? BaseCounts { get; }

    /// <summary>H x (R or P), with the transformed-logit interval; null while a count is hidden.</summary>
    public PopulationEstimate? Base { get; }

    /// <summary>Why <see cref="Base"/> must not be shown; null when it may, or there is none.</summary>
    public NotShown? BaseNotShown { get; }

    /// <summary>The eight models of three lists; empty where a history is not shown by itself.</summary>
    public IReadOnlyList<ModelFigure> Models { get; } = [];

    /// <summary>The range over the models that can be estimated; null without any.</summary>
    public ModelRange? Range => TripleSystemEstimator.RangeOf(Models.Select(static model => model.Estimate));

    /// <summary>The base with odds ratios from 0.5 to 10: how far dependence could move it, where the models are not told; null where there is no base.</summary>
    public ModelRange? RangeOverOddsRatios => BaseCounts is { } counts && BaseNotShown is null
        ? TripleSystemEstimator.RangeOf([DualSystemEstimator.WithOddsRatio(counts, LowestTheta), DualSystemEstimator.WithOddsRatio(counts, HighestTheta)])
        : null;

    /// <summary>Completeness of registration or register by the base: births known to them, of the estimate.</summary>
    public double? CompletenessByBase => BaseCounts is { } two && Base?.Total is { } total && BaseNotShown is null ? two.Second / total : null;

    /// <param name="grouping">How the counts are grouped.</param>
    /// <param name="counts">A count for each group; null when it is hidden.</param>
    public static CompletenessFigures Of(HistoryGrouping grouping, IReadOnlyList<long?> counts) => new(grouping, counts);
}

/// <summary>The estimate of one model, and whether it may stand in an official table.</summary>
/// <param name="Name">Name of the model, such as <c>[23,1]</c>.</param>
/// <param name="Estimate">The estimate, or why there is none.</param>
/// <param name="NotShown">Why it must not be shown alone; null when it may.</param>
public sealed record ModelFigure(string Name, PopulationEstimate Estimate, NotShown? NotShown)
{
    internal static ModelFigure Of(CaptureCounts counts, LogLinearModel model)
    {
        var estimate = TripleSystemEstimator.Estimate(counts, model);
        return new ModelFigure(model.Name, estimate, ShowingRule.ReasonFor(estimate, counts.Observed - counts.InExactly(1)));
    }
}
