namespace FPReconcile.Core.Completeness;

/// <summary>Intervals of 95 % that never end below the births observed. Where a formula breaks there is none.</summary>
public static class Intervals
{
    /// <summary>
    /// Log-normal for the number missed, f0 = total - observed (Chao 1987, Biometrics 43, 783): from n + f0/C to n + f0 C with
    /// C = exp(1.96 sqrt(ln(1 + variance/f0²))). Null when nobody is estimated to be missed: the formula divides by f0.
    /// </summary>
    public static EstimateInterval? LogNormal(double observed, double total, double variance)
    {
        var missed = total - observed;
        if (!(missed > 0) || !(variance >= 0))
            return null;
        var ratio = Math.Sqrt(variance) / missed;
        var factor = Math.Exp(Normal.Z * Math.Sqrt(Math.Log(1 + (ratio * ratio))));
        return Finite(observed + (missed / factor), observed + (missed * factor), IntervalMethod.LogNormal);
    }

    /// <summary>
    /// Transformed logit (Sadinle 2009, Communications in Statistics 38, 1909): the logarithm of the number missed, with half a birth
    /// added to each count. Null when nobody is in one list only, or nobody in both: with 25, 0 and 0 births it ended at 5.7 million.
    /// </summary>
    public static EstimateInterval? TransformedLogit(TwoListCounts counts)
    {
        if (counts.Both == 0 || counts.OnlyFirst == 0 || counts.OnlySecond == 0)
            return null;
        var (both, first, second) = (counts.Both + 0.5, counts.OnlyFirst + 0.5, counts.OnlySecond + 0.5);
        var missed = first * second / both;
        var sigma = Math.Sqrt((1 / both) + (1 / first) + (1 / second) + (1 / missed));
        var factor = Math.Exp(Normal.Z * sigma);
        return Finite(counts.Observed - 0.5 + (missed / factor), counts.Observed - 0.5 + (missed * factor), IntervalMethod.TransformedLogit);
    }

    private static EstimateInterval? Finite(double lower, double upper, IntervalMethod method) =>
        double.IsFinite(lower) && double.IsFinite(upper) ? new EstimateInterval(lower, upper, method) : null;
}
