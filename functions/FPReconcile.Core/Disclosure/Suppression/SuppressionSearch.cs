namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// Finds few cells to hide so that every hidden one is protected. Which cells can be protected at all is found exactly; among those, each
/// weak cell gets the cheapest way round that mends it, until none is weak; then what is not needed is shown again, and parts
/// of the result are taken out and mended differently as long as that hides less.
/// </summary>
internal sealed class SuppressionSearch
{
    /// <summary>Fewer hidden cells in a row or column would give them away to the holder of one: two of them have a known sum.</summary>
    private const int FewestInLine = 3;

    private static readonly SearchTaste[] Tastes = [new(800, 300), new(2500, 450), new(0, 0)];

    private readonly SuppressionTask _task;
    private readonly TableShape _shape;
    private readonly HiddenCells _hidden;
    private readonly bool[] _mayHide;
    private readonly List<CheapestWay> _ways;
    private readonly long _mostSteps;

    private SuppressionSearch(SuppressionTask task, bool[] mayHide, long mostSteps)
    {
        (_task, _shape, _mayHide, _mostSteps) = (task, task.Shape, mayHide, mostSteps);
        _hidden = task.NothingHidden();
        _ways = [.. Tastes.Select(taste => new CheapestWay(task, _hidden, _mayHide, taste))];
    }

    private long Steps => _hidden.Steps + _ways.Sum(static way => way.Steps);

    private IEnumerable<int> MustHide => Enumerable.Range(0, _shape.Cells).Where(cell => _task.MustHide[cell]);

    /// <summary>The cells to hide; null when no choice of cells protects what has to be hidden.</summary>
    /// <param name="task">The table and the attacks.</param>
    /// <param name="mostSteps">Where improving ends; a number of steps, so that the result does not depend on the machine.</param>
    public static IReadOnlyList<int>? Find(SuppressionTask task, long mostSteps)
    {
        var mayHide = LargestSafe(task);
        if (Enumerable.Range(0, task.Shape.Cells).Any(cell => task.MustHide[cell] && !mayHide[cell]))
            return null;
        return new SuppressionSearch(task, mayHide, mostSteps).Find();
    }

    /// <summary>
    /// The largest choice of cells that protects itself: all but zeros, less the cells that are too well known even so, until none is. Every
    /// choice that protects itself is part of it, because hiding more never makes a cell better known.
    /// </summary>
    private static bool[] LargestSafe(SuppressionTask task)
    {
        var hidden = task.NothingHidden();
        hidden.Set([.. Enumerable.Range(0, task.Shape.Cells).Where(cell => task.MayHide[cell])]);
        while (hidden.ToArray().Where(cell => hidden.WeaknessOf(cell) is not null).ToList() is { Count: > 0 } weak)
            weak.ForEach(hidden.Show);
        return [.. Enumerable.Range(0, task.Shape.Cells).Select(hidden.IsHidden)];
    }

    private List<int> Find()
    {
        var best = Start(() => PlainGreedySuppression.Extend(_task, _hidden, _mayHide), null);
        foreach (var way in _ways)
        {
            best = Start(() => Mend(way), best);
            if (Steps > _mostSteps)
                return best;
        }

        return Improve(best!);
    }

    private List<int> Start(Action extend, List<int>? best)
    {
        _hidden.Set([.. MustHide]);
        extend();
        if (!_hidden.IsSafe())
            return best ?? [.. Enumerable.Range(0, _shape.Cells).Where(cell => _mayHide[cell])];
        ShowWhatIsNotNeeded();
        return Better(best);
    }

    private List<int> Better(List<int>? best)
    {
        List<int> found = [.. _hidden.ToArray()];
        return best is null || Compare(found, best) < 0 ? found : best;
    }

    /// <summary>Fewer cells first, then fewer births behind them, which also keeps totals.</summary>
    private int Compare(List<int> a, List<int> b) =>
        a.Count != b.Count ? a.Count.CompareTo(b.Count) : a.Sum(Value).CompareTo(b.Sum(Value));

    private long Value(int cell) => _task.Table.Values[cell];

    /// <summary>Gives every weak cell ways round until all stand. A cell that stands is not made weak by hiding more.</summary>
    private bool Mend(CheapestWay way)
    {
        var cells = new List<int>(_hidden.ToArray());
        for (var i = 0; i < cells.Count; i++)
        {
            while (_hidden.WeaknessOf(cells[i]) is { } weakness)
            {
                if (CellsThatMend(way, weakness) is not { Count: > 0 } more)
                    return false;
                more.ForEach(_hidden.Hide);
                cells.AddRange(more);
            }
        }

        return true;
    }

