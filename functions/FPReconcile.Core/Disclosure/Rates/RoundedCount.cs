namespace FPReconcile.Core.Disclosure.Rates;

/// <summary>
/// Counts rounded to the nearest multiple of five, for dashboards inside an office; not for the public. Totals are rounded from true totals,
/// so that rounded cells need not add up to them, and every rounded number stands for five counts (three for zero).
/// </summary>
public static class RoundedCount
{
    private const long Base = 5;

    /// <summary>0 to 2 become 0, 3 to 7 become 5, and so on.</summary>
    public static long ToBaseFive(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (count + (Base / 2)) / Base * Base;
    }
}
