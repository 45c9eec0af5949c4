namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>A workbook to be written: what is in it, not how it is stored. Written by <see cref="XlsxWriter"/>.</summary>
internal sealed record WorkbookModel
{
    /// <summary>Sheets in their order; at least one is visible. Names differ, have 1 to 31 characters and none of []:*?/\.</summary>
    public required IReadOnlyList<SheetModel> Sheets { get; init; }
}

/// <summary>A sheet: title lines, a header row, rows.</summary>
internal sealed record SheetModel
{
    public required string Name { get; init; }

    /// <summary>Lines above the header row: the first as a title, the others as notes. Kept short: they run over the columns without wrapping.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    public required IReadOnlyList<ColumnModel> Columns { get; init; }

    public IReadOnlyList<RowModel> Rows { get; init; } = [];

    /// <summary>Rows that are made while they are written, in place of <see cref="Rows"/>: a sheet may have a million. Null: none.</summary>
    public IEnumerable<RowModel>? RowStream { get; init; }

    /// <summary>Blank rows below the header that somebody fills in; default 0. Their cells have the formats and lists of the columns.</summary>
    public int InputRows { get; init; }

    /// <summary>Default true. Without one, nothing is frozen and nothing is filtered.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Columns on the left that stay in view; default 0. The lines down to the header always do.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Buttons to filter and sort on the header; default true.</summary>
    public bool HasAutoFilter { get; init; } = true;

    /// <summary>Every second row is shaded; default true.</summary>
    public bool IsBanded { get; init; } = true;

    public bool IsHidden { get; init; }

    /// <summary>Prints on landscape paper, one page wide; default true.</summary>
    public bool IsLandscape { get; init; } = true;

    /// <summary>Index of the column that, once filled, turns its row grey: the row is dealt with. Null: none.</summary>
    public int? DoneColumn { get; init; }
}

/// <summary>A column of a sheet.</summary>
/// <param name="Header">Text of the header cell.</param>
/// <param name="Width">Width in characters of the standard font.</param>
/// <param name="Style">Style of its text cells.</param>
internal sealed record ColumnModel(string Header, double Width, CellStyle Style = CellStyle.Text)
{
    public bool IsHidden { get; init; }

    /// <summary>Values of the drop-down list of its cells; none: free text. Long lists are put on a hidden sheet by the writer.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What to write in its cells, shown beside the selected cell; empty: nothing. At most 255 characters.</summary>
    public string Prompt { get; init; } = "";
}

/// <summary>A row of a sheet; cells beyond the last one given are blank.</summary>
internal sealed record RowModel(IReadOnlyList<CellValue> Cells, RowTone Tone = RowTone.None)
{
    /// <summary>Row number of the sheet, above those of the rows before; null: the next one.</summary>
    public int? Number { get; init; }
}

/// <summary>The fill of a whole row.</summary>
internal enum RowTone
{
    None,

    /// <summary>Amber.</summary>
    Attention,

    /// <summary>Light red.</summary>
    Urgent,
}
