using MathNet.Numerics;

namespace FPReconcile.Core.Completeness;

/// <summary>
/// Interval of the number of births from the profile of the multinomial likelihood (Cormack 1992, Biometrics 48, 567): all numbers whose
/// likelihood, with the best chances for each, is not less than the greatest one by more than a chi-square test at 5 % allows. From 100 births
/// on the factorials are Stirling's, as Cormack and Rcapture have it, so that statisticians find the numbers of R again; exact ones
/// move an end by 0.03 births of 11,000.
/// </summary>
internal sealed class ProfileLikelihood
{
    /// <summary>Half of the 95 % point of chi-square with one degree of freedom.</summary>
    private const double Allowed = Normal.Z * Normal.Z / 2;

    private const double FewestForStirling = 100;

    /// <summary>What Stirling has above the exact ln 1!, kept below one birth, where his formula goes to infinity.</summary>
    private static readonly double StirlingOfOne = (0.5 * Math.Log(2 * Math.PI)) - 1;

    /// <summary>Beyond it the likelihood is known to less than 0.001: an interval that reaches it has no end.</summary>
    private const double NoEnd = 1e13;

    /// <summary>More halvings than a double has digits, whatever the scale.</summary>
    private const int MostHalvings = 200;

    private readonly ThreeListTable _table;
    private readonly ModelShape _shape;
    private readonly double _observed;

    private ProfileLikelihood(ThreeListTable table, ModelShape shape) => (_table, _shape, _observed) = (table, shape, table.Observed);

    /// <summary>The interval, or null when it has no upper end.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="shape">The model; its estimate must be finite.</param>
    public static EstimateInterval? Of(ThreeListTable table, ModelShape shape) => new ProfileLikelihood(table, shape).Interval();

    /// <summary>The most likely number of births: a little less than the Poisson estimate.</summary>
    internal static double? MostLikely(ThreeListTable table, ModelShape shape)
    {
        var profile = new ProfileLikelihood(table, shape);
        return profile.MostLikelyMissed() + profile._observed;
    }

    private EstimateInterval? Interval()
    {
        if (MostLikelyMissed() is not { } best)
            return null;
        var least = LogLikelihood(best) - Allowed;
        if (FirstBeyond(Math.Max(1, best), missed => LogLikelihood(missed) < least) is not { } beyond)
            return null;
        var upper = Border(best, beyond, missed => LogLikelihood(missed) < least);
        var lower = LogLikelihood(0) >= least ? 0 : Border(0, best, missed => LogLikelihood(missed) >= least);
        return new EstimateInterval(_observed + lower, _observed + upper, IntervalMethod.ProfileLikelihood);
    }

    private double? MostLikelyMissed()
    {
        if (Slope(0) <= 0)
            return 0;
        return FirstBeyond(1, missed => Slope(missed) <= 0) is { } beyond ? Border(0, beyond, missed => Slope(missed) <= 0) : null;
    }

    private static double? FirstBeyond(double start, Func<double, bool> isBeyond)
    {
        for (var missed = start; missed < NoEnd; missed *= 2)
        {
            if (isBeyond(missed))
                return missed;
        }

        return null;
    }

    // Halving, because it takes functions that end at minus infinity.
    private static double Border(double before, double beyond, Func<double, bool> isBeyond)
    {
        for (var i = 0; i < MostHalvings; i++)
        {
            var middle = before + ((beyond - before) / 2);
            if (middle <= before || middle >= beyond)
                break;
            if (isBeyond(middle))
                beyond = middle;
            else
                before = middle;
        }

        return beyond;
    }

    /// <summary>
    /// Up to a constant: ln N! - ln missed! + Σ count ln(share), with the shares that fit best for this number. Written with what is left of
    /// the factorials and the deviance, because the large parts cancel each other and take the digits of great counts with them.
    /// </summary>
    private double LogLikelihood(double missed)
    {
        var counts = _table.WithMissed(missed).Cells;
        var fitted = Fit(missed).Cells;
        var halfDeviance = 0.0;
        for (var i = 0; i < counts.Length; i++)
            halfDeviance += (counts[i] == 0 ? 0 : counts[i] * Math.Log(counts[i] / fitted[i])) - (counts[i] - fitted[i]);
        return Remainder(_observed + missed) - Remainder(missed) - halfDeviance;
    }

    // Shares that are best for their number change nothing at first order, so only the number itself is left.
    private double Slope(double missed)
    {
        var total = _observed + missed;
        return SlopeOfLogFactorial(total) - SlopeOfLogFactorial(missed) + Math.Log(Fit(missed)[0, 0, 0] / total);
    }

    /// <summary>ln x! - (x ln x - x).</summary>
    private double Remainder(double births)
    {
        if (_observed > FewestForStirling && births >= 1)
            return 0.5 * Math.Log(2 * Math.PI * births);
        var exact = SpecialFunctions.GammaLn(births + 1) + births - (births == 0 ? 0 : births * Math.Log(births));
        return _observed > FewestForStirling ? exact + StirlingOfOne : exact;
    }

    private double SlopeOfLogFactorial(double births) =>
        _observed <= FewestForStirling || births < 1 ? SpecialFunctions.DiGamma(births + 1) : Math.Log(births) + (0.5 / births);

    private ThreeListTable Fit(double missed)
    {
        var table = _table.WithMissed(missed);
        var total = _observed + missed;
        return _shape switch
        {
            ModelShape.Independent => ThreeListTable.From((i, j, k) => table.First(i) / total * (table.Second(j) / total) * table.Third(k)),
            ModelShape.OnePair => ThreeListTable.From((i, j, k) => table.SecondOf(i, j) / total * table.Third(k)),
            ModelShape.TwoPairs => ThreeListTable.From((i, j, k) => table.First(i) == 0 ? 0 : table.SecondOf(i, j) / table.First(i) * table.ThirdOf(i, k)),
            _ => ThreePairs(table),
        };
    }

    /// <summary>
    /// Three dependences leave the margins of all pairs as they are, so that one number moves between the cells of an odd and of an even
    /// number of lists, until the products of both sides are equal.
    /// </summary>
    private static ThreeListTable ThreePairs(ThreeListTable table)
    {
        double[] odd = [table[1, 1, 1], table[1, 0, 0], table[0, 1, 0], table[0, 0, 1]];
        double[] even = [table[0, 0, 0], table[1, 1, 0], table[1, 0, 1], table[0, 1, 1]];
        var moved = Border(-odd.Min(), even.Min(), part => odd.Sum(count => Math.Log(count + part)) >= even.Sum(count => Math.Log(count - part)));
        return ThreeListTable.From((i, j, k) => table[i, j, k] + (((i + j + k) % 2) == 1 ? moved : -moved));
    }
}
