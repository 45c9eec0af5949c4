using MathNet.Numerics;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// Pearson's test (1900) of counts against what is expected of them: the sum of (count - expected)² / expected, and how often chance alone gives
/// as much or more. The statistic is a whole number, and the chance is that of this number: together they tell no count.
/// </summary>
/// <param name="Statistic">Chi-square, rounded to a whole number.</param>
/// <param name="DegreesOfFreedom">Groups less one.</param>
public readonly record struct ChiSquare(long Statistic, int DegreesOfFreedom)
{
    /// <summary>Where less is expected of a group, the distribution is not that of chi-square (Cochran 1954).</summary>
    public const double LeastExpected = 5;

    /// <summary>Chance of as much or more: the upper regularized gamma function at half of both (Abramowitz and Stegun 1964, 26.4.19).</summary>
    public double P => Statistic == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(DegreesOfFreedom / 2.0, Statistic / 2.0);

    /// <summary>The test; null with a single group, or where too little is expected of one.</summary>
    public static ChiSquare? Of(IReadOnlyList<long> counts, IReadOnlyList<double> expected)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(expected);
        if (counts.Count != expected.Count)
            throw new ArgumentException("every count needs what is expected of it", nameof(expected));
        if (counts.Count < 2 || expected.Any(static count => count < LeastExpected))
            return null;
        var statistic = 0.0;
        for (var i = 0; i < counts.Count; i++)
            statistic += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        return new ChiSquare((long)Math.Round(statistic, MidpointRounding.AwayFromZero), counts.Count - 1);
    }
}
