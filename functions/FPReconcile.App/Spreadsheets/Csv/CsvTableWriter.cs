using System.Globalization;
using CsvHelper;

namespace FPReconcile.App.Spreadsheets.Csv;

/// <summary>
/// Writes a CSV file of ours: UTF-8 without a byte order mark, CRLF, RFC 4180 quoting, a header row. Fields have a type: texts
/// that a spreadsheet would run as a formula are escaped, numbers and dates never are.
/// </summary>
internal sealed class CsvTableWriter : IDisposable
{
    /// <summary>Most decimals of a number: a double has no more.</summary>
    private const int MaxDecimals = 15;

    /// <summary>The greatest double has 309 digits before its point.</summary>
    private const int LongestNumber = 309 + MaxDecimals + 2;

    private static readonly string[] Formats =
        [.. Enumerable.Range(0, MaxDecimals + 1).Select(decimals => string.Create(CultureInfo.InvariantCulture, $"F{decimals}"))];

    private readonly CsvWriter _writer;

    /// <param name="stream">Stays open.</param>
    /// <param name="header">Names of the columns; every row has as many fields.</param>
    public CsvTableWriter(Stream stream, params ReadOnlySpan<string> header)
    {
        _writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var name in header)
            Text(name);
        EndRow();
    }

    /// <summary>A text; an apostrophe in front keeps a spreadsheet from running it.</summary>
    public CsvTableWriter Text(string? text)
    {
        _writer.WriteField(StartsFormula(text) ? $"'{text}" : text);
        return this;
    }

    public CsvTableWriter Blank() => Text(null);

    public CsvTableWriter Number(long number)
    {
        _writer.WriteField(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A number with a fixed count of decimals; blank for null.</summary>
    public CsvTableWriter Number(double? number, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)decimals, (uint)MaxDecimals, nameof(decimals));
        if (number is not { } value)
            return Blank();
        if (!double.IsFinite(value))
            throw new ArgumentException("the number is not finite", nameof(number));
        Span<char> text = stackalloc char[LongestNumber];
        if (!PlainDecimal.TryFormat(value, decimals, text, out var length))
            value.TryFormat(text, out length, Formats[decimals], CultureInfo.InvariantCulture);
        _writer.WriteField(WithoutNegativeZero(text[..length]));
        return this;
    }

    /// <summary>A date as yyyy-MM-dd; blank for null.</summary>
    public CsvTableWriter Date(DateOnly? date)
    {
        if (date is not { } value)
            return Blank();
        _writer.WriteField(value);
        return this;
    }

    /// <exception cref="InvalidOperationException">The row has another number of fields than the header.</exception>
    public void EndRow() => _writer.EndRecord();

    /// <summary>Writes what is buffered; the stream stays open.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>Line feeds and the full-width forms count too: spreadsheets of East Asia run them (OWASP, CSV injection).</summary>
    private static bool StartsFormula(string? text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];

    /// <summary>"-0.0000" would differ from "0.0000" by how a sum was rounded, not by its value.</summary>
    private static ReadOnlySpan<char> WithoutNegativeZero(ReadOnlySpan<char> text) =>
        text[0] == '-' && text[1..].IndexOfAnyExcept("0.") < 0 ? text[1..] : text;
}
