using System.Buffers.Text;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>
/// Reads the rows of a worksheet part from its bytes, in the plain shape in which nearly every program writes them. Whatever it
/// does not know (another encoding, prefixes, comments, rich text, damage) ends it, and <see cref="SheetRowReader"/>, which knows
/// all of XML and gives the same rows, goes on. It is three times as fast.
/// </summary>
internal sealed class PlainSheetReader : IDisposable
{
    private readonly PlainPart _part;
    private readonly CellValues _values;
    private readonly XmlTextDecoder _text = new();
    private readonly RowCells _row = new();
    private int _rowNumber;
    private int _rowCount;
    private int _column;

    public PlainSheetReader(WorkbookContent content, string part)
    {
        _values = new CellValues(content);
        _part = new PlainPart(content.Package.Open(part));
        IsPlain = _part.MoveBehind("<sheetData"u8);
        IsAtEnd = !IsPlain || !_part.HasContent;
    }

    /// <summary>False once something was met that only the XML reader can judge; the rows before it were right.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Cells with a value that are struck through.</summary>
    public int StruckCells => _values.StruckCells;

    private bool IsAtEnd { get; set; }

    /// <summary>The next row with a value; null at the end of the data, or where the part stops being plain. The cells are those of the reader.</summary>
    public SheetRow? Read()
    {
        while (!IsAtEnd)
        {
            if (!_part.TryTakeElement("<row"u8, "</row>"u8, out var element))
            {
                IsPlain = _part.TryTake("</sheetData>"u8);
                IsAtEnd = true;
            }
            else if (!TryReadRow(element))
            {
                IsPlain = false;
                IsAtEnd = true;
            }
            else if (!_row.IsEmpty)
            {
                return new SheetRow(_rowNumber, _row.Cells);
            }
        }

        return null;
    }

    public void Dispose() => _part.Dispose();

    private bool TryReadRow(ReadOnlySpan<byte> element)
    {
        var cursor = new XmlCursor(element);
        _row.Clear();
        _column = -1;
        _rowNumber++;
        cursor.TryTake("<row"u8);
        while (cursor.TryTakeAttribute(out var name, out var value))
        {
            if (name.SequenceEqual("r"u8) && !TryParse(value, out _rowNumber))
                return false;
        }

        if (_rowNumber > SpreadsheetLimits.MaxRows || ++_rowCount > SpreadsheetLimits.MaxRows)
            return false;
        return cursor.TryTake("/>"u8) || (cursor.TryTake(">"u8) && TryReadCells(ref cursor));
    }

    private bool TryReadCells(ref XmlCursor cursor)
    {
        while (true)
        {
            cursor.SkipSpace();
            if (cursor.TryTake("</row>"u8))
                return cursor.Remaining == 0;
            if (!cursor.TryTakeTag("<c"u8) || !TryReadCell(ref cursor))
                return false;
        }
    }

    private bool TryReadCell(ref XmlCursor cursor)
    {
        var type = CellType.Number;
        var style = 0;
        _column++;
        while (cursor.TryTakeAttribute(out var name, out var value))
        {
            var isKnown = true;
            if (name.SequenceEqual("r"u8))
                isKnown = TryParseColumn(value, out _column);
            else if (name.SequenceEqual("s"u8))
                isKnown = TryParse(value, out style);
            else if (name.SequenceEqual("t"u8))
                type = CellValues.TypeOf(value);
            if (!isKnown)
                return false;
        }

        if (_column >= SpreadsheetLimits.MaxColumns)
            return false;
        if (cursor.TryTake("/>"u8))
            return true;
        return cursor.TryTake(">"u8) && TryReadContent(ref cursor, type, style);
    }

    private bool TryReadContent(ref XmlCursor cursor, CellType type, int style)
    {
        var (hasFormula, hasValue) = (false, false);
        _text.Clear();
        while (true)
        {
            cursor.SkipSpace();
            if (cursor.TryTake("</c>"u8))
                break;
            var isValue = !cursor.TryTakeTag("<f"u8);
            if (isValue ? hasValue || !TryReadValue(ref cursor) : hasFormula || !TrySkipFormula(ref cursor))
                return false;
            hasValue |= isValue;
            hasFormula |= !isValue;
        }

        _row.Store(_column, _values.CellOf(_text.Text, type, style, (hasFormula, hasValue)));
        return true;
    }

    private bool TryReadValue(ref XmlCursor cursor)
    {
        if (cursor.TryTake("<v>"u8))
            return TryReadText(ref cursor) && cursor.TryTake("</v>"u8);
        if (cursor.TryTake("<v/>"u8))
            return true;
        if (!cursor.TryTake("<is>"u8))
            return false;
        if (cursor.TryTake("<t/>"u8))
            return cursor.TryTake("</is>"u8);
        return TryTakeOpening(ref cursor, "<t"u8) && TryReadText(ref cursor) && cursor.TryTake("</t></is>"u8);
    }

    private static bool TrySkipFormula(ref XmlCursor cursor)
    {
        while (cursor.TryTakeAttribute(out _, out _))
        {
            // Nothing of it is wanted.
        }

        return cursor.TryTake("/>"u8) || (cursor.TryTake(">"u8) && cursor.TryTakeText(out _) && cursor.TryTake("</f>"u8));
    }

    private static bool TryTakeOpening(ref XmlCursor cursor, ReadOnlySpan<byte> tag)
    {
        if (!cursor.TryTakeTag(tag))
            return false;
        while (cursor.TryTakeAttribute(out _, out _))
        {
            // xml:space: every space is kept.
        }

        return cursor.TryTake(">"u8);
    }

    private bool TryReadText(ref XmlCursor cursor) => cursor.TryTakeText(out var utf8) && _text.TryDecode(utf8);

    private static bool TryParse(ReadOnlySpan<byte> digits, out int number) =>
        Utf8Parser.TryParse(digits, out number, out var length) && length == digits.Length && number >= 0 && digits[0] is >= (byte)'0' and <= (byte)'9';

    private static bool TryParseColumn(ReadOnlySpan<byte> reference, out int column)
    {
        column = 0;
        var letters = 0;
        while (letters < reference.Length && (reference[letters] | 0x20) is >= 'a' and <= 'z' and var letter)
        {
            if (++letters > 3)
                return false;
            column = (column * 26) + letter - 'a' + 1;
        }

        column--;
        return letters > 0 && letters < reference.Length && reference[letters] is >= (byte)'0' and <= (byte)'9';
    }
}
