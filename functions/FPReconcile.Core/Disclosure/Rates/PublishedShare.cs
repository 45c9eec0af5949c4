using System.Globalization;

namespace FPReconcile.Core.Disclosure.Rates;

/// <summary>A share as it may be shown: as its two counts, as a band of five percent, or not at all. It holds nothing that it does not show.</summary>
public sealed record PublishedShare
{
    private const long BandWidth = 5;
    private const long LastBand = 95;

    private PublishedShare()
    {
    }

    /// <summary>The numerator; null when the share is hidden.</summary>
    public long? Numerator { get; private init; }

    /// <summary>The denominator; null when the share is hidden.</summary>
    public long? Denominator { get; private init; }

    /// <summary>Lower end of the band in percent (0, 5 ... 95); null when the share is hidden or the group is too small for a percentage.</summary>
    public int? BandFrom { get; private init; }

    public bool IsHidden => Denominator is null;

    /// <summary>The band, such as <c>5–9</c>, and <c>95–100</c> for the last one; null when there is none.</summary>
    public string? Band => BandFrom is { } from
        ? string.Create(CultureInfo.InvariantCulture, $"{from}–{(from == LastBand ? 100 : from + BandWidth - 1)}")
        : null;

    /// <summary>Decides what of a share may be shown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The numerator is negative or larger than the denominator.</exception>
    public static PublishedShare Of(long numerator, long denominator, ShareRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        var rest = denominator - numerator;
        if (denominator < ShareRule.LeastDenominator || IsSecret(numerator, rule) || IsSecret(rest, rule))
            return new PublishedShare();
        return new PublishedShare
        {
            Numerator = numerator,
            Denominator = denominator,
            BandFrom = denominator < ShareRule.LeastDenominatorOfBand ? null : (int)Math.Min(LastBand, (long)((Int128)numerator * 100 / denominator) / BandWidth * BandWidth),
        };
    }

    private static bool IsSecret(long count, ShareRule rule) => count == 0 ? rule.HidesNoneAndAll : count < rule.Threshold;
}
