namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>What can be computed about a cell that is not shown: every whole number from the lowest to the highest is possible, no other is.</summary>
/// <param name="Lowest">The smallest possible count.</param>
/// <param name="Highest">The largest possible count; null when there is none.</param>
public readonly record struct CellBounds(long Lowest, long? Highest)
{
    /// <summary>Whether the cell is known exactly.</summary>
    public bool IsExact => Highest == Lowest;

    /// <summary>Highest less lowest; null when there is no highest.</summary>
    public long? Width => Highest - Lowest;
}
