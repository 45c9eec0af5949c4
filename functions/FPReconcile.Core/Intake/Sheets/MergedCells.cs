using FPReconcile.Core.Intake.Headings;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>
/// Gives the value of cells that are merged over several rows to each of these rows: clerks merge the mother over her twins. It
/// is done inside the merge only, and only in rows that tell something of a child of their own: a record may take two lines.
/// </summary>
internal sealed class MergedCells
{
    private readonly Dictionary<int, List<MergedRange>> _starting = [];
    private readonly (int LastRow, Cell Value)[] _open;
    private readonly int[] _ownColumns;
    private Cell[] _filled = [];

    private MergedCells(SheetLayout layout, int width)
    {
        _open = new (int, Cell)[width];
        _ownColumns = [.. layout.Plan.Columns.Where(static column => IsOfChild(column.Meaning)).Select(static column => column.Index)];
    }

    /// <summary>Rows that took a value from the row above.</summary>
    public int RowsFilled { get; private set; }

    /// <summary>The merges below the header that a column read spreads over rows; null when there are none.</summary>
    public static MergedCells? Of(SheetLayout layout, IReadOnlyList<MergedRange> ranges)
    {
        var shared = layout.Plan.Columns.Where(static column => !IsOfOneRow(column.Meaning)).Select(static column => column.Index).ToHashSet();
        MergedCells? cells = null;
        foreach (var range in ranges)
        {
            if (range.LastRow <= range.FirstRow || range.FirstRow <= layout.LastHeaderRow || !shared.Contains(range.FirstColumn))
                continue;
            cells ??= new MergedCells(layout, shared.Max() + 1);
            if (!cells._starting.TryGetValue(range.FirstRow, out var starting))
                cells._starting[range.FirstRow] = starting = [];
            starting.Add(range);
        }

        return cells;
    }

    /// <summary>The cells of the row with what the merges say; the span is good until the next call.</summary>
    public ReadOnlySpan<Cell> Fill(int row, ReadOnlySpan<Cell> cells)
    {
        foreach (var range in _starting.GetValueOrDefault(row) ?? [])
        {
            if (range.FirstColumn < cells.Length)
                _open[range.FirstColumn] = (range.LastRow, cells[range.FirstColumn]);
        }

        if (!TellsOfChild(cells))
            return cells;
        var isFilled = false;
        for (var column = 0; column < _open.Length; column++)
        {
            var (lastRow, value) = _open[column];
            if (row > lastRow || value.IsBlank || (column < cells.Length && !cells[column].IsBlank))
                continue;
            if (!isFilled)
                Copy(cells);
            isFilled = true;
            _filled[column] = value;
        }

        if (!isFilled)
            return cells;
        RowsFilled++;
        return _filled.AsSpan(0, Math.Max(cells.Length, _open.Length));
    }

    private bool TellsOfChild(ReadOnlySpan<Cell> cells)
    {
        foreach (var column in _ownColumns)
        {
            if (column < cells.Length && !cells[column].IsBlank)
                return true;
        }

        return false;
    }

    private void Copy(ReadOnlySpan<Cell> cells)
    {
        if (_filled.Length < Math.Max(cells.Length, _open.Length))
            _filled = new Cell[Math.Max(cells.Length, _open.Length)];
        _filled.AsSpan().Clear();
        cells.CopyTo(_filled);
    }

    // Two births never share a number or a name, so a merge of these says nothing about the second row.
    private static bool IsOfOneRow(HeadingMeaning meaning) => meaning.Use == ColumnUse.Canonical
        && meaning.Column is CanonicalColumn.RecordId or CanonicalColumn.CertificateNumber or CanonicalColumn.BirthOrder or CanonicalColumn.BirthWeightG
            or CanonicalColumn.ChildName or CanonicalColumn.ChildSurname or CanonicalColumn.ChildGivenName;

    private static bool IsOfChild(HeadingMeaning meaning) => IsOfOneRow(meaning)
        || meaning.IsColumn(CanonicalColumn.Sex) || meaning.IsColumn(CanonicalColumn.BirthTime) || meaning.IsColumn(CanonicalColumn.Outcome);
}
