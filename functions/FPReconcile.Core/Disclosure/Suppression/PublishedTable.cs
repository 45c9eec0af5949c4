namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// A table that may be shown to everybody: it holds no hidden count, and cannot be made but by an attack that it stood. A hidden cell is null,
/// whether its count is small or it protects another.
/// </summary>
public sealed class PublishedTable
{
    private readonly long?[] _values;
    private readonly TableShape _shape;

    private PublishedTable(SuppressionTask task, bool[] isHidden)
    {
        (Rows, Columns, Rule, _shape) = (task.Table.Rows, task.Table.Columns, task.Rule, task.Shape);
        _values = [.. isHidden.Select((hidden, cell) => hidden ? null : (long?)task.Table.Values[cell])];
        var index = Enumerable.Range(0, _shape.Cells).Where(cell => isHidden[cell]).Select(_shape.IndexOf).ToArray();
        HiddenCells = index;
        Bounds = BoundsOf(task.Table, index, task.Rule.PublicKnowledge);
        BoundsIfZerosWereHidden = BoundsOf(task.Table, index, AttackerKnowledge.Counts);
        Differences = [.. task.Earlier.Select(earlier => DifferencesOf(earlier.Bounds(task.Rule.PublicKnowledge)))];
    }

    /// <summary>Labels of the rows without the total.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Labels of the columns without the total.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rule, which is no secret.</summary>
    public SuppressionRule Rule { get; }

    /// <summary>The count of a cell or total; null when it is hidden.</summary>
    public long? this[CellIndex index] => _values[_shape.CellAt(index)];

    /// <summary>Cells and totals that are not shown, by row and column.</summary>
    public IReadOnlyList<CellIndex> HiddenCells { get; }

    /// <summary>Cells and totals, shown or not.</summary>
    public int CellCount => _values.Length;

    /// <summary>What anybody can compute from this table about each of <see cref="HiddenCells"/>, who knows the rule. No secret.</summary>
    public IReadOnlyList<CellBounds> Bounds { get; }

    /// <summary>The same for somebody who does not know whether zeros are always shown.</summary>
    public IReadOnlyList<CellBounds> BoundsIfZerosWereHidden { get; }

    /// <summary>
    /// What anybody can compute about how much each of <see cref="HiddenCells"/> differs from each earlier table. The two tables share no count, so
    /// that the bounds of one do not narrow those of the other. No secret.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<DifferenceBounds>> Differences { get; }

    /// <summary>Runs the attacks, and makes the table only when it stands them; null when it does not.</summary>
    internal static PublishedTable? Prove(SuppressionTask task, IReadOnlyCollection<int> hiddenCells)
    {
        var hidden = task.NothingHidden();
        hidden.Set(hiddenCells);
        var isHidden = new bool[task.Shape.Cells];
        foreach (var cell in hiddenCells)
            isHidden[cell] = true;
        var hidesAll = Enumerable.Range(0, isHidden.Length).All(cell => isHidden[cell] || !task.MustHide[cell]);
        return hidesAll && hidden.IsSafe() ? new PublishedTable(task, isHidden) : null;
    }

    private DifferenceBounds[] DifferencesOf(CellBounds[] earlier) =>
        [.. HiddenCells.Select((cell, i) => new DifferenceBounds(Bounds[i].Lowest - earlier[_shape.CellAt(cell)].Highest, Bounds[i].Highest - earlier[_shape.CellAt(cell)].Lowest))];

    private static CellBounds[] BoundsOf(CountTable table, CellIndex[] hidden, AttackerKnowledge knowledge)
    {
        var attack = new TableAttack(table, hidden, knowledge, threshold: 0);
        return [.. hidden.Select(attack.Bounds)];
    }
}
