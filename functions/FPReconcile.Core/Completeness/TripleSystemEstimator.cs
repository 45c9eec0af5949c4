namespace FPReconcile.Core.Completeness;

/// <summary>
/// Numbers of births from three lists: the eight log-linear models (Fienberg 1972). Which one is right cannot be told from the counts:
/// on data whose truth is known the best AIC was 2.4 times too high. So the range over the models is shown, and never one number by AIC.
/// </summary>
public static class TripleSystemEstimator
{
    private const int Lists = 3;

    /// <summary>The estimate of one model, with the interval of its profile likelihood.</summary>
    /// <exception cref="ArgumentException">The counts are not of three lists.</exception>
    public static PopulationEstimate Estimate(CaptureCounts counts, LogLinearModel model)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(model);
        if (counts.Lists != Lists)
            throw new ArgumentException("the counts are not of three lists", nameof(counts));
        if (RefusalOf(counts) is { } refusal)
            return PopulationEstimate.Refused(counts.Observed, refusal);
        var table = ThreeListTable.Of(counts, model);
        if (LogLinearFit.Of(table, model.Shape) is not { } fit)
            return PopulationEstimate.Refused(counts.Observed, NotEstimable.ZeroCell);
        return new PopulationEstimate
        {
            Observed = counts.Observed,
            Total = counts.Observed + fit.Missed,
            StandardError = Math.Sqrt(fit.Variance),
            Interval = ProfileLikelihood.Of(table, model.Shape),
            Fit = PoissonFit.Of(table.Cells[1..], fit.Fitted.Cells[1..], model.Parameters),
        };
    }

    /// <summary>The most likely number under the multinomial likelihood, which the interval is made around; null when there is none.</summary>
    public static double? MultinomialTotal(CaptureCounts counts, LogLinearModel model) =>
        Estimate(counts, model).Total is null ? null : ProfileLikelihood.MostLikely(ThreeListTable.Of(counts, model), model.Shape);

    /// <summary>The lowest and highest number over the models that can be estimated; null when none can.</summary>
    public static ModelRange? RangeOf(IEnumerable<PopulationEstimate> estimates)
    {
        var totals = estimates.Select(estimate => estimate.Total).OfType<double>().ToList();
        return totals.Count == 0 ? null : new ModelRange(totals.Min(), totals.Max(), totals.Count);
    }

    internal static NotEstimable? RefusalOf(CaptureCounts counts)
    {
        if (counts.Observed == 0)
            return NotEstimable.NothingObserved;
        if (Enumerable.Range(1, counts.Lists).Any(list => counts.InList(list) == 0))
            return NotEstimable.EmptyList;
        return counts.InExactly(1) == counts.Observed ? NotEstimable.NoOverlap : null;
    }
}

/// <summary>What the models of three lists say together. It is no interval of chance: it shows how much depends on what is assumed.</summary>
/// <param name="Lowest">Lowest estimate, in births.</param>
/// <param name="Highest">Highest estimate, in births.</param>
/// <param name="Models">Models that could be estimated.</param>
public readonly record struct ModelRange(double Lowest, double Highest, int Models);
