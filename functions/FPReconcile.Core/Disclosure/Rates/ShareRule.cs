namespace FPReconcile.Core.Disclosure.Rates;

/// <summary>When a share of counts may be shown.</summary>
/// <param name="Threshold">A numerator, or what it leaves of the denominator, from 1 to below it is small: the share is hidden.</param>
/// <param name="HidesNoneAndAll">Whether 0 % and 100 % are hidden too: they say of everybody in the group what happened to them.</param>
public sealed record ShareRule(int Threshold, bool HidesNoneAndAll = false)
{
    /// <summary>Smaller groups have no published share.</summary>
    public const long LeastDenominator = 20;

    /// <summary>Smaller groups have no percentage, not even a band: 33 % of a few is one of three.</summary>
    public const long LeastDenominatorOfBand = 50;
}
