using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Completeness;

/// <summary>
/// Numbers of births from two lists. All formulas assume that the lists are of the same births (no home births in a comparison with
/// facilities, no births too young to be registered), that the links are right, that each birth of a list had the same chance to be in the
/// other, and that being in one list does not change the chance to be in the other.
/// </summary>
public static class DualSystemEstimator
{
    /// <summary>
    /// Lincoln-Petersen, the same as Chandrasekar and Deming (1949): n1 n2 / n11, with variance n1 n2 n10 n01 / n11³ and the log-normal
    /// interval. Not estimable without a birth in both lists.
    /// </summary>
    public static PopulationEstimate LincolnPetersen(TwoListCounts counts)
    {
        if (RefusalOf(counts) is { } refusal)
            return PopulationEstimate.Refused(counts.Observed, refusal);
        var (both, missed) = ((double)counts.Both, (double)counts.OnlyFirst * counts.OnlySecond / counts.Both);
        var variance = missed * (counts.First / both) * (counts.Second / both);
        return Estimate(counts, missed, variance);
    }

    /// <summary>
    /// Chapman (1951): (n1 + 1)(n2 + 1)/(n11 + 1) - 1, nearly without bias; variance of Seber (1970). There is one without a birth in both
    /// lists too, but it says little then; of an empty list it is the number of births observed.
    /// </summary>
    public static PopulationEstimate Chapman(TwoListCounts counts)
    {
        if (counts.Observed == 0)
            return PopulationEstimate.Refused(0, NotEstimable.NothingObserved);
        // (n1 + 1)(n2 + 1)/(n11 + 1) - 1 - n, without the rounding of a difference of large numbers.
        var missed = (double)counts.OnlyFirst * counts.OnlySecond / (counts.Both + 1);
        var variance = missed * ((counts.First + 1d) / (counts.Both + 1)) * ((counts.Second + 1d) / (counts.Both + 2));
        return Estimate(counts, missed, variance);
    }

    /// <summary>
    /// What the number would be if being in one list changed the chance to be in the other: missed = theta n10 n01 / n11. An assumption
    /// looked at, not an estimate, and so without an error: theta cannot be learned from two lists. A notification that leads to a
    /// reminder makes theta greater than 1.
    /// </summary>
    /// <param name="counts">The two lists.</param>
    /// <param name="theta">Odds ratio of being in the lists, greater than 0; 1 is independence.</param>
    public static PopulationEstimate WithOddsRatio(TwoListCounts counts, double theta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(theta);
        if (RefusalOf(counts) is { } refusal)
            return PopulationEstimate.Refused(counts.Observed, refusal);
        return new PopulationEstimate { Observed = counts.Observed, Total = counts.Observed + (theta * counts.OnlyFirst * counts.OnlySecond / counts.Both) };
    }

    /// <summary>
    /// Share of the second list that the first knows: the completeness of the first list, if the lists are independent. It needs no
    /// estimate of the number of births, and its interval (Wilson) holds for few counts too.
    /// </summary>
    public static ListCompleteness CompletenessOfFirst(TwoListCounts counts) => new(counts.Both, counts.Second);

    /// <summary>Share of the first list that the second knows.</summary>
    public static ListCompleteness CompletenessOfSecond(TwoListCounts counts) => new(counts.Both, counts.First);

    private static NotEstimable? RefusalOf(TwoListCounts counts) => counts switch
    {
        { Observed: 0 } => NotEstimable.NothingObserved,
        { First: 0 } or { Second: 0 } => NotEstimable.EmptyList,
        { Both: 0 } => NotEstimable.NoOverlap,
        _ => null,
    };

    private static PopulationEstimate Estimate(TwoListCounts counts, double missed, double variance) => new()
    {
        Observed = counts.Observed,
        Total = counts.Observed + missed,
        StandardError = Math.Sqrt(variance),
        Interval = Intervals.LogNormal(counts.Observed, counts.Observed + missed, variance),
    };
}

/// <summary>How many births of one list another list knows.</summary>
/// <param name="Found">Births in both lists.</param>
/// <param name="Of">Births of the list that is asked for.</param>
public readonly record struct ListCompleteness(long Found, long Of)
{
    /// <summary>The share, from 0 to 1; null of nothing.</summary>
    public double? Share => Of == 0 ? null : Found / (double)Of;

    /// <summary>95 % interval of the share; from 0 to 1 of nothing.</summary>
    public WilsonInterval Interval => WilsonInterval.Of(Found, Of);
}
