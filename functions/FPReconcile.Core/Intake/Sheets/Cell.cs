namespace FPReconcile.Core.Intake.Sheets;

/// <summary>What a cell held in the file.</summary>
public enum CellKind
{
    Blank = 0,
    Text,
    Number,
    Date,
    Boolean,

    /// <summary>An error such as #N/A, or a formula without a calculated value.</summary>
    Error,
}

/// <summary>
/// One cell as read, before any meaning is given to it. <see cref="Text"/> is the text of a text cell and the raw digits of a
/// number cell (so that an 18-digit id stored as a number can be seen to be damaged). Its content is personal: never log it.
/// </summary>
public readonly record struct Cell
{
    private Cell(CellKind kind, string? text, double number)
    {
        Kind = kind;
        Text = text;
        Number = number;
    }

    public CellKind Kind { get; }

    /// <summary>Text of a text cell, raw literal of a number cell, else null.</summary>
    public string? Text { get; }

    /// <summary>
    /// Value of a number cell; for a date cell the OLE automation date (days since 1899-12-30 in the 1900 system, the fraction
    /// is the time of day; below 1 it is a time only); 1 or 0 for a boolean.
    /// </summary>
    public double Number { get; }

    public bool IsBlank => Kind == CellKind.Blank;

    public static Cell Blank => default;

    public static Cell OfText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Blank : new Cell(CellKind.Text, text, 0);

    public static Cell OfNumber(double value, string rawLiteral) => new(CellKind.Number, rawLiteral, value);

    public static Cell OfDate(DateTime moment) => new(CellKind.Date, null, moment.ToOADate());

    public static Cell OfBoolean(bool value) => new(CellKind.Boolean, null, value ? 1 : 0);

    public static Cell OfError() => new(CellKind.Error, null, 0);

    /// <summary>Kind only: the content may be personal.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>One row of a sheet: its number as the sheet shows it (from 1) and its cells from column A on; trailing blanks may be absent.</summary>
/// <param name="Number">Row number as the sheet shows it, from 1; for CSV the record's first line.</param>
/// <param name="Cells">Cells from column A on.</param>
public readonly record struct SheetRow(int Number, IReadOnlyList<Cell> Cells)
{
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Cells.Count; i++)
            {
                if (!Cells[i].IsBlank)
                    return false;
            }

            return true;
        }
    }
}

/// <summary>A merged block of cells; rows as the sheet shows them (from 1), columns from 0 (A).</summary>
public readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);
