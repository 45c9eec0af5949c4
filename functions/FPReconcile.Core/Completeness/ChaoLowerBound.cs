namespace FPReconcile.Core.Completeness;

/// <summary>
/// The lower bound of Chao (1987) for births that differ in their chance to be listed: most of those missed are like those seen once. It
/// needs no model of the differences, but lists that do not depend on each other.
/// </summary>
public static class ChaoLowerBound
{
    private const int FittedLists = 3;

    /// <summary>
    /// n + (t - 1)/t f1² / (2 f2), with f1 and f2 the births in exactly one and two of t lists. Standard error and fit are those of the
    /// Poisson model Mh of Rcapture. Not estimable when nobody is in exactly two lists.
    /// </summary>
    public static PopulationEstimate Estimate(CaptureCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (once, twice) = ((double)counts.InExactly(1), (double)counts.InExactly(2));
        if (TripleSystemEstimator.RefusalOf(counts) is { } refusal)
            return PopulationEstimate.Refused(counts.Observed, refusal);
        if (twice == 0)
            return PopulationEstimate.Refused(counts.Observed, NotEstimable.ZeroCell);
        var missed = Factor(counts) * once * (once / (2 * twice));
        var variance = once == 0 ? 0 : missed + (missed * missed * ((4 / once) + (1 / twice)));
        return Estimate(counts, missed, variance) with { Fit = counts.Lists == FittedLists ? Fit(counts) : null };
    }

    /// <summary>
    /// n + (t - 1)/t f1 (f1 - 1) / (2 (f2 + 1)), nearly without bias and always finite; variance as in closedp.bc of Rcapture.
    /// </summary>
    public static PopulationEstimate BiasCorrected(CaptureCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (TripleSystemEstimator.RefusalOf(counts) is { } refusal and not NotEstimable.NoOverlap)
            return PopulationEstimate.Refused(counts.Observed, refusal);
        var (once, twice) = ((double)counts.InExactly(1), (double)counts.InExactly(2));
        var pairs = once * Math.Max(0, once - 1);
        var missed = Factor(counts) * pairs / (2 * (twice + 1));
        var spread = (once * once) + (4 * once * twice) + (3 * once) - (6 * twice) - 6;
        var variance = missed + (Factor(counts) * Factor(counts) * pairs / (4 * (twice + 1) * (twice + 1)) * (spread / (twice + 2)));
        return Estimate(counts, missed, Math.Max(0, variance));
    }

    private static double Factor(CaptureCounts counts) => (counts.Lists - 1d) / counts.Lists;

    private static PopulationEstimate Estimate(CaptureCounts counts, double missed, double variance) => new()
    {
        Observed = counts.Observed,
        Total = counts.Observed + missed,
        StandardError = Math.Sqrt(variance),
        Interval = Intervals.LogNormal(counts.Observed, counts.Observed + missed, variance),
    };

    // Births in as many lists are spread evenly over the histories of that many.
    private static ModelFit Fit(CaptureCounts counts)
    {
        var histories = CaptureHistory.Observable(counts.Lists).ToList();
        double[] expected = [.. histories.Select(history => counts.InExactly(history.Captures) / (double)histories.Count(other => other.Captures == history.Captures))];
        return PoissonFit.Of([.. histories.Select(history => (double)counts[history])], expected, counts.Lists);
    }
}
