using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Changes;

/// <summary>Finds out in what a table of a file differs from a kept one. Hot: every row of the file comes here.</summary>
internal sealed class TableDifference
{
    // Beyond this share of rows that are others a run over the whole tables costs less.
    private const double MostChanged = 0.2;

    private readonly KeptLinkageParts _parts;
    private readonly bool _isLeft;
    private readonly KeptTable _table;
    private readonly List<int> _rows = [];
    private readonly List<long> _places = [];
    private int _openPlaces;
    private long _lastPlace;

    public TableDifference(KeptLinkageParts parts, bool isLeft)
    {
        _parts = parts;
        _isLeft = isLeft;
        _table = isLeft ? parts.Left : parts.Right;
    }

    /// <summary>The changes that make the kept table that of the file; null when they cannot be told as changes.</summary>
    public TableChanges? Find(EncodedTable table, RowIds ids)
    {
        var known = CurrentTable.RowsInOrder(_table);
        var isSeen = new bool[_table.AllRows];
        var cells = new RowOfFile(_parts, table);
        var next = 0;
        for (var row = 0; row < ids.Count; row++)
        {
            var found = next < known.Length && _table.IdOf(known[next]).SequenceEqual(ids[row]) ? known[next] : FindAny(ids[row]);
            if (found == RowStatus.NoRow)
            {
                AddNew(row);
                continue;
            }

            if (isSeen[found])
                throw new TableChangesException(TableChangesProblem.IdTwice, _isLeft);
            isSeen[found] = true;
            if (!Pass(_table.PlaceOf(found)))
                return null;
            while (next < known.Length && (isSeen[known[next]] || _table.PlaceOf(known[next]) <= _lastPlace))
                next++;
            if (!cells.Equals(row, _table.CellsOf(found)))
                Add(row, _lastPlace);
        }

        PlaceBehind();
        return _rows.Count > MostChanged * Math.Max(1, ids.Count) ? null : Changes(table, ids, known.Where(row => !isSeen[row]));
    }

    private int FindAny(ReadOnlySpan<byte> id) => id.IsEmpty ? throw new TableChangesException(TableChangesProblem.NoId, _isLeft) : _table.Find(id);

    private void AddNew(int row)
    {
        Add(row, 0);
        _openPlaces++;
    }

    private void Add(int row, long place)
    {
        // Rows that are new wait for the place of the next one that is known; a changed row has its own.
        _rows.Add(row);
        _places.Add(place);
    }

    /// <summary>Goes on to a known row, and puts the new ones before it between it and the last known one; false: there is no way.</summary>
    private bool Pass(long place)
    {
        var step = (place - _lastPlace) / (_openPlaces + 1);
        if (step <= 0)
            return false;
        SetPlaces(step);
        _lastPlace = place;
        return true;
    }

    private void PlaceBehind()
    {
        _lastPlace = Math.Max(_lastPlace, _openPlaces > 0 ? _table.LastPlace : 0);
        SetPlaces(KeptTable.After(0));
    }

    private void SetPlaces(long step)
    {
        for (; _openPlaces > 0; _openPlaces--)
            _places[^_openPlaces] = _lastPlace += step;
    }

    private TableChanges Changes(EncodedTable table, RowIds ids, IEnumerable<int> gone)
    {
        var stride = table.Schema.Stride;
        var (cells, changed, removed) = (new int[_rows.Count * stride], new RowIds(), new RowIds());
        for (var i = 0; i < _rows.Count; i++)
        {
            table.Cells.AsSpan(_rows[i] * stride, stride).CopyTo(cells.AsSpan(i * stride));
            changed.Add(ids[_rows[i]]);
        }

        foreach (var row in gone)
            removed.Add(_table.IdOf(row));
        return new TableChanges(new EncodedTable(table.Schema, _rows.Count, table.Pool, cells), changed, removed) { Places = _places };
    }

    /// <summary>Compares rows of a file, whose texts have numbers of their own, with kept ones.</summary>
    private sealed class RowOfFile(KeptLinkageParts parts, EncodedTable table)
    {
        private const int Unknown = -1;
        private const int NotThere = int.MaxValue;

        private readonly PooledCells _pooled = new(parts.Layout);
        private readonly int[] _numbers = NotAsked(table.Pool.Count);
        private readonly int[] _cells = new int[table.Schema.Stride];

        public bool Equals(int row, ReadOnlySpan<int> kept)
        {
            table.Cells.AsSpan(row * _cells.Length, _cells.Length).CopyTo(_cells);
            _pooled.Move(_cells, NumberOf);
            return kept.SequenceEqual(_cells);
        }

        private int NumberOf(int text)
        {
            if (_numbers[text] == Unknown)
                _numbers[text] = parts.Texts.Find(table.Pool.Text(text).ToString()) is var number && number == EncodedTable.Missing ? NotThere : number;
            return _numbers[text];
        }

        private static int[] NotAsked(int count)
        {
            var numbers = new int[count];
            Array.Fill(numbers, Unknown);
            return numbers;
        }
    }
}
