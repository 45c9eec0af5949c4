using FPReconcile.Core.Completeness;
using FPReconcile.Core.Disclosure.Rates;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>A share of counts that are shown, as whole percent with Wilson's interval, of 50 or more.</summary>
/// <param name="Percent">The share.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record WholePercent(int Percent, int Low, int High)
{
    /// <summary>Null where the share is hidden, or of fewer than 50.</summary>
    public static WholePercent? Of(ListCompleteness? share) => share is { } known ? Of(known.Found, known.Of) : null;

    public static WholePercent? Of(long part, long whole)
    {
        if (whole < ShareRule.LeastDenominatorOfBand)
            return null;
        var interval = WilsonInterval.Of(part, whole);
        return new WholePercent(Rounded((double)part / whole), Rounded(interval.Lower), Rounded(interval.Upper));
    }

    internal static int Rounded(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}
