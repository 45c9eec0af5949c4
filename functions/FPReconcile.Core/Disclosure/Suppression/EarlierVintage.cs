namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>An earlier table of the same kind, under the labels of the later one, and which of its cells were not shown.</summary>
internal sealed class EarlierVintage
{
    private EarlierVintage(CountTable counts, bool[] isHidden) => (Counts, IsHidden) = (counts, isHidden);

    public CountTable Counts { get; }

    public bool[] IsHidden { get; }

    /// <summary>What anybody could compute of a cell from the earlier table alone.</summary>
    public CellBounds[] Bounds(AttackerKnowledge knowledge)
    {
        var attack = new TableAttack(Counts, Enumerable.Range(0, IsHidden.Length).Where(cell => IsHidden[cell]).Select(Counts.Shape.IndexOf), knowledge, threshold: 0);
        return [.. Enumerable.Range(0, IsHidden.Length).Select(cell => attack.Bounds(Counts.Shape.IndexOf(cell)))];
    }

    /// <param name="later">A table that has all labels of the earlier one.</param>
    /// <param name="earlier">The earlier one.</param>
    public static EarlierVintage Of(CountTable later, EarlierTable earlier)
    {
        var counts = earlier.Counts;
        var widened = counts.Widened(later.Rows, later.Columns);
        var isHidden = new bool[widened.Shape.Cells];
        var (rows, columns) = (Places(later.Rows), Places(later.Columns));
        foreach (var index in earlier.HiddenCells)
            isHidden[widened.Shape.CellAt(Place(rows, counts.Rows, index.Row), Place(columns, counts.Columns, index.Column))] = true;
        return new EarlierVintage(widened, isHidden);
    }

    private static Dictionary<string, int> Places(IReadOnlyList<string> labels) =>
        labels.Index().ToDictionary(static label => label.Item, static label => label.Index, StringComparer.Ordinal);

    // The total comes after the last label.
    private static int Place(Dictionary<string, int> places, IReadOnlyList<string> labels, int index) =>
        index < labels.Count ? places[labels[index]] : places.Count;
}
