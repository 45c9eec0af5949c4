using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Completeness;

/// <summary>
/// Lincoln-Petersen with errors of linkage. A missed link is a birth counted twice, a wrong link one counted once too little, so that errors go
/// one to one into the number: 4 % of links missed make a number 4 % too high.
/// </summary>
public static class LinkageError
{
    /// <summary>
    /// By precision and recall of the links of this run: n11 = links x precision / recall. Variance: that of Lincoln-Petersen with this n11,
    /// and N² ((se_p / p)² + (se_r / r)²). Precision and recall have to come from judged pairs, in bands of the score.
    /// </summary>
    /// <param name="lists">The two lists and the links between them.</param>
    /// <param name="precision">Share of the links that are right.</param>
    /// <param name="recall">Share of the births of both lists that are linked.</param>
    public static PopulationEstimate ByPrecisionAndRecall(LinkedLists lists, UncertainShare precision, UncertainShare recall)
    {
        if (precision.Value <= 0 || recall.Value <= 0)
            return PopulationEstimate.Refused(lists.First + (double)lists.Second - lists.Links, NotEstimable.ErrorRatesContradict);
        var both = lists.Links * precision.Value / recall.Value;
        return Estimate(lists, both, Square(precision.StandardError / precision.Value) + Square(recall.StandardError / recall.Value));
    }

    /// <summary>
    /// The moment form of Ding and Fienberg (1994, Survey Methodology 20, 149): n11 = (links - b n2) / (a - b), with a the chance that a birth
    /// of both lists is linked, and b the chance that a record of the second list without a partner is linked to somebody. Other than recall of
    /// this run, a and b are chances: the number of links that they make varies too, and is in the variance.
    /// </summary>
    public static PopulationEstimate DingFienberg(LinkedLists lists, UncertainShare a, UncertainShare b)
    {
        var gain = a.Value - b.Value;
        if (gain <= 0)
            return PopulationEstimate.Refused(lists.First + (double)lists.Second - lists.Links, NotEstimable.ErrorRatesContradict);
        var both = (lists.Links - (b.Value * lists.Second)) / gain;
        var ofChance = (both * a.Value * (1 - a.Value)) + ((lists.Second - both) * b.Value * (1 - b.Value));
        var ofShares = Square(both * a.StandardError) + Square((lists.Second - both) * b.StandardError);
        return Estimate(lists, both, (ofChance + ofShares) / Square(gain * both));
    }

    // The relative variance of the corrected number of births in both lists comes on top of the chance of Lincoln-Petersen.
    private static PopulationEstimate Estimate(LinkedLists lists, double both, double relativeVariance)
    {
        var (first, second) = ((double)lists.First, (double)lists.Second);
        if (!(both > 0) || both > Math.Min(first, second))
            return PopulationEstimate.Refused(first + second - lists.Links, NotEstimable.ErrorRatesContradict);
        var (observed, total) = (first + second - both, first * second / both);
        var variance = total * ((first - both) / both) * ((second - both) / both);
        return new PopulationEstimate
        {
            Observed = observed,
            Total = total,
            StandardError = Math.Sqrt(variance + (total * total * relativeVariance)),
            Interval = Combined(Intervals.LogNormal(observed, total, variance), total, Math.Sqrt(relativeVariance), Math.Max(first, second)),
        };
    }

    // The births observed are not known exactly here, so that they are no lower end: the distances to both intervals are added by their squares.
    private static EstimateInterval? Combined(EstimateInterval? ofChance, double total, double relativeError, double least)
    {
        if (ofChance is not { } chance)
            return null;
        var factor = Math.Exp(Normal.Z * relativeError);
        var below = Math.Sqrt(Square(total - chance.Lower) + Square(total - (total / factor)));
        var above = Math.Sqrt(Square(chance.Upper - total) + Square((total * factor) - total));
        return double.IsFinite(above) ? new EstimateInterval(Math.Max(least, total - below), total + above, IntervalMethod.Combined) : null;
    }

    private static double Square(double value) => value * value;
}

/// <summary>Two lists and the number of links between them.</summary>
public readonly record struct LinkedLists
{
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more links than births of a list.</exception>
    public LinkedLists(long links, long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(links);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(links, Math.Min(first, second));
        (Links, First, Second) = (links, first, second);
    }

    public long Links { get; }

    /// <summary>Births of the first list.</summary>
    public long First { get; }

    /// <summary>Births of the second list.</summary>
    public long Second { get; }
}

/// <summary>A share from 0 to 1 that is known up to a standard error.</summary>
public readonly record struct UncertainShare
{
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1, or its error is negative.</exception>
    public UncertainShare(double value, double standardError = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(standardError);
        if (!double.IsFinite(value) || !double.IsFinite(standardError))
            throw new ArgumentOutOfRangeException(nameof(value), "the share is no number");
        (Value, StandardError) = (value, standardError);
    }

    public double Value { get; }

    public double StandardError { get; }

    /// <summary>
    /// The share of pairs judged right. Its error is a quarter of the width of the 95 % Wilson interval or so: with none wrong among a few the
    /// plain error would be 0.
    /// </summary>
    public static UncertainShare Judged(long right, long judged)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(judged);
        var interval = WilsonInterval.Of(right, judged);
        return new UncertainShare(right / (double)judged, (interval.Upper - interval.Lower) / (2 * Normal.Z));
    }
}
