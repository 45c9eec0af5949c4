namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// Whipple's index of ages that end in 0 or 5, on ages 20 to 49 in place of 23 to 62: 100 when no such age is preferred, 500 when there are no
/// others.
/// </summary>
public static class WhippleIndex
{
    private const int Youngest = 20;
    private const int Oldest = 49;
    private const int Step = 5;

    /// <summary>The index and the number of ages it rests on; null without any.</summary>
    public static (double Index, long Ages)? Of(IEnumerable<int> ages)
    {
        var (all, round) = (0L, 0L);
        foreach (var age in ages.Where(static age => age is >= Youngest and <= Oldest))
        {
            all++;
            round += age % Step == 0 ? 1 : 0;
        }

        return all == 0 ? null : (100.0 * Step * round / all, all);
    }
}
