namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// The attacker: what can be computed about the cells of a table that are not shown, from those that are. The bounds are exact whole numbers
/// and depend on the shown cells alone; the true counts are only where the search starts.
/// </summary>
public sealed class TableAttack
{
    private readonly CountTable _table;
    private readonly CellNetwork _network;

    /// <param name="table">The true counts.</param>
    /// <param name="hidden">Cells and totals that are not shown.</param>
    /// <param name="knowledge">What the attacker knows besides.</param>
    /// <param name="threshold">Counts below are small; only an attacker who sees marks uses it.</param>
    public TableAttack(CountTable table, IEnumerable<CellIndex> hidden, AttackerKnowledge knowledge, int threshold)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(hidden);
        _table = table;
        var (growth, fall) = (new long[table.Shape.Cells], new long[table.Shape.Cells]);
        for (var cell = 0; cell < growth.Length; cell++)
        {
            var (lowest, highest) = Limits(table.Values[cell], knowledge, threshold);
            (growth[cell], fall[cell]) = (highest is { } most ? most - table.Values[cell] : CellNetwork.Unlimited, Math.Max(0, table.Values[cell] - lowest));
        }

        _network = new CellNetwork(table.Shape, growth, fall);
        foreach (var index in hidden)
            Open(index);
    }

    /// <summary>What can be computed about a cell.</summary>
    public CellBounds Bounds(CellIndex index)
    {
        var (cell, count) = (_table.Shape.CellAt(index), _table[index]);
        if (!_network.IsOpen(cell))
            return new CellBounds(count, count);
        var growth = _network.Reach(cell, grows: true, CellNetwork.Unlimited);
        return new CellBounds(count - _network.Reach(cell, grows: false, CellNetwork.Unlimited), growth == CellNetwork.Unlimited ? null : count + growth);
    }

    /// <summary>What an insider who holds one cell, and so knows it, can compute about another.</summary>
    public CellBounds BoundsForHolderOf(CellIndex held, CellIndex index)
    {
        var cell = _table.Shape.CellAt(held);
        if (!_network.IsOpen(cell))
            return Bounds(index);
        _network.Close(cell);
        var bounds = Bounds(index);
        _network.Open(cell);
        return bounds;
    }

    private void Open(CellIndex index)
    {
        var cell = _table.Shape.CellAt(index);
        if (!_network.IsOpen(cell))
            _network.Open(cell);
    }

    private static (long Lowest, long? Highest) Limits(long count, AttackerKnowledge knowledge, int threshold) => knowledge switch
    {
        AttackerKnowledge.Counts => (0, null),
        AttackerKnowledge.ZerosAreShown => (1, null),
        _ => count < threshold ? (1, threshold - 1) : (threshold, null),
    };
}
