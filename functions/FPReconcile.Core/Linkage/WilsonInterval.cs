namespace FPReconcile.Core.Linkage;

/// <summary>
/// The score interval of a proportion (Wilson 1927; method 3 of Newcombe 1998): of use where the plain one fails, with few
/// observations and with none or all of them positive.
/// </summary>
/// <param name="Lower">Lower end, from 0.</param>
/// <param name="Upper">Upper end, to 1.</param>
public readonly record struct WilsonInterval(double Lower, double Upper)
{
    /// <summary>Two-sided 95 %: the 97.5 % point of the standard normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval; from 0 to 1 when nothing was observed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more successes than trials.</exception>
    public static WilsonInterval Of(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
            return new WilsonInterval(0, 1);
        var (n, share, square) = ((double)trials, successes / (double)trials, Z * Z);
        var center = share + (square / (2 * n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (square / (4 * n * n)));
        var scale = 1 + (square / n);
        // The ends are exact at none and all; the root is not.
        return new WilsonInterval(
            successes == 0 ? 0 : Math.Max(0, (center - half) / scale),
            successes == trials ? 1 : Math.Min(1, (center + half) / scale));
    }
}
