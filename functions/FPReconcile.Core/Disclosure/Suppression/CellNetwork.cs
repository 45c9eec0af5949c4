namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// The network of a table, with the true counts as its flow. Open cells may grow and fall within their room, all others stand still; a
/// change that keeps every published total is a circulation through open cells. How far one cell can grow is therefore the largest flow from
/// its end back to its start without the cell itself (Gusfield 1988: a graph theoretic approach to statistical data security), exact and whole.
/// </summary>
internal sealed class CellNetwork
{
    /// <summary>Room without a limit.</summary>
    public const long Unlimited = long.MaxValue / 4;

    private readonly TableShape _shape;
    private readonly long[] _growth;
    private readonly long[] _fall;
    private readonly bool[] _runsFromRow;

    // Of a cell, along its direction; all zero but while a largest flow is computed.
    private readonly long[] _moved;
    private readonly List<int> _movedCells = [];

    private readonly int[][] _openCells;
    private readonly int[] _openCount;
    private readonly int[] _placeInRow;
    private readonly int[] _placeInColumn;

    private readonly int[] _queue;
    private readonly int[] _cameBy;
    private readonly int[] _seenIn;
    private int _search;

    /// <param name="shape">The table.</param>
    /// <param name="growth">Room of each cell above its true count.</param>
    /// <param name="fall">Room of each cell below its true count.</param>
    public CellNetwork(TableShape shape, long[] growth, long[] fall)
    {
        (_shape, _growth, _fall) = (shape, growth, fall);
        _moved = new long[shape.Cells];
        _runsFromRow = [.. Enumerable.Range(0, shape.Cells).Select(shape.RunsFromRow)];
        _openCells = [.. Enumerable.Range(0, shape.Nodes).Select(node => new int[shape.Line(node).Count])];
        _openCount = new int[shape.Nodes];
        _placeInRow = Enumerable.Repeat(-1, shape.Cells).ToArray();
        _placeInColumn = new int[shape.Cells];
        _queue = new int[shape.Nodes];
        _cameBy = new int[shape.Nodes];
        _seenIn = new int[shape.Nodes];
    }

    /// <summary>Cells looked at so far: a measure of work that does not depend on the machine.</summary>
    public long Steps { get; private set; }

    public bool IsOpen(int cell) => _placeInRow[cell] >= 0;

    /// <summary>Open cells of a row or column.</summary>
    public ReadOnlySpan<int> OpenCells(int node) => _openCells[node].AsSpan(0, _openCount[node]);

    public void Open(int cell)
    {
        _placeInRow[cell] = Append(_shape.RowNode(cell), cell);
        _placeInColumn[cell] = Append(_shape.ColumnNode(cell), cell);
    }

    public void Close(int cell)
    {
        Remove(_shape.RowNode(cell), _placeInRow, cell);
        Remove(_shape.ColumnNode(cell), _placeInColumn, cell);
        _placeInRow[cell] = -1;
    }

    /// <summary>Room of a cell on the way from one of its nodes to the other.</summary>
    public long Room(int cell, bool fromRow) => _runsFromRow[cell] == fromRow ? _growth[cell] - _moved[cell] : _fall[cell] + _moved[cell];

    /// <summary>Room of a cell itself above or below its count.</summary>
    public long RoomToMove(int cell, bool grows) => grows ? _growth[cell] : _fall[cell];

    /// <summary>How far a cell can grow or fall, but no farther than asked.</summary>
    /// <param name="cell">An open cell.</param>
    /// <param name="grows">Grow or fall.</param>
    /// <param name="most">Enough.</param>
    public long Reach(int cell, bool grows, long most)
    {
        var reach = Push(cell, grows, most);
        Restore();
        return reach;
    }

    /// <summary>As <see cref="Reach"/>, and leaves the flow until <see cref="Restore"/>.</summary>
    public long Push(int cell, bool grows, long most)
    {
        most = Math.Min(most, RoomToMove(cell, grows));
        var (from, to) = Ends(cell, grows);
        long pushed = 0;
        while (pushed < most && IsReached(from, to, cell, cell))
        {
            var step = Math.Min(most - pushed, Bottleneck(from, to));
            Move(from, to, step);
            pushed += step;
            if (step > Unlimited / 2)
                return Unlimited;
        }

        return pushed;
    }

    public void Restore()
    {
        foreach (var cell in _movedCells)
            _moved[cell] = 0;
        _movedCells.Clear();
    }

    /// <summary>A way round through a cell that changes its count while another one is held, as the other cells on it; false when there is none.</summary>
    /// <param name="cell">An open cell.</param>
    /// <param name="held">A cell that does not change; the cell itself for none.</param>
    /// <param name="wayRound">Takes the other cells.</param>
    public bool TryWayRound(int cell, int held, List<int> wayRound)
    {
        foreach (var grows in (ReadOnlySpan<bool>)[true, false])
        {
            var (from, to) = Ends(cell, grows);
            if (RoomToMove(cell, grows) <= 0 || !IsReached(from, to, cell, held))
                continue;
            wayRound.Clear();
            for (var node = to; node != from; node = OtherEnd(_cameBy[node], node))
                wayRound.Add(_cameBy[node]);
            return true;
        }

        return false;
    }

    /// <summary>Where a change has to flow, outside of the cell, for the cell to grow or fall.</summary>
    public (int From, int To) Ends(int cell, bool grows)
    {
        var (row, column) = (_shape.RowNode(cell), _shape.ColumnNode(cell));
        return _runsFromRow[cell] == grows ? (column, row) : (row, column);
    }

    private int OtherEnd(int cell, int node) => _shape.IsRow(node) ? _shape.ColumnNode(cell) : _shape.RowNode(cell);

    // Breadth first: the shortest ways, which touch the fewest cells.
    private bool IsReached(int from, int to, int barred, int held)
    {
        _search++;
        _seenIn[from] = _search;
        _queue[0] = from;
        for (int next = 0, end = 1; next < end; next++)
        {
            var node = _queue[next];
            var fromRow = _shape.IsRow(node);
            var cells = OpenCells(node);
            Steps += cells.Length;
            foreach (var cell in cells)
            {
                var other = OtherEnd(cell, node);
                if (_seenIn[other] == _search || cell == barred || cell == held || Room(cell, fromRow) <= 0)
                    continue;
                _seenIn[other] = _search;
                _cameBy[other] = cell;
                if (other == to)
                    return true;
                _queue[end++] = other;
            }
        }

        return false;
    }

    private long Bottleneck(int from, int to)
    {
        var least = Unlimited;
        for (var node = to; node != from;)
        {
            var cell = _cameBy[node];
            node = OtherEnd(cell, node);
            least = Math.Min(least, Room(cell, _shape.IsRow(node)));
        }

        return least;
    }

    private void Move(int from, int to, long amount)
    {
        for (var node = to; node != from;)
        {
            var cell = _cameBy[node];
            node = OtherEnd(cell, node);
            _moved[cell] += _runsFromRow[cell] == _shape.IsRow(node) ? amount : -amount;
            _movedCells.Add(cell);
        }
    }

    private int Append(int node, int cell)
    {
        _openCells[node][_openCount[node]] = cell;
        return _openCount[node]++;
    }

    private void Remove(int node, int[] places, int cell)
    {
        var last = _openCells[node][--_openCount[node]];
        _openCells[node][places[cell]] = last;
        places[last] = places[cell];
    }
}
