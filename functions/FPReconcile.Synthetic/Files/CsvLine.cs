using System.Globalization;
using System.Text;

namespace FPReconcile.Synthetic.Files;

/// <summary>Builds lines of a delimited file (RFC 4180, CRLF) without making a string of every cell.</summary>
internal sealed class CsvLine(char delimiter = ',')
{
    private readonly StringBuilder _line = new();
    private bool _hasCell;

    public void Add(string? text) => Add(text, isQuoted: false);

    /// <summary>Some programs put quotes around text that does not need them.</summary>
    public void Add(string? text, bool isQuoted)
    {
        StartCell();
        if (text is null)
            return;
        if (!isQuoted && text.AsSpan().IndexOfAny([delimiter, '"', '\n', '\r']) < 0)
            _line.Append(text);
        else
            _line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    public void Add(int? number)
    {
        StartCell();
        if (number is { } value)
            _line.Append(CultureInfo.InvariantCulture, $"{value}");
    }

    public void Add(DateOnly? date)
    {
        StartCell();
        if (date is { } value)
            _line.Append(CultureInfo.InvariantCulture, $"{value:yyyy-MM-dd}");
    }

    public void Add(TimeOnly? time)
    {
        StartCell();
        if (time is { } value)
            _line.Append(CultureInfo.InvariantCulture, $"{value:HH:mm}");
    }

    /// <summary>Ends the line and writes it.</summary>
    public void WriteTo(TextWriter writer)
    {
        _line.Append("\r\n");
        writer.Write(_line);
        _line.Clear();
        _hasCell = false;
    }

    private void StartCell()
    {
        if (_hasCell)
            _line.Append(delimiter);
        _hasCell = true;
    }
}
