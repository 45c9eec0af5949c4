namespace FPReconcile.Core.Completeness;

/// <summary>Births of two lists: in both, only in the first, only in the second.</summary>
public readonly record struct TwoListCounts
{
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public TwoListCounts(long both, long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        (Both, OnlyFirst, OnlySecond) = (both, onlyFirst, onlySecond);
    }

    /// <summary>n11.</summary>
    public long Both { get; }

    /// <summary>n10.</summary>
    public long OnlyFirst { get; }

    /// <summary>n01.</summary>
    public long OnlySecond { get; }

    /// <summary>n1 = n11 + n10.</summary>
    public long First => Both + OnlyFirst;

    /// <summary>n2 = n11 + n01.</summary>
    public long Second => Both + OnlySecond;

    /// <summary>n = n11 + n10 + n01.</summary>
    public long Observed => Both + OnlyFirst + OnlySecond;
}
