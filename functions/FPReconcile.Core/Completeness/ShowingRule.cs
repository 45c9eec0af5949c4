namespace FPReconcile.Core.Completeness;

/// <summary>
/// Which estimates may stand in an official table. It is stricter than whether there is an estimate: a statistician who works on the counts
/// sees every number with its warning, a reader of a table sees only numbers that carry weight, and the plain counts instead of the others.
/// </summary>
public static class ShowingRule
{
    /// <summary>Fewest births in both lists.</summary>
    public const int FewestInBoth = 30;

    /// <summary>Furthest end of the interval from the estimate, as a share of the estimate.</summary>
    public const double WidestHalf = 0.25;

    /// <summary>Why the estimate must not be shown; null when it may.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="inBoth">Births in both lists, or in at least two of three.</param>
    public static NotShown? ReasonFor(PopulationEstimate estimate, long inBoth)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (estimate.Total is not { } total)
            return NotShown.NotEstimable;
        if (inBoth < FewestInBoth)
            return NotShown.FewInBoth;
        if (estimate.Interval is not { } interval)
            return NotShown.NoInterval;
        return Math.Max(interval.Upper - total, total - interval.Lower) > WidestHalf * total ? NotShown.WideInterval : null;
    }
}

/// <summary>Why an estimate must not stand in an official table.</summary>
public enum NotShown
{
    /// <summary>There is none.</summary>
    NotEstimable,

    /// <summary>Fewer than 30 births are in both lists.</summary>
    FewInBoth,

    /// <summary>The interval has an end more than a quarter of the estimate away.</summary>
    WideInterval,

    /// <summary>There is no interval: no number goes out without one.</summary>
    NoInterval,
}
