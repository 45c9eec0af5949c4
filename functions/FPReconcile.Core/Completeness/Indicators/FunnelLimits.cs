namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// Between which shares chance alone keeps 95 % and 99.8 % of groups of a size, when all have the same share. A share outside is a question
/// about records, never a rank.
/// </summary>
/// <param name="Lower95">Lower limit of 95 %.</param>
/// <param name="Upper95">Upper limit of 95 %.</param>
/// <param name="Lower998">Lower limit of 99.8 %.</param>
/// <param name="Upper998">Upper limit of 99.8 %.</param>
public readonly record struct FunnelLimits(double Lower95, double Upper95, double Lower998, double Upper998)
{
    /// <summary>99.9 % point of the standard normal distribution.</summary>
    private const double WideZ = 3.090232306167813;

    public static FunnelLimits Of(double share, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var error = Math.Sqrt(share * (1 - share) / size);
        return new FunnelLimits(
            Math.Max(0, share - (Normal.Z * error)), Math.Min(1, share + (Normal.Z * error)),
            Math.Max(0, share - (WideZ * error)), Math.Min(1, share + (WideZ * error)));
    }
}
