using System.Runtime.InteropServices;
using FPReconcile.Core.Intake.Rows;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>Reads the rows below the header of one sheet and counts every one of them.</summary>
internal sealed class SheetReader
{
    private readonly SheetIntake _sheet;
    private readonly RowReader _rowReader;
    private readonly RowClassifier _classifier;
    private readonly MergedCells? _merged;
    private readonly TwinColumns? _twins;
    private readonly SkippedRows _skipped = new();
    private readonly TotalRows _totals;
    private readonly int _headingCount;
    private readonly bool _gapsAreBlankRows;
    private Cell[] _buffer = [];
    private int _lastRow;
    private int _pendingBlankRows;
    private int _longRows;
    private int _firstLongRow;

    /// <param name="sheet">Takes the rows.</param>
    /// <param name="caches">What texts were read as.</param>
    /// <param name="mergedRanges">Merged blocks of the sheet.</param>
    public SheetReader(SheetIntake sheet, ValueCaches caches, IReadOnlyList<MergedRange> mergedRanges)
    {
        _sheet = sheet;
        _rowReader = new RowReader(sheet.Layout, caches);
        _classifier = new RowClassifier(sheet.Layout);
        _merged = MergedCells.Of(sheet.Layout, mergedRanges);
        _twins = TwinColumns.Of(sheet.Layout);
        _totals = new TotalRows(sheet.Layout);
        _headingCount = sheet.Layout.HeaderTexts.Max(static texts => texts.Count);
        _lastRow = sheet.Layout.LastHeaderRow;
        // Workbooks leave blank rows out; in a CSV file a quoted line break makes numbers jump.
        _gapsAreBlankRows = sheet.Tally.Sheet.Length > 0;
    }

    public void Read(SheetRow row)
    {
        if (_gapsAreBlankRows)
            _pendingBlankRows += Math.Max(0, row.Number - _lastRow - 1);
        _lastRow = row.Number;
        var cells = Span(row.Cells);
        var kind = _classifier.Classify(cells);
        if (kind == RowKind.Blank)
        {
            // Blank rows at the end of a sheet are no rows: some sheets have a million of them.
            _pendingBlankRows++;
            return;
        }

        _sheet.Tally.Skipped += _pendingBlankRows;
        _pendingBlankRows = 0;
        if (kind == RowKind.Data)
            ReadBirth(row.Number, cells);
        else
            Skip(kind, row.Number, cells);
    }

    /// <summary>Adds what was found in the rows to the report of the sheet, once all were read.</summary>
    public void Finish()
    {
        var notes = _sheet.Tally.Notes;
        notes.AddRange(_skipped.Notes());
        if (_totals.Note() is { } total)
            notes.Add(total);
        if (_merged is { RowsFilled: > 0 })
            notes.Add($"{_merged.RowsFilled} rows took values from cells merged with the row above");
        if (_longRows > 0)
            notes.Add($"{_longRows} rows have more cells than there are headings, the first is row {_firstLongRow}: check that nothing stands in a wrong column");
        _sheet.ContradictingColumns = _twins?.Contradiction;
    }

    private void ReadBirth(int row, ReadOnlySpan<Cell> cells)
    {
        if (IsLongerThanHeader(cells) && _longRows++ == 0)
            _firstLongRow = row;
        if (_merged is not null)
            cells = _merged.Fill(row, cells);
        if (_twins is not null)
            cells = _twins.Join(cells);
        var draft = new RowDraft { Row = row };
        _rowReader.Read(cells, ref draft);
        draft.FacilityCode ??= _sheet.Layout.TitleFacility;
        _sheet.Take(ref draft);
        _totals.AddBirth();
    }

    private void Skip(RowKind kind, int row, ReadOnlySpan<Cell> cells)
    {
        _sheet.Tally.Skipped++;
        _skipped.Add(kind, row);
        if (kind == RowKind.Total)
            _totals.AddTotal(row, cells);
    }

    private bool IsLongerThanHeader(ReadOnlySpan<Cell> cells)
    {
        for (var i = _headingCount; i < cells.Length; i++)
        {
            if (!cells[i].IsBlank)
                return true;
        }

        return false;
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
