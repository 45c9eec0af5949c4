using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.Core.Tests.Disclosure.Suppression;

/// <summary>
/// Tries every table of whole numbers that agrees with what is shown: slow, plain, and not a line shared with the attacker it checks. The
/// grand total has to be shown, so that no cell can be larger.
/// </summary>
internal sealed class BruteForceAttacker
{
    private readonly CountTable _table;
    private readonly HashSet<CellIndex> _hidden;
    private readonly long _lowest;
    private readonly long[,] _guess;
    private readonly Dictionary<CellIndex, (long Lowest, long Highest)> _bounds = [];

    public BruteForceAttacker(CountTable table, IEnumerable<CellIndex> hidden, long lowest)
    {
        _table = table;
        _hidden = [.. hidden];
        _lowest = lowest;
        _guess = new long[table.Rows.Count + 1, table.Columns.Count + 1];
        _hidden.ShouldNotContain(new CellIndex(table.Rows.Count, table.Columns.Count));
        Fill(0, table[new CellIndex(table.Rows.Count, table.Columns.Count)]);
    }

    public CellBounds Bounds(CellIndex cell) => new(_bounds[cell].Lowest, _bounds[cell].Highest);

    private int Rows => _table.Rows.Count;

    private int Columns => _table.Columns.Count;

    // Cell after cell, row after row; "left" is what the cells to come have to add up to.
    private void Fill(int place, long left)
    {
        if (place == Rows * Columns)
        {
            if (left == 0)
                Check();
            return;
        }

        var cell = new CellIndex(place / Columns, place % Columns);
        var (first, last) = _hidden.Contains(cell) ? (_lowest, left) : (_table[cell], _table[cell]);
        for (var count = first; count <= Math.Min(last, left); count++)
        {
            _guess[cell.Row, cell.Column] = count;
            if (cell.Column < Columns - 1 || Agrees(new CellIndex(cell.Row, Columns), RowSum(cell.Row)))
                Fill(place + 1, left - count);
        }
    }

    private void Check()
    {
        for (var column = 0; column < Columns; column++)
        {
            if (!Agrees(new CellIndex(Rows, column), ColumnSum(column)))
                return;
        }

        for (var row = 0; row < Rows; row++)
            _guess[row, Columns] = RowSum(row);
        for (var column = 0; column < Columns; column++)
            _guess[Rows, column] = ColumnSum(column);
        foreach (var cell in _hidden)
        {
            var count = _guess[cell.Row, cell.Column];
            var (lowest, highest) = _bounds.GetValueOrDefault(cell, (count, count));
            _bounds[cell] = (Math.Min(lowest, count), Math.Max(highest, count));
        }
    }

    private bool Agrees(CellIndex total, long sum) => _hidden.Contains(total) ? sum >= _lowest : sum == _table[total];

    private long RowSum(int row) => Enumerable.Range(0, Columns).Sum(column => _guess[row, column]);

    private long ColumnSum(int column) => Enumerable.Range(0, Rows).Sum(row => _guess[row, column]);
}
