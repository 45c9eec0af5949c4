namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// A choice of cells that are not shown, and the attacks on it. Hiding more never makes a hidden cell better known, so a cell that
/// stands stays so while others are added.
/// </summary>
internal sealed class HiddenCells
{
    private readonly TableShape _shape;
    private readonly IReadOnlyList<ProtectionLayer> _layers;
    private readonly long _width;
    private readonly List<int> _wayRound = [];
    private readonly List<int> _anotherWay = [];
    private readonly HashSet<int> _common = [];

    /// <param name="shape">The table.</param>
    /// <param name="layers">The attacks; the first one is on the table itself.</param>
    /// <param name="width">Highest less lowest that an outsider has to be left with.</param>
    public HiddenCells(TableShape shape, IReadOnlyList<ProtectionLayer> layers, long width) => (_shape, _layers, _width) = (shape, layers, width);

    /// <summary>Cells looked at so far.</summary>
    public long Steps => _layers.Sum(static layer => layer.Network.Steps);

    public bool IsHidden(int cell) => _layers[0].Network.IsOpen(cell);

    /// <summary>Hidden cells of a row or column.</summary>
    public ReadOnlySpan<int> HiddenIn(int node) => _layers[0].Network.OpenCells(node);

    public int[] ToArray() => [.. Enumerable.Range(0, _shape.Cells).Where(IsHidden)];

    public void Hide(int cell)
    {
        foreach (var layer in _layers)
            layer.Network.Open(cell);
    }

    public void Show(int cell)
    {
        foreach (var layer in _layers)
            layer.Network.Close(cell);
    }

    /// <summary>Hides exactly these cells.</summary>
    public void Set(IReadOnlyCollection<int> cells)
    {
        foreach (var cell in ToArray())
            Show(cell);
        foreach (var cell in cells)
            Hide(cell);
    }

    public bool IsSafe() => ToArray().All(cell => WeaknessOf(cell) is null);

    /// <summary>An attack that a hidden cell does not stand; null when it stands all.</summary>
    public Weakness? WeaknessOf(int cell)
    {
        foreach (var layer in _layers)
        {
            if (!layer.NeedsProtection[cell])
                continue;
            if (!IsWide(layer.Network, cell))
                return new Weakness(layer, cell, cell);
            if (HolderWhoKnows(layer.Network, cell) is { } held)
                return new Weakness(layer, cell, held);
        }

        return null;
    }

    private bool IsWide(CellNetwork network, int cell)
    {
        var growth = network.Reach(cell, grows: true, _width);
        return growth >= _width || growth + network.Reach(cell, grows: false, _width - growth) >= _width;
    }

    /// <summary>
    /// A cell whose holder knows this one exactly. Only cells on every way round can be it: whoever holds another one cannot tell that
    /// way from the truth. So a few ways round settle the question for all cells.
    /// </summary>
    private int? HolderWhoKnows(CellNetwork network, int cell)
    {
        if (!network.TryWayRound(cell, cell, _wayRound))
            return cell;
        _common.Clear();
        _common.UnionWith(_wayRound);
        foreach (var held in _wayRound)
        {
            if (!_common.Contains(held))
                continue;
            if (!network.TryWayRound(cell, held, _anotherWay))
                return held;
            _common.IntersectWith(_anotherWay);
        }

        return null;
    }
}
