using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Changes;

/// <summary>Changes of one table, checked as a whole before anything is changed.</summary>
internal sealed class RowChanges
{
    private readonly KeptTable _table;
    private readonly List<int> _removed = [];
    private readonly List<AddedRow> _added = [];

    public RowChanges(KeptLinkageParts parts, bool isLeft, TableChanges changes)
    {
        _table = isLeft ? parts.Left : parts.Right;
        var seen = new HashSet<int>();
        for (var i = 0; i < changes.Removed.Count; i++)
        {
            var row = _table.Find(changes.Removed[i]);
            if (row == RowStatus.NoRow)
                throw new TableChangesException(TableChangesProblem.UnknownId, isLeft);
            if (!seen.Add(row))
                throw new TableChangesException(TableChangesProblem.IdTwice, isLeft);
            _removed.Add(row);
        }

        Counted = new ChangedRows(0, 0, _removed.Count);
        Check(changes, isLeft);
        AddRows(parts, changes, (seen, isLeft));
    }

    public ChangedRows Counted { get; private set; }

    public void Apply()
    {
        foreach (var row in _removed)
            _table.Remove(row);
        foreach (var row in _added)
            _table.Add(row);
    }

    private static void Check(TableChanges changes, bool isLeft)
    {
        var index = new RowIdIndex(changes.Ids);
        for (var i = 0; i < changes.Ids.Count; i++)
        {
            if (changes.Ids[i].IsEmpty)
                throw new TableChangesException(TableChangesProblem.NoId, isLeft);
            if (index.FirstRow(i) != i)
                throw new TableChangesException(TableChangesProblem.IdTwice, isLeft);
        }
    }

    private void AddRows(KeptLinkageParts parts, TableChanges changes, (HashSet<int> Removed, bool IsLeft) known)
    {
        var pooled = new PooledCells(parts.Layout);
        var numbers = new Dictionary<int, int>();
        var place = _table.LastPlace;
        var stride = _table.Stride;
        for (var i = 0; i < changes.Ids.Count; i++)
        {
            var cells = changes.Rows.Cells.AsSpan(i * stride, stride).ToArray();
            pooled.Move(cells, text => NumberOf(text));
            var row = _table.Find(changes.Ids[i]);
            if (row != RowStatus.NoRow && known.Removed.Contains(row))
                throw new TableChangesException(TableChangesProblem.IdTwice, known.IsLeft);
            if (row != RowStatus.NoRow && _table.CellsOf(row).SequenceEqual(cells))
                continue;
            Counted = row == RowStatus.NoRow ? Counted with { Added = Counted.Added + 1 } : Counted with { Changed = Counted.Changed + 1 };
            if (row != RowStatus.NoRow)
                _removed.Add(row);
            if (row == RowStatus.NoRow)
                place = changes.Places is { } places ? places[i] : KeptTable.After(place);
            _added.Add(new AddedRow(cells, changes.Ids[i].ToArray(), row == RowStatus.NoRow ? place : _table.PlaceOf(row)));
        }

        int NumberOf(int text)
        {
            if (!numbers.TryGetValue(text, out var number))
                numbers.Add(text, number = parts.Texts.Intern(changes.Rows.Pool.Text(text).ToString()));
            return number;
        }
    }
}

/// <summary>What is wrong with changes.</summary>
public enum TableChangesProblem
{
    /// <summary>A row has no id.</summary>
    NoId,

    /// <summary>An id occurs twice among the rows or among those that are removed, or in both.</summary>
    IdTwice,

    /// <summary>An id that is to be removed is not there.</summary>
    UnknownId,
}

/// <summary>Changes of a table cannot be taken over; nothing was changed.</summary>
public sealed class TableChangesException : Exception
{
    internal TableChangesException(TableChangesProblem problem, bool isLeft)
        : base($"Changes of the {(isLeft ? "left" : "right")} table cannot be taken over: {problem}.")
    {
        Problem = problem;
        IsLeft = isLeft;
    }

    public TableChangesProblem Problem { get; }

    public bool IsLeft { get; }
}
