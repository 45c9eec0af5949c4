using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>The cells of one row at a time, from column A on; filled up with blanks, for a row names only the cells that it has.</summary>
internal sealed class RowCells
{
    private readonly List<Cell> _cells = [];
    private long _padded;

    public IReadOnlyList<Cell> Cells => _cells;

    public bool IsEmpty => _cells.Count == 0;

    public void Clear() => _cells.Clear();

    /// <exception cref="TabularFileException">The rows of the sheet so far were filled up with more blanks than any real one needs.</exception>
    public void Store(int column, Cell cell)
    {
        if (cell.IsBlank)
            return;
        _padded += Math.Max(0, column - _cells.Count);
        if (_padded > SpreadsheetLimits.MaxPaddedCells)
            throw FileProblems.TooLarge("the rows of a sheet have values too far to the right");
        while (_cells.Count <= column)
            _cells.Add(Cell.Blank);
        _cells[column] = cell;
    }
}
