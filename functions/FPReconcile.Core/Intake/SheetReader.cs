using System.Runtime.InteropServices;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake;

/// <summary>Reads the rows below the header of one sheet and counts every one of them.</summary>
internal sealed class SheetReader
{
    private readonly SheetDraft draft;
    private readonly RowReader rowReader;
    private readonly RowClassifier classifier;
    private readonly int birthDateColumn;
    private readonly int mostCellsOfFooter;
    private readonly bool gapsAreBlankRows;
    private Cell[] buffer = [];
    private int lastRow;
    private int pendingBlankRows;

    /// <param name="draft">Takes the rows.</param>
    /// <param name="caches">What texts were read as.</param>
    public SheetReader(SheetDraft draft, ValueCaches caches)
    {
        this.draft = draft;
        rowReader = new RowReader(draft.Layout, caches, draft.Rejections);
        classifier = new RowClassifier(draft.Layout);
        birthDateColumn = draft.IndexOf(CanonicalColumn.BirthDate);
        mostCellsOfFooter = Math.Max(2, draft.Layout.Plan.KnownCount / 2);
        lastRow = draft.Layout.LastHeaderRow;
        // Workbooks leave blank rows out; in a CSV file a quoted line break makes numbers jump.
        gapsAreBlankRows = draft.Tally.Sheet.Length > 0;
    }

    public void Read(SheetRow row)
    {
        if (gapsAreBlankRows)
            pendingBlankRows += Math.Max(0, row.Number - lastRow - 1);
        lastRow = row.Number;
        var cells = Span(row.Cells);
        var kind = LooksLikeBirth(cells) && !IsSparse(cells) ? RowKind.Data : classifier.Classify(cells);
        if (kind == RowKind.Blank)
        {
            // Blank rows at the end of a sheet are no rows: some sheets have a million of them.
            pendingBlankRows++;
            return;
        }

        draft.Tally.Skipped += pendingBlankRows;
        pendingBlankRows = 0;
        if (kind != RowKind.Data)
        {
            draft.Tally.Skipped++;
            return;
        }

        var rowDraft = new RowDraft { Row = row.Number };
        rowReader.Read(cells, rowDraft);
        draft.Rows.Add(rowDraft);
    }

    // The usual case: a text that begins with a digit, a date or a serial where the birth date stands. It spares the look at the whole row.
    private bool LooksLikeBirth(ReadOnlySpan<Cell> cells)
    {
        if (birthDateColumn < 0 || birthDateColumn >= cells.Length)
            return false;
        ref readonly var cell = ref cells[birthDateColumn];
        return cell.Kind switch
        {
            CellKind.Date => true,
            CellKind.Number => DateParser.ReadNumber(cell.Number, draft.Layout.Calendar).State >= DateState.Definite,
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
            if (!cell.IsBlank && ++filled > mostCellsOfFooter)
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
        if (buffer.Length < cells.Count)
            buffer = new Cell[cells.Count];
        for (var i = 0; i < cells.Count; i++)
            buffer[i] = cells[i];
        return buffer.AsSpan(0, cells.Count);
    }
}
