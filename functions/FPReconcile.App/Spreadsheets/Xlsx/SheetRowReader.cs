using System.Globalization;
using System.Xml;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>
/// Reads the rows of a worksheet part from top to bottom, one at a time. Rows without a value are passed over: sheets with
/// 200,000 formatted but empty rows are common.
/// </summary>
internal sealed class SheetRowReader : IDisposable
{
    private readonly CellValues _values;
    private readonly XmlReader _reader;
    private readonly CellTextReader _text = new();
    private readonly RowCells _row = new();
    private readonly char[] _attribute = new char[16];
    private int _rowNumber;
    private int _rowCount;
    private int _column;
    private bool _isInData;

    public SheetRowReader(WorkbookContent content, string part)
    {
        _values = new CellValues(content);
        _reader = content.Package.OpenXml(part);
    }

    /// <summary>Cells with a value that are struck through.</summary>
    public int StruckCells => _values.StruckCells;

    /// <summary>The next row with a value, or null at the end of the data. The cells are those of the reader.</summary>
    public SheetRow? Read()
    {
        if (!_isInData && !MoveToData())
            return null;
        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element && ReadRow())
                return new SheetRow(_rowNumber, _row.Cells);
        }

        _isInData = false;
        return null;
    }

    public void Dispose() => _reader.Dispose();

    private bool MoveToData()
    {
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "sheetData")
                return _isInData = !_reader.IsEmptyElement;
        }

        return false;
    }

    /// <summary>Reads the row element the reader is on into the cells, and says whether it has a value.</summary>
    private bool ReadRow()
    {
        _row.Clear();
        _column = -1;
        _rowNumber = RowNumber();
        // Rows are counted too: a part may repeat one number for ever.
        if (_rowNumber > SpreadsheetLimits.MaxRows || ++_rowCount > SpreadsheetLimits.MaxRows)
            throw FileProblems.TooLarge("a sheet has more than 1,048,576 rows");
        if (_reader.IsEmptyElement)
            return false;

        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType != XmlNodeType.Element)
                continue;
            if (_reader.LocalName == "c")
                ReadCell();
            else
                CellTextReader.SkipElement(_reader);
        }

        return !_row.IsEmpty;
    }

    private int RowNumber()
    {
        var written = _reader.GetAttribute("r");
        return written is null ? _rowNumber + 1 : int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private void ReadCell()
    {
        var type = CellType.Number;
        var style = 0;
        _column++;
        for (var more = _reader.MoveToFirstAttribute(); more; more = _reader.MoveToNextAttribute())
        {
            // The qualified name: extensions have attributes such as x:r.
            switch (_reader.Name)
            {
                case "r":
                    _column = ColumnOf(AttributeText());
                    break;
                case "s":
                    style = int.Parse(AttributeText(), NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                case "t":
                    type = CellValues.TypeOf(AttributeText());
                    break;
            }
        }

        _reader.MoveToElement();
        if (_column >= SpreadsheetLimits.MaxColumns)
            throw FileProblems.TooLarge("a sheet has more than 16,384 columns");
        if (!_reader.IsEmptyElement)
            _row.Store(_column, ReadContent(type, style));
    }

    private Cell ReadContent(CellType type, int style)
    {
        var hasFormula = false;
        var hasValue = false;
        _text.Clear();
        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType != XmlNodeType.Element)
                continue;
            switch (_reader.LocalName)
            {
                case "v":
                    hasValue = true;
                    _text.AppendElement(_reader);
                    break;
                case "is":
                    hasValue = true;
                    _text.AppendRichText(_reader);
                    break;
                default:
                    hasFormula |= _reader.LocalName == "f";
                    CellTextReader.SkipElement(_reader);
                    break;
            }
        }

        return _values.CellOf(_text.Text, type, style, (hasFormula, hasValue));
    }

    private static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var digits = reference.IndexOfAnyInRange('0', '9');
        return digits > 0 && CellReference.TryParseColumn(reference[..digits], out var column)
            ? column
            : throw new InvalidDataException("no cell reference");
    }

    /// <summary>The value of the attribute the reader is on, without a string for it: there are three of them in every cell.</summary>
    private ReadOnlySpan<char> AttributeText()
    {
        var length = 0;
        int read;
        while ((read = _reader.ReadValueChunk(_attribute, length, _attribute.Length - length)) > 0)
            length += read;
        return _attribute.AsSpan(0, length);
    }
}
