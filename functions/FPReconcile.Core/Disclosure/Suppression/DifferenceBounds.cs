namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>What can be computed about how much a hidden cell differs from an earlier table.</summary>
/// <param name="Lowest">The smallest possible difference; null when there is none.</param>
/// <param name="Highest">The largest possible difference; null when there is none.</param>
public readonly record struct DifferenceBounds(long? Lowest, long? Highest)
{
    /// <summary>Highest less lowest; null when one of them is not there.</summary>
    public long? Width => Highest - Lowest;
}
