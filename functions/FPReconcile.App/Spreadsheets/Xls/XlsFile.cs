using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xls;

/// <summary>A .xls workbook (BIFF), read by ExcelDataReader from memory.</summary>
internal sealed class XlsFile : ITabularFile
{
    private const string Kind = ".xls workbook";

    private readonly byte[] _bytes;
    private readonly List<ITabularSheet> _sheets = [];
    private readonly BiffSurvey _survey;

    static XlsFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsFile(byte[] bytes)
    {
        _bytes = bytes;
        _survey = BiffSurvey.Of(bytes);
    }

    public IReadOnlyList<ITabularSheet> Sheets => _sheets;

    public IReadOnlyList<string> Notes => [];

    /// <summary>Reads the whole Compound File and closes the stream.</summary>
    public static XlsFile Open(Stream stream)
    {
        using (stream)
        {
            if (stream.Length > SpreadsheetLimits.MaxXlsBytes)
                throw FileProblems.TooLarge("the workbook is larger than 100 MB");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            RefuseOtherDocuments(bytes);
            var file = new XlsFile(bytes);
            file.ListSheets();
            return file;
        }
    }

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    private static void RefuseOtherDocuments(byte[] bytes)
    {
        if (CompoundFileDirectory.HasStream(bytes, "EncryptedPackage") || CompoundFileDirectory.HasStream(bytes, "EncryptionInfo"))
            throw FileProblems.Encrypted();
        if (CompoundFileDirectory.HasStream(bytes, "Workbook") || CompoundFileDirectory.HasStream(bytes, "Book"))
            return;
        if (CompoundFileDirectory.HasStream(bytes, "WordDocument"))
            throw FileProblems.Unsupported("a text document (.doc)");
        if (CompoundFileDirectory.HasStream(bytes, "PowerPoint Document"))
            throw FileProblems.Unsupported("a presentation (.ppt)");
        throw FileProblems.Corrupt(Kind);
    }

    /// <summary>
    /// Runs a step of the library. It was measured to throw almost anything on damaged files (index, null, arithmetic, memory),
    /// so everything is caught, and the text is dropped: it may quote the file.
    /// </summary>
    private static T Guarded<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (TabularFileException)
        {
            throw;
        }
        catch (InvalidPasswordException)
        {
            throw FileProblems.Encrypted();
        }
        catch (OutOfMemoryException)
        {
            throw FileProblems.TooLarge("the workbook needs more memory than there is");
        }
        catch (Exception)
        {
            throw FileProblems.Corrupt(Kind);
        }
    }

    private IExcelDataReader OpenReader() => ExcelReaderFactory.CreateBinaryReader(new MemoryStream(_bytes, writable: false));

    private void ListSheets() => Guarded(() =>
    {
        using var reader = OpenReader();
        do
        {
            _sheets.Add(new XlsSheet(this, _sheets.Count, reader));
        }
        while (reader.NextResult());
        return true;
    });

    private sealed class XlsSheet(XlsFile file, int index, IExcelDataReader at) : ITabularSheet
    {
        private static readonly DateTime TimeOnlyDate = new(1899, 12, 31);

        private readonly MergedRange[] _merged =
            [.. (at.MergeCells ?? []).Select(static range => new MergedRange(range.FromRow + 1, range.FromColumn, range.ToRow + 1, range.ToColumn))];

        private readonly BiffSheetSurvey? _survey = index < file._survey.Sheets.Count ? file._survey.Sheets[index] : null;

        public string Name { get; } = at.Name ?? "";

        public bool IsHidden { get; } = at.VisibleState is "hidden" or "veryhidden";

        public IReadOnlyList<MergedRange> ReadMergedRanges() => _merged;

        public IReadOnlyList<string> ReadNotes() =>
            _survey is null ? [] : SheetNotes.Of(_survey.HasComments, _survey.HasFilter, _survey.StruckCells);

        public IEnumerable<SheetRow> ReadRows()
        {
            using var reader = Guarded(OpenSheet);
            var number = 0;
            while (Guarded(reader.Read))
            {
                number++;
                // The library pads sheets with empty rows up to 65,536.
                var cells = Guarded(() => CellsOf(reader, number - 1));
                if (cells.Length > 0)
                    yield return new SheetRow(number, cells);
            }
        }

        private Cell[] CellsOf(IExcelDataReader reader, int row)
        {
            var count = reader.FieldCount;
            while (count > 0 && CellOf(reader, row, count - 1).IsBlank)
                count--;
            var cells = new Cell[count];
            for (var i = 0; i < count; i++)
                cells[i] = CellOf(reader, row, i);
            return cells;
        }

        private Cell CellOf(IExcelDataReader reader, int row, int column) => reader.GetValue(column) switch
        {
            null => _survey is not null && _survey.IsError(row, column) ? Cell.OfError() : Cell.Blank,
            double number when NumberFormats.ShowZeros(NumberFormats.DigitsOf(reader.GetNumberFormatString(column)), number) is { } shown => Cell.OfText(shown),
            var value => ToCell(value),
        };

        private static Cell ToCell(object value) => value switch
        {
            string text => Cell.OfText(text),
            bool flag => Cell.OfBoolean(flag),
            // The library gives a time of day the date 1899-12-31; here it has none.
            DateTime moment => Cell.OfDate(moment.Date == TimeOnlyDate ? moment.AddDays(-1) : moment),
            TimeSpan time => Cell.OfDate(DateTime.FromOADate(0) + time),
            double number => Cell.OfNumber(number, number.ToString("R", CultureInfo.InvariantCulture)),
            IConvertible number => Cell.OfNumber(number.ToDouble(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture)),
            _ => Cell.OfError(),
        };

        private IExcelDataReader OpenSheet()
        {
            var reader = file.OpenReader();
            for (var i = 0; i < index; i++)
                reader.NextResult();
            return reader;
        }
    }
}
