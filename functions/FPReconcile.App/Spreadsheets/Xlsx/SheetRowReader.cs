using System.Globalization;
using System.Xml;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>
/// Reads the rows of a worksheet part from top to bottom, one at a time. Rows without a value are passed over: sheets with
/// 200,000 formatted but empty rows are common.
/// </summary>
internal sealed class SheetRowReader : IDisposable
{
    private readonly WorkbookContent _content;
    private readonly SharedStrings _sharedStrings;
    private readonly CellFormats _formats;
    private readonly XmlReader _reader;
    private readonly CellTextReader _text = new();
    private readonly List<Cell> _cells = [];
    private readonly char[] _attribute = new char[16];
    private int _rowNumber;
    private int _rowCount;
    private int _column;
    private bool _isInData;

    public SheetRowReader(WorkbookContent content, string part)
    {
        _content = content;
        _sharedStrings = content.SharedStrings;
        _formats = content.Formats;
        _reader = content.Package.OpenXml(part);
    }

    /// <summary>The type attribute of a cell (ST_CellType).</summary>
    private enum CellType
    {
        Number,
        Shared,
        Inline,
        FormulaText,
        Boolean,
        Error,
        IsoDate,
    }

    /// <summary>Cells with a value that are struck through.</summary>
    public int StruckCells { get; private set; }

    /// <summary>The next row with a value, or null at the end of the data.</summary>
    public SheetRow? Read()
    {
        if (!_isInData && !MoveToData())
            return null;
        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element && ReadRow())
                return new SheetRow(_rowNumber, _cells.ToArray());
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
        _cells.Clear();
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

        return _cells.Count > 0;
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
                    type = TypeOf(AttributeText());
                    break;
            }
        }

        _reader.MoveToElement();
        if (_column >= SpreadsheetLimits.MaxColumns)
            throw FileProblems.TooLarge("a sheet has more than 16,384 columns");
        if (!_reader.IsEmptyElement)
            Store(ReadContent(type, style), style);
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

        // A formula that no program has calculated is not a blank: the value is unknown. (A calculated empty text has type str.)
        if (hasFormula && (!hasValue || (_text.Text.IsEmpty && type != CellType.FormulaText)))
            return Cell.OfError();
        return _text.Text.IsEmpty ? Cell.Blank : ToCell(type, style);
    }

    private Cell ToCell(CellType type, int style)
    {
        var text = _text.Text;
        return type switch
        {
            CellType.Shared => Cell.OfText(_sharedStrings[int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)]),
            CellType.Inline or CellType.FormulaText => Cell.OfText(XlsxText.Decode(text, _content.Pool)),
            CellType.Boolean => Cell.OfBoolean(text is "1" or "true"),
            CellType.Error => Cell.OfError(),
            CellType.IsoDate => SerialDate.FromIso(XlsxText.Decode(text, _content.Pool)),
            _ => ToNumberOrDate(text, style),
        };
    }

    private Cell ToNumberOrDate(ReadOnlySpan<char> text, int style)
    {
        // "1,5" in a number cell is no number: it stays the text that it is.
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return Cell.OfText(XlsxText.Decode(text, _content.Pool));
        if (_formats.IsDate(style) && SerialDate.FromSerial(number, _content.Uses1904) is { } moment)
            return Cell.OfDate(moment);
        if (_formats.ShowZeros(style, number) is { } shown)
            return Cell.OfText(shown);
        return Cell.OfNumber(number, _content.Pool.Get(text.Trim()));
    }

    private void Store(Cell cell, int style)
    {
        if (cell.IsBlank)
            return;
        if (_formats.IsStruck(style))
            StruckCells++;
        while (_cells.Count <= _column)
            _cells.Add(Cell.Blank);
        _cells[_column] = cell;
    }

    private static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var digits = reference.IndexOfAnyInRange('0', '9');
        return digits > 0 && CellReference.TryParseColumn(reference[..digits], out var column)
            ? column
            : throw new InvalidDataException("no cell reference");
    }

    private static CellType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "s" => CellType.Shared,
        "inlineStr" => CellType.Inline,
        "str" => CellType.FormulaText,
        "b" => CellType.Boolean,
        "e" => CellType.Error,
        "d" => CellType.IsoDate,
        _ => CellType.Number,
    };

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
