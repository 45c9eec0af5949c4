namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// Boys for each hundred girls, with its 95 % interval (log ratio of two Poisson counts). About 103 to 107 is normal; a ratio whose interval
/// lies above that is a sign that girls are not recorded. It says nothing about a facility or a family.
/// </summary>
/// <param name="Ratio">Boys for each hundred girls.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct SexRatio(double Ratio, double Lower, double Upper)
{
    /// <summary>Upper end of what is normal.</summary>
    public const double NormalTo = 107;

    /// <summary>Lower end of what is normal.</summary>
    public const double NormalFrom = 103;

    /// <summary>Fewest births whose ratio is shown: chance alone moves it by 13 with 1,000 births.</summary>
    public const long FewestBirths = 1000;

    public bool IsUnusual => Lower > NormalTo || Upper < NormalFrom;

    /// <summary>The ratio; null without boys or girls.</summary>
    public static SexRatio? Of(long boys, long girls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(boys);
        ArgumentOutOfRangeException.ThrowIfNegative(girls);
        if (boys == 0 || girls == 0)
            return null;
        var ratio = 100.0 * boys / girls;
        var factor = Math.Exp(Normal.Z * Math.Sqrt((1.0 / boys) + (1.0 / girls)));
        return new SexRatio(ratio, ratio / factor, ratio * factor);
    }
}
