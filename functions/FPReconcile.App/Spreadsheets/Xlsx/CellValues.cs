using System.Globalization;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>The type attribute of a cell (ST_CellType).</summary>
internal enum CellType
{
    Number,
    Shared,
    Inline,
    FormulaText,
    Boolean,
    Error,
    IsoDate,
}

/// <summary>Makes cells of what their elements hold.</summary>
internal sealed class CellValues(WorkbookContent content)
{
    private readonly SharedStrings _sharedStrings = content.SharedStrings;
    private readonly CellFormats _formats = content.Formats;

    /// <summary>Cells with a value that are struck through.</summary>
    public int StruckCells { get; private set; }

    public static CellType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "s" => CellType.Shared,
        "inlineStr" => CellType.Inline,
        "str" => CellType.FormulaText,
        "b" => CellType.Boolean,
        "e" => CellType.Error,
        "d" => CellType.IsoDate,
        _ => CellType.Number,
    };

    public static CellType TypeOf(ReadOnlySpan<byte> type)
    {
        Span<char> characters = stackalloc char[16];
        return type.Length <= characters.Length ? TypeOf(characters[..System.Text.Encoding.Latin1.GetChars(type, characters)]) : CellType.Number;
    }

    /// <param name="text">Text of the value, empty for none.</param>
    /// <param name="type">Type of the cell.</param>
    /// <param name="style">Index of its format.</param>
    /// <param name="has">Whether the cell has a formula and a value.</param>
    public Cell CellOf(ReadOnlySpan<char> text, CellType type, int style, (bool Formula, bool Value) has)
    {
        // A formula that no program has calculated is not a blank: the value is unknown. (A calculated empty text has type str.)
        if (has.Formula && (!has.Value || (text.IsEmpty && type != CellType.FormulaText)))
            return Cell.OfError();
        var cell = text.IsEmpty ? Cell.Blank : ToCell(text, type, style);
        if (!cell.IsBlank && _formats.IsStruck(style))
            StruckCells++;
        return cell;
    }

    private Cell ToCell(ReadOnlySpan<char> text, CellType type, int style) => type switch
    {
        CellType.Shared => Cell.OfText(_sharedStrings[int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)]),
        CellType.Inline or CellType.FormulaText => Cell.OfText(XlsxText.Decode(text, content.Pool)),
        CellType.Boolean => Cell.OfBoolean(text is "1" or "true"),
        CellType.Error => Cell.OfError(),
        CellType.IsoDate => SerialDate.FromIso(XlsxText.Decode(text, content.Pool)),
        _ => ToNumberOrDate(text, style),
    };

    private Cell ToNumberOrDate(ReadOnlySpan<char> text, int style)
    {
        // "1,5" in a number cell is no number: it stays the text that it is.
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return Cell.OfText(XlsxText.Decode(text, content.Pool));
        if (_formats.IsDate(style) && SerialDate.FromSerial(number, content.Uses1904) is { } moment)
            return Cell.OfDate(moment);
        if (_formats.ShowZeros(style, number) is { } shown)
            return Cell.OfText(shown);
        return Cell.OfNumber(number, content.Pool.Get(text.Trim()));
    }
}
