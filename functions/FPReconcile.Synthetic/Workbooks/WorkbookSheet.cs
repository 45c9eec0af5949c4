namespace FPReconcile.Synthetic.Workbooks;

/// <summary>Whether a sheet is seen when the workbook is opened.</summary>
public enum SheetVisibility
{
    Visible = 0,
    Hidden = 1,

    /// <summary>Hidden so that only a program can show it.</summary>
    VeryHidden = 2,
}

/// <summary>A block of merged cells; rows and columns from 0, both ends included.</summary>
public readonly record struct MergedBlock(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>One sheet of an invented workbook: rows from the top, cells from column A.</summary>
public sealed class WorkbookSheet(string name)
{
    private readonly List<IReadOnlyList<SheetCell>> _rows = [];
    private readonly List<MergedBlock> _merged = [];

    /// <summary>At most 31 characters, none of <c>[]:*?/\</c>.</summary>
    public string Name { get; } = name;

    public SheetVisibility Visibility { get; init; }

    public IReadOnlyList<IReadOnlyList<SheetCell>> Rows => _rows;

    public IReadOnlyList<MergedBlock> Merged => _merged;

    /// <summary>Number of columns of the widest row.</summary>
    public int ColumnCount => _rows.Count == 0 ? 0 : _rows.Max(row => row.Count);

    public void AddRow(params IReadOnlyList<SheetCell> cells) => _rows.Add(cells);

    public void AddTextRow(params IReadOnlyList<string?> texts) => _rows.Add([.. texts.Select(SheetCell.OfText)]);

    public void AddBlankRow() => _rows.Add([]);

    /// <summary>Only the upper left cell of a merged block keeps its content.</summary>
    public void Merge(MergedBlock block) => _merged.Add(block);
}
