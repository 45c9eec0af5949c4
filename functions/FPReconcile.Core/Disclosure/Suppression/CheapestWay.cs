namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// The way round through a cell that hides the fewest cells more (Dijkstra 1959). Hidden cells cost nothing. Others cost about the same;
/// those in a row or column without a hidden cell cost more, because a line needs three, those where one or two are hidden cost less.
/// </summary>
internal sealed class CheapestWay
{
    private const long Cell = 1000;
    private const long ForSize = 150;

    private readonly TableShape _shape;
    private readonly HiddenCells _hidden;
    private readonly SearchTaste _taste;
    private readonly bool[] _mayHide;
    private readonly long[] _sizeCost;
    private readonly long[] _cost;
    private readonly int[] _cameBy;
    private readonly bool[] _isSettled;

    public CheapestWay(SuppressionTask task, HiddenCells hidden, bool[] mayHide, SearchTaste taste)
    {
        (_shape, _hidden, _mayHide, _taste) = (task.Shape, hidden, mayHide, taste);
        _sizeCost = SizeCosts(task);
        _cost = new long[_shape.Nodes];
        _cameBy = new int[_shape.Nodes];
        _isSettled = new bool[_shape.Nodes];
    }

    /// <summary>Nodes looked at so far, squared: the work of all searches.</summary>
    public long Steps { get; private set; }

    /// <summary>The cells to hide so that a cell gets a way round, which leaves at least some room; null when there is no way.</summary>
    /// <param name="weakness">The cell, and the one that is held.</param>
    /// <param name="grows">Whether the cell is to grow or to fall.</param>
    /// <param name="room">Room that every cell on the way has to have.</param>
    public (long Cost, List<int> Cells)? Find(Weakness weakness, bool grows, long room)
    {
        var network = weakness.Layer.Network;
        var (from, to) = network.Ends(weakness.Cell, grows);
        Array.Fill(_cost, long.MaxValue);
        Array.Clear(_isSettled);
        _cost[from] = 0;
        Steps += (long)_shape.Nodes * _shape.Nodes;
        while (Nearest() is { } node)
        {
            if (node == to)
                return (_cost[to], NewCells(from, to));
            _isSettled[node] = true;
            Relax(node, weakness, room);
        }

        return null;
    }

    private int? Nearest()
    {
        int? nearest = null;
        for (var node = 0; node < _cost.Length; node++)
        {
            if (!_isSettled[node] && _cost[node] < (nearest is { } best ? _cost[best] : long.MaxValue))
                nearest = node;
        }

        return nearest;
    }

    private void Relax(int node, Weakness weakness, long room)
    {
        var (cell, step, count) = _shape.Line(node);
        var isRow = _shape.IsRow(node);
        for (var i = 0; i < count; i++, cell += step)
        {
            if (!_mayHide[cell] || cell == weakness.Cell || cell == weakness.Held || weakness.Layer.Network.Room(cell, isRow) < room)
                continue;
            var other = isRow ? _shape.ColumnNode(cell) : _shape.RowNode(cell);
            var cost = _cost[node] + CostOf(cell);
            if (cost >= _cost[other])
                continue;
            (_cost[other], _cameBy[other]) = (cost, cell);
        }
    }

    private long CostOf(int cell) =>
        _hidden.IsHidden(cell) ? 0 : Cell + _sizeCost[cell] + LineCost(_shape.RowNode(cell)) + LineCost(_shape.ColumnNode(cell));

    private long LineCost(int node) => _hidden.HiddenIn(node).Length switch
    {
        0 => _taste.NewLine,
        < 3 => -_taste.ShortLine,
        _ => 0,
    };

    private List<int> NewCells(int from, int to)
    {
        var cells = new List<int>();
        for (var node = to; node != from;)
        {
            var cell = _cameBy[node];
            if (!_hidden.IsHidden(cell))
                cells.Add(cell);
            node = _shape.IsRow(node) ? _shape.ColumnNode(cell) : _shape.RowNode(cell);
        }

        return cells;
    }

    /// <summary>Between as many cells the smaller counts are hidden, totals last: a rank, so that one giant does not make all others equal.</summary>
    private static long[] SizeCosts(SuppressionTask task)
    {
        var values = task.Table.Values.ToArray();
        var order = Enumerable.Range(0, values.Length).OrderBy(task.Shape.IsMargin).ThenBy(cell => values[cell]).ToArray();
        var costs = new long[values.Length];
        for (var rank = 0; rank < order.Length; rank++)
            costs[order[rank]] = ForSize * rank / order.Length;
        return costs;
    }
}

/// <summary>What a search prefers; several are tried, because none is best for all tables.</summary>
/// <param name="NewLine">Cost of hiding the first cell of a row or column.</param>
/// <param name="ShortLine">What it saves to hide a second or third cell of a row or column; less than 500.</param>
internal readonly record struct SearchTaste(long NewLine, long ShortLine);
