using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rows;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>What a column of a sheet was taken for.</summary>
/// <param name="Index">Column from 0 (A).</param>
/// <param name="Column">What it means.</param>
/// <param name="Confidence">How sure that is; a column that only resembles one is not read.</param>
public readonly record struct OutlinedColumn(int Index, CanonicalColumn Column, HeadingConfidence Confidence)
{
    /// <summary>The column letter.</summary>
    public string Letter => ColumnLetters.Of(Index);
}

/// <summary>
/// Where the headings of a sheet stand and what its columns mean. It holds the headings and does not show them; it tells rows of
/// births from other rows in the way intake does.
/// </summary>
public sealed class SheetOutline
{
    // Asked for when a file is checked, never in a run: a run may have thousands of sheets.
    private readonly Lazy<IReadOnlyList<OutlinedColumn>> _columns;
    private readonly Lazy<IReadOnlyList<OutlinedColumn>> _resembling;
    private readonly Lazy<RowClassifier> _rows;

    private readonly IReadOnlyList<MergedRange> _mergedRanges;

    internal SheetOutline(SheetLayout layout, ColumnMapping? mapping, IReadOnlyList<MergedRange> mergedRanges)
    {
        Layout = layout;
        Mapping = mapping;
        _mergedRanges = mergedRanges;
        _columns = new(() => ColumnGuesses.Of(layout, mapping));
        _resembling = new(() => ColumnGuesses.Resembling(layout));
        _rows = new(() => new RowClassifier(layout));
    }

    /// <summary>Columns that are read, by index.</summary>
    public IReadOnlyList<OutlinedColumn> Columns => _columns.Value;

    /// <summary>Columns that are not read though their headings resemble known ones, by index.</summary>
    public IReadOnlyList<OutlinedColumn> Resembling => _resembling.Value;

    /// <summary>Row of the headings as the sheet shows it, the upper of two.</summary>
    public int FirstHeaderRow => LastHeaderRow - Layout.HeaderTexts.Count + 1;

    /// <summary>Row of the headings as the sheet shows it, the lower of two: records begin below it.</summary>
    public int LastHeaderRow => Layout.LastHeaderRow;

    internal SheetLayout Layout { get; }

    /// <summary>The mapping that was used; null for none.</summary>
    internal ColumnMapping? Mapping { get; }

    /// <summary>True for a row below the headings that holds a birth: no blank, total, signature or repeated heading row.</summary>
    public bool IsRecord(SheetRow row)
    {
        var cells = row.Cells as Cell[] ?? [.. row.Cells];
        return row.Number > LastHeaderRow && _rows.Value.Classify(cells) == RowKind.Data;
    }

    /// <summary>
    /// Gives to rows of births, taken in their order, the values that intake reads where their own cells are blank: of cells merged
    /// with the row above, and of a second column with the same heading.
    /// </summary>
    public Func<SheetRow, SheetRow> AsRead()
    {
        var (merged, twins) = (MergedCells.Of(Layout, _mergedRanges), TwinColumns.Of(Layout));
        if (merged is null && twins is null)
            return static row => row;
        return row =>
        {
            ReadOnlySpan<Cell> cells = row.Cells as Cell[] ?? [.. row.Cells];
            cells = merged is null ? cells : merged.Fill(row.Number, cells);
            return row with { Cells = [.. twins is null ? cells : twins.Join(cells)] };
        };
    }

    /// <summary>Columns and row numbers only: headings may be anything.</summary>
    public override string ToString() => Layout.Plan.Description;
}
