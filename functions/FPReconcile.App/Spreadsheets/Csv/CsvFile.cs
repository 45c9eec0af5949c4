using System.Text;
using CsvHelper;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Csv;

/// <summary>A CSV file: one sheet of text cells. The file is held in memory as UTF-8, so that rows can be read again.</summary>
internal sealed class CsvFile : ITabularFile
{
    private const int HeaderRowsTried = 15;

    private readonly List<string> _notes = [];

    private CsvFile(CsvText text, TabularFileOptions options)
    {
        if (text.Note is not null)
            _notes.Add(text.Note);
        var separator = SeparatorOf(text.Utf8, options.Delimiter);
        if (separator != ',')
            _notes.Add($"columns separated by {NameOf(separator)}");
        var layout = CsvLayout.Scan(text.Utf8, separator);
        _notes.AddRange(layout.Notes);
        Sheets = [new CsvSheet(text.Utf8, layout, options.RowsAreReadOnce)];
    }

    public IReadOnlyList<ITabularSheet> Sheets { get; }

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads the whole stream and closes it.</summary>
    public static CsvFile Open(Stream stream, TabularFileOptions options)
    {
        using (stream)
        {
            if (stream.Length > SpreadsheetLimits.MaxCsvBytes)
                throw FileProblems.TooLarge("the file is larger than 512 MB");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var text = CsvText.Decode(bytes, options.Encoding, utf8 => HasKnownHeading(utf8, options));
            RefuseOtherText(text.Utf8.Span);
            return new CsvFile(text, options);
        }
    }

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    private static void RefuseOtherText(ReadOnlySpan<byte> utf8)
    {
        var start = utf8.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
            throw FileProblems.Empty();
        // Web pages and XML named .xls are exports of old systems. No table of ours starts with a tag.
        if (start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter((char)start[1]) || start[1] is (byte)'!' or (byte)'?'))
            throw FileProblems.Unsupported("a web page or XML document");
        if (start[..Math.Min(start.Length, 4096)].IndexOfAnyInRange((byte)0x00, (byte)0x08) >= 0)
            throw FileProblems.Unsupported("no text and no workbook");
    }

    /// <summary>
    /// Only headings that the decoding decided count as proof: a Latin-1 file with the heading "sex" decodes as GB18030 just as
    /// well, into nonsense. Headings in plain ASCII are therefore left out of the row.
    /// </summary>
    private static bool HasKnownHeading(ReadOnlyMemory<byte> utf8, TabularFileOptions options)
    {
        using var reader = CsvReader.Create(utf8, CsvLayout.ReaderOptions with { Separator = options.Delimiter });
        for (var row = 0; row < HeaderRowsTried && reader.Read(); row++)
        {
            var headings = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString);
            if (options.IsKnownHeader([.. headings.Select(heading => Ascii.IsValid(heading) ? "" : heading)]))
                return true;
        }

        return false;
    }

    private static char SeparatorOf(ReadOnlyMemory<byte> utf8, char? declared)
    {
        using var reader = CsvReader.Create(utf8, CsvLayout.ReaderOptions with { Separator = declared });
        return reader.Separator;
    }

    private static string NameOf(char separator) => separator switch
    {
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => "another character",
    };

    private sealed class CsvSheet(ReadOnlyMemory<byte> utf8, CsvLayout layout, bool sharesCells) : ITabularSheet
    {
        public string Name => "";

        public bool IsHidden => false;

        public IReadOnlyList<MergedRange> ReadMergedRanges() => [];

        public IReadOnlyList<string> ReadNotes() => [];

        public IEnumerable<SheetRow> ReadRows()
        {
            Cell[] cells = [];
            foreach (var block in layout.Blocks)
            {
                using var reader = CsvReader.Create(utf8.Slice(block.Start, block.Length), layout.OptionsOf(block));
                while (reader.Read())
                {
                    CheckSize(reader, block.FirstLine + (int)reader.LineNumber - 1);
                    if (!sharesCells || cells.Length != reader.FieldCount)
                        cells = new Cell[reader.FieldCount];
                    Fill(cells, reader);
                    yield return new SheetRow(block.FirstLine + (int)reader.LineNumber - 1, cells);
                }
            }
        }

        private static void CheckSize(CsvReader reader, int row)
        {
            if (reader.FieldCount > SpreadsheetLimits.MaxColumns)
                throw FileProblems.TooLarge("a row has more than 16,384 columns");
            if (CsvLayout.HasOversizedField(reader))
                throw FileProblems.CellTooLong(row);
        }

        private static void Fill(Cell[] cells, CsvReader reader)
        {
            for (var i = 0; i < cells.Length; i++)
                cells[i] = reader.IsEmpty(i) ? Cell.Blank : Cell.OfText(reader.GetString(i));
        }
    }
}
