using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>
/// Counts that fit a published table, moved one birth at a time as far as a cell goes: plain and slow, and not a line shared with the attacker of the
/// program. It begins with the true counts; where it ends depends on what is shown alone.
/// </summary>
internal sealed class TableCompletion
{
    private readonly StratumTable _table;
    private readonly long[,] _counts;
    private readonly bool[,] _isHidden;

    public TableCompletion(StratumTable table, Func<string, string, long> trueCount)
    {
        _table = table;
        (Rows, Groups) = (table.Rows.Count, table.Grouping.Groups.Count);
        // The last column holds the totals of rows.
        (_counts, _isHidden) = (new long[Rows, Groups + 1], new bool[Rows, Groups + 1]);
        foreach (var (i, row) in table.Rows.Index())
        {
            for (var j = 0; j < Groups; j++)
            {
                (_counts[i, j], _isHidden[i, j]) = (trueCount(row.Label, table.Grouping.Groups[j]), row.Counts[j] is null);
                _counts[i, Groups] += _counts[i, j];
            }

            _isHidden[i, Groups] = row.Observed is null;
        }
    }

    public int Rows { get; }

    public int Groups { get; }

    public long this[string row, string group] => _counts[_table.Rows.Index().First(other => other.Item.Label == row).Index, _table.Grouping.Groups.Index().First(other => other.Item == group).Index];

    public long this[int row, int group] => _counts[row, group];

    /// <summary>Hidden cells without totals.</summary>
    public List<(int Row, int Group)> HiddenCells() =>
        [.. from row in Enumerable.Range(0, Rows) from cell in Enumerable.Range(0, Groups) where _isHidden[row, cell] select (row, cell)];

    /// <summary>Moves a cell up (1) or down (-1) as far as all that is shown lets it; gives its count then.</summary>
    public long MoveToEnd((int Row, int Group) cell, int step)
    {
        while (TryMove(cell, step))
        {
        }

        return _counts[cell.Row, cell.Group];
    }

    // A row that has one too many (or too few) gives it to another cell, whose column takes it from another row, until the column of the start is reached.
    private bool TryMove((int Row, int Group) start, int step)
    {
        if (!CanChange(start.Row, start.Group, step))
            return false;
        var cameFrom = new Dictionary<int, (int Row, int Group)>();
        var queue = new Queue<int>([start.Row]);
        while (queue.TryDequeue(out var row))
        {
            foreach (var group in Enumerable.Range(0, Groups + 1).Where(group => (row, group) != start && CanChange(row, group, Change(group, -step))))
            {
                if (group == start.Group)
                {
                    Apply(start, row, step, cameFrom);
                    return true;
                }

                foreach (var other in Enumerable.Range(0, Rows).Where(other => other != row && other != start.Row && !cameFrom.ContainsKey(other) && CanChange(other, group, Change(group, step))))
                {
                    cameFrom[other] = (row, group);
                    queue.Enqueue(other);
                }
            }
        }

        return false;
    }

    private void Apply((int Row, int Group) start, int last, int step, Dictionary<int, (int Row, int Group)> cameFrom)
    {
        _counts[start.Row, start.Group] += step;
        _counts[last, start.Group] -= step;
        for (var row = last; row != start.Row; row = cameFrom[row].Row)
        {
            var (from, group) = cameFrom[row];
            _counts[row, group] += Change(group, step);
            _counts[from, group] -= Change(group, step);
        }
    }

    // A total of a row grows where its cells fall.
    private int Change(int group, int step) => group == Groups ? -step : step;

    private bool CanChange(int row, int group, int change) => _isHidden[row, group] && _counts[row, group] + change >= 0;
}
