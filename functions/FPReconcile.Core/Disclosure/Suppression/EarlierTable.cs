namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>A table of the same kind that was published before: somebody may subtract it from a later one.</summary>
/// <param name="Counts">Its true counts.</param>
/// <param name="HiddenCells">Cells and totals of it that were not shown.</param>
public sealed record EarlierTable(CountTable Counts, IReadOnlyList<CellIndex> HiddenCells)
{
    /// <summary>Whether a zero was hidden in it; then the later table must be allowed to hide zeros too.</summary>
    public bool HidesZeros => HiddenCells.Any(cell => Counts[cell] == 0);

    /// <summary>How many counts from 1 to below a threshold were shown in it.</summary>
    public int SmallCountsShown(int threshold)
    {
        var hidden = HiddenCells.ToHashSet();
        return Enumerable.Range(0, Counts.Shape.Cells).Select(Counts.Shape.IndexOf).Count(cell => Counts[cell] > 0 && Counts[cell] < threshold && !hidden.Contains(cell));
    }

    public static EarlierTable Of(CountTable counts, PublishedTable published)
    {
        ArgumentNullException.ThrowIfNull(published);
        return new EarlierTable(counts, published.HiddenCells);
    }
}
