using System.Runtime.InteropServices;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake;

/// <summary>Reads the rows below the header of one sheet and counts every one of them.</summary>
internal sealed class SheetReader
{
    private readonly SheetDraft _draft;
    private readonly RowReader _rowReader;
    private readonly RowClassifier _classifier;
    private readonly int _birthDateColumn;
    private readonly int _mostCellsOfFooter;
    private readonly bool _gapsAreBlankRows;
    private Cell[] _buffer = [];
    private int _lastRow;
    private int _pendingBlankRows;

    /// <param name="draft">Takes the rows.</param>
    /// <param name="caches">What texts were read as.</param>
    public SheetReader(SheetDraft draft, ValueCaches caches)
    {
        _draft = draft;
        _rowReader = new RowReader(draft.Layout, caches, draft.Rejections);
        _classifier = new RowClassifier(draft.Layout);
        _birthDateColumn = draft.IndexOf(CanonicalColumn.BirthDate);
        _mostCellsOfFooter = Math.Max(2, draft.Layout.Plan.KnownCount / 2);
        _lastRow = draft.Layout.LastHeaderRow;
        // Workbooks leave blank rows out; in a CSV file a quoted line break makes numbers jump.
        _gapsAreBlankRows = draft.Tally.Sheet.Length > 0;
    }

    public void Read(SheetRow row)
    {
        if (_gapsAreBlankRows)
            _pendingBlankRows += Math.Max(0, row.Number - _lastRow - 1);
        _lastRow = row.Number;
        var cells = Span(row.Cells);
        var kind = KindOf(cells);
        if (kind == RowKind.Blank)
        {
            // Blank rows at the end of a sheet are no rows: some sheets have a million of them.
            _pendingBlankRows++;
            return;
        }

        _draft.Tally.Skipped += _pendingBlankRows;
        _pendingBlankRows = 0;
        if (kind != RowKind.Data)
        {
            _draft.Tally.Skipped++;
            return;
        }

        var rowDraft = new RowDraft(_draft.Tally, row.Number);
        _rowReader.Read(cells, rowDraft);
        _draft.Rows.Add(rowDraft);
    }

    /// <summary>Tells a row of a birth from the other rows below the headings.</summary>
    internal RowKind KindOf(ReadOnlySpan<Cell> cells) =>
        LooksLikeBirth(cells) && !IsSparse(cells) ? RowKind.Data : _classifier.Classify(cells);

    // The usual case: a text that begins with a digit, a date or a serial where the birth date stands. It spares the look at the whole row.
    private bool LooksLikeBirth(ReadOnlySpan<Cell> cells)
    {
        if (_birthDateColumn < 0 || _birthDateColumn >= cells.Length)
            return false;
        ref readonly var cell = ref cells[_birthDateColumn];
        return cell.Kind switch
        {
            CellKind.Date => true,
            CellKind.Number => DateParser.ReadNumber(cell.Number, _draft.Layout.Calendar).State >= DateState.Definite,
            CellKind.Text => cell.Text!.Length >= 6 && char.IsAsciiDigit(cell.Text[0]) && (char.IsAsciiDigit(cell.Text[^1]) || cell.Text[^1] == '日'),
            _ => false,
        };
    }

    // A signature row may hold a date too, and little else.
    private bool IsSparse(ReadOnlySpan<Cell> cells)
    {
        var filled = 0;
        foreach (ref readonly var cell in cells)
        {
            if (!cell.IsBlank && ++filled > _mostCellsOfFooter)
                return false;
        }

        return true;
    }

    private ReadOnlySpan<Cell> Span(IReadOnlyList<Cell> cells)
    {
        if (cells is Cell[] array)
            return array;
        if (cells is List<Cell> list)
            return CollectionsMarshal.AsSpan(list);
        if (_buffer.Length < cells.Count)
            _buffer = new Cell[cells.Count];
        for (var i = 0; i < cells.Count; i++)
            _buffer[i] = cells[i];
        return _buffer.AsSpan(0, cells.Count);
    }
}