    private List<int>? CellsThatMend(CheapestWay way, Weakness weakness)
    {
        if (!weakness.IsForOutsider)
            return Cheaper(way, weakness, 1);
        // One way with all the room that is missing; counts that are small themselves may leave only several with a part of it.
        return Cheaper(way, weakness, _task.Width) ?? Part(way, weakness, grows: true) ?? Part(way, weakness, grows: false);
    }

    private static List<int>? Cheaper(CheapestWay way, Weakness weakness, long room)
    {
        var grown = weakness.Layer.Network.RoomToMove(weakness.Cell, grows: true) < room ? null : way.Find(weakness, grows: true, room);
        var fallen = weakness.Layer.Network.RoomToMove(weakness.Cell, grows: false) < room ? null : way.Find(weakness, grows: false, room);
        return fallen is { } b && (grown is not { } a || b.Cost < a.Cost) ? b.Cells : grown?.Cells;
    }

    private List<int>? Part(CheapestWay way, Weakness weakness, bool grows)
    {
        var network = weakness.Layer.Network;
        var pushed = network.Push(weakness.Cell, grows, _task.Width);
        var found = pushed < network.RoomToMove(weakness.Cell, grows) ? way.Find(weakness, grows, 1) : null;
        network.Restore();
        return found?.Cells;
    }

    /// <summary>Shows whole rows and columns again, then single cells, the largest first, as long as the rest stays safe.</summary>
    private void ShowWhatIsNotNeeded()
    {
        bool shown;
        do
        {
            shown = false;
            foreach (var line in LinesToShow())
                shown |= TryShow(_hidden.HiddenIn(line).ToArray());
            foreach (var cell in _hidden.ToArray().Where(cell => !_task.MustHide[cell]).OrderByDescending(Value).ThenBy(static cell => cell).ToList())
                shown |= HasSpare(_shape.RowNode(cell)) && HasSpare(_shape.ColumnNode(cell)) && TryShow([cell]);
        }
        while (shown);
    }

    private bool HasSpare(int node) => _hidden.HiddenIn(node).Length > FewestInLine;

    /// <summary>Rows and columns of which nothing has to be hidden, those with the largest counts first.</summary>
    private List<int> LinesToShow() =>
    [
        .. Enumerable.Range(0, _shape.Nodes)
            .Where(node => _hidden.HiddenIn(node).Length > 0 && !_hidden.HiddenIn(node).ToArray().Any(cell => _task.MustHide[cell]))
            .OrderByDescending(node => _hidden.HiddenIn(node).ToArray().Sum(Value)).ThenBy(static node => node),
    ];

    private bool TryShow(int[] cells)
    {
        foreach (var cell in cells)
            _hidden.Show(cell);
        if (IsSafeWithout(cells))
            return true;
        foreach (var cell in cells)
            _hidden.Hide(cell);
        return false;
    }

    // What is likely to be weak is looked at first: most attempts end there.
    private bool IsSafeWithout(int[] cells)
    {
        int[] lines = [.. cells.Select(_shape.RowNode).Concat(cells.Select(_shape.ColumnNode)).Distinct()];
        if (lines.Any(node => _hidden.HiddenIn(node).Length is > 0 and < FewestInLine))
            return false;
        return lines.All(node => _hidden.HiddenIn(node).ToArray().All(cell => _hidden.WeaknessOf(cell) is null)) && _hidden.IsSafe();
    }

    /// <summary>Takes rows, columns and cells out, mends the rest without them, and keeps what hides less.</summary>
    private List<int> Improve(List<int> best)
    {
        for (var isBetter = true; isBetter;)
        {
            isBetter = false;
            _hidden.Set(best);
            int[][] parts = [.. LinesToShow().Select(line => _shape.CellsOf(line).ToArray()), .. best.Where(cell => !_task.MustHide[cell]).OrderByDescending(Value).ThenBy(static cell => cell).Select(static cell => new[] { cell })];
            foreach (var part in parts)
            {
                if (Steps > _mostSteps)
                    return best;
                var found = Without(part, best);
                isBetter |= found != best;
                best = found;
            }
        }

        return best;
    }

    private List<int> Without(int[] part, List<int> best)
    {
        _hidden.Set([.. best.Except(part)]);
        var forbidden = part.Where(cell => _mayHide[cell]).ToList();
        forbidden.ForEach(cell => _mayHide[cell] = false);
        foreach (var cell in MustHide.Where(cell => !_hidden.IsHidden(cell)))
            _hidden.Hide(cell);
        var isMended = Mend(_ways[0]);
        if (isMended)
            ShowWhatIsNotNeeded();
        forbidden.ForEach(cell => _mayHide[cell] = true);
        return isMended ? Better(best) : best;
    }
}
