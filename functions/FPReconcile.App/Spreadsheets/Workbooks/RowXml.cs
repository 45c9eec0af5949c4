using System.Globalization;
using System.Text;
using System.Xml;
using FPReconcile.App.Spreadsheets.Xlsx;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>
/// Writes the rows of a sheet as text. A district has half a million cells, and an <see cref="XmlWriter"/> looks up the names of
/// each anew and looks at each character: it took longer than the compression.
/// </summary>
internal sealed class RowXml : IDisposable
{
    private const int BufferCharacters = 16 * 1024;

    /// <summary>More than the shortest text of any double needs.</summary>
    private const int LongestNumber = 32;

    private readonly StreamWriter _text;
    private readonly string[] _columnNames;
    private string _number = "";

    /// <param name="stream">Gets the rows when the writer is disposed of, and stays open.</param>
    /// <param name="columns">Number of columns.</param>
    public RowXml(Stream stream, int columns)
    {
        _text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferCharacters, leaveOpen: true);
        _columnNames = [.. Enumerable.Range(0, columns).Select(CellReference.ColumnName)];
    }

    /// <summary>Not a custom height: the row still grows when an officer writes a longer remark.</summary>
    public void Start(int number, double height)
    {
        _number = number.ToString(CultureInfo.InvariantCulture);
        _text.Write("<row r=\"");
        _text.Write(_number);
        _text.Write("\" ht=\"");
        Number(height);
        _text.Write("\">");
    }

    public void Cell(int column, CellValue cell, int format)
    {
        _text.Write("<c r=\"");
        _text.Write(_columnNames[column]);
        _text.Write(_number);
        _text.Write("\" s=\"");
        _text.Write(format.ToString(CultureInfo.InvariantCulture));
        _text.Write('"');
        if (cell.Kind == CellValueKind.Blank)
        {
            _text.Write(" />");
            return;
        }

        if (cell.Kind == CellValueKind.Text)
            InlineText(cell.TextValue!);
        else
            Value(cell.NumberValue);
        _text.Write("</c>");
    }

    public void End() => _text.Write("</row>");

    public void Dispose() => _text.Dispose();

    private void Value(double value)
    {
        _text.Write("><v>");
        Number(value);
        _text.Write("</v>");
    }

    private void Number(double value)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        int length;
        // Days, dates and row heights: the shortest text of a double is dear to find.
        if (value is >= 0 and <= int.MaxValue && value == Math.Floor(value))
            ((int)value).TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        else
            value.TryFormat(digits, out length, "R", CultureInfo.InvariantCulture);
        _text.Write(digits[..length]);
    }

    private void InlineText(string text)
    {
        var keepsSpaces = char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);
        _text.Write(keepsSpaces ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>");
        // Nearly every text needs no escape, and that is found out many characters at a time.
        Escaped(IsPlain(text) ? text : XlsxText.Encode(text.Length <= SpreadsheetLimits.MaxCellCharacters ? text : text[..SpreadsheetLimits.MaxCellCharacters]));
        _text.Write("</t></is>");
    }

    /// <summary>No underscore, control character or half of a surrogate pair, and not too long for a cell.</summary>
    private static bool IsPlain(string text) =>
        text.Length <= SpreadsheetLimits.MaxCellCharacters && !text.Contains('_') && text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0;

    private void Escaped(ReadOnlySpan<char> text)
    {
        for (var next = text.IndexOfAny('&', '<', '>'); next >= 0; next = text.IndexOfAny('&', '<', '>'))
        {
            _text.Write(text[..next]);
            _text.Write(text[next] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(next + 1)..];
        }

        _text.Write(text);
    }
}
