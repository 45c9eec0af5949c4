using System.Text;
using CsvHelper;

namespace FPReconcile.App.Spreadsheets.Csv;

/// <summary>A stretch of the text that is read in one way.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="FirstLine">Line of the file on which it starts, from 1.</param>
/// <param name="LineByLine">Every line is a row: a quote in it is opened and not closed.</param>
internal readonly record struct CsvBlock(int Start, int Length, int FirstLine, bool LineByLine);

/// <summary>
/// How a CSV text is cut into rows. Left alone, a reader takes everything after an unclosed quote as one cell and the rest of the
/// file is lost without a word. Here the line with such a quote becomes a row of its own, reading goes on after it, and a note
/// names the line.
/// </summary>
internal sealed class CsvLayout
{
    public static readonly CsvReaderOptions ReaderOptions = new()
    {
        HasHeader = false,
        IncludeValuesInExceptions = false,
        PoolStrings = true,
        TrackLineNumbers = true,
    };

    /// <summary>
    /// After so many repairs the rest is read line by line: each repair looks at most at the whole rest again, and a file of
    /// nothing but unclosed quotes must not take time in the square of its length.
    /// </summary>
    private const int MaxRepairs = 50;

    private readonly char _separator;
    private readonly List<CsvBlock> _blocks = [];
    private readonly List<string> _notes = [];
    private int _repairs;

    private CsvLayout(char separator) => _separator = separator;

    public IReadOnlyList<CsvBlock> Blocks => _blocks;

    /// <summary>Repairs made, with line numbers.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public static CsvLayout Scan(ReadOnlyMemory<byte> utf8, char separator)
    {
        var layout = new CsvLayout(separator);
        var rest = new CsvBlock(0, utf8.Length, 1, LineByLine: false);
        while (rest.Length > 0)
            rest = layout.TakeBlock(utf8, rest);
        if (layout._repairs == MaxRepairs)
            layout._notes.Add($"{MaxRepairs} lines with such a quote: after them every line was read as a row");
        else if (layout._repairs > 1)
            layout._notes.Add($"{layout._repairs} lines with such a quote in all");
        return layout;
    }

    public CsvReaderOptions OptionsOf(CsvBlock block) =>
        ReaderOptions with { Separator = _separator, AllowLineBreaksInQuotes = !block.LineByLine };

    /// <summary>Whether a field of the record is longer than any spreadsheet's cell.</summary>
    public static bool HasOversizedField(CsvReader reader)
    {
        if (reader.RawRecord.Length <= SpreadsheetLimits.MaxCellCharacters)
            return false;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (Encoding.UTF8.GetCharCount(reader.GetSpan(i)) > SpreadsheetLimits.MaxCellCharacters)
                return true;
        }

        return false;
    }

    /// <summary>Adds the blocks up to and with the next broken row, and returns what is left after it.</summary>
    private CsvBlock TakeBlock(ReadOnlyMemory<byte> utf8, CsvBlock rest)
    {
        if (_repairs == MaxRepairs)
            rest = rest with { LineByLine = true };
        if (rest.LineByLine || FindBrokenRow(utf8, rest) is not { } broken)
        {
            _blocks.Add(rest);
            return default;
        }

        if (broken.Start > rest.Start)
            _blocks.Add(rest with { Length = broken.Start - rest.Start });
        _blocks.Add(broken);
        if (_repairs++ == 0)
            _notes.Add($"line {broken.FirstLine}: a quote is opened and not closed, the line was read as a row of its own");
        var end = broken.Start + broken.Length;
        return new CsvBlock(end, rest.Start + rest.Length - end, broken.FirstLine + 1, LineByLine: false);
    }

    /// <summary>The first line of the first row that swallows line breaks by a quote out of place.</summary>
    private CsvBlock? FindBrokenRow(ReadOnlyMemory<byte> utf8, CsvBlock block)
    {
        var text = utf8.Slice(block.Start, block.Length);
        if (!text.Span.Contains((byte)'"'))
            return null;

        var isMalformed = false;
        using var reader = CsvReader.Create(text, OptionsOf(block) with { OnMalformedRecord = _ => isMalformed = true });
        while (reader.Read())
        {
            var raw = reader.RawRecord;
            if ((isMalformed || HasOversizedField(reader)) && raw.IndexOfAny((byte)'\r', (byte)'\n') is var lineEnd and >= 0)
            {
                var length = lineEnd + (raw[lineEnd..].StartsWith("\r\n"u8) ? 2 : 1);
                return new CsvBlock(block.Start + (int)reader.ByteOffset, length, block.FirstLine + (int)reader.LineNumber - 1, LineByLine: true);
            }

            isMalformed = false;
        }

        return null;
    }
}
