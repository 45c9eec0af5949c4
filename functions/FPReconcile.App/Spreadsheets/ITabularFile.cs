using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets;

/// <summary>A workbook or CSV file opened for reading. One implementation per format: xlsx, xls, csv.</summary>
internal interface ITabularFile : IDisposable
{
    /// <summary>Sheets in the order of the workbook; a CSV file has one with an empty name.</summary>
    IReadOnlyList<ITabularSheet> Sheets { get; }

    /// <summary>What the reader had to assume or found remarkable (encoding, delimiter); never a cell value.</summary>
    IReadOnlyList<string> Notes { get; }
}

/// <summary>One sheet: rows stream from top to bottom and can be read again.</summary>
internal interface ITabularSheet
{
    string Name { get; }

    /// <summary>Hidden or veryHidden.</summary>
    bool IsHidden { get; }

    /// <summary>Rows from top to bottom; rows without any cell may be left out (numbers tell).</summary>
    IEnumerable<SheetRow> ReadRows();

    /// <summary>Merged blocks of the sheet; empty for CSV.</summary>
    IReadOnlyList<MergedRange> ReadMergedRanges();

    /// <summary>
    /// What people see in the sheet and a reader of cells does not: comments, a filter, words struck through. Complete after the
    /// rows were read; never a cell value.
    /// </summary>
    IReadOnlyList<string> ReadNotes();
}

/// <summary>A file that cannot be read: the code, and a message with what to do and without any content of the file.</summary>
internal sealed class TabularFileException(FileProblemCode code, string message) : Exception(message)
{
    public FileProblemCode Code { get; } = code;
}

/// <summary>How to open a file, from the mapping or by default.</summary>
internal sealed record TabularFileOptions
{
    /// <summary>Declared text encoding of a CSV file (IANA name); null: BOM or valid UTF-8, else GB18030 when headings are then known.</summary>
    public string? Encoding { get; init; }

    /// <summary>Declared delimiter of a CSV file; null: detected among comma, semicolon, tab and bar.</summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// The caller keeps no row beyond the next one: the rows of a CSV file may share their cells. A new array for each of 100,000
    /// rows is a third of all that reading allocates.
    /// </summary>
    public bool RowsAreReadOnce { get; init; }

    /// <summary>Says whether a row of texts looks like a header of ours; used to accept GB18030.</summary>
    public Func<IReadOnlyList<string>, bool> IsKnownHeader { get; init; } = static _ => false;
}
