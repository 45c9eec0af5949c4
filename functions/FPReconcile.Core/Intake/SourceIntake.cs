using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>What was understood of one sheet: a line of intake.csv. Read = accepted + set aside + skipped.</summary>
public sealed record SheetReport
{
    /// <summary>Path relative to the source folder, with forward slashes, prefixed with the source name (<c>facility/2025/march.xlsx</c>).</summary>
    public required string File { get; init; }

    public required string Sheet { get; init; }

    /// <summary>Rows below the header row.</summary>
    public int RowsRead { get; init; }

    public int RowsAccepted { get; init; }

    public int RowsSetAside { get; init; }

    /// <summary>Blank, total, signature and repeated header rows, and rows for which another one stands.</summary>
    public int RowsSkipped { get; init; }

    public int ValuesSetAside { get; init; }

    /// <summary>Columns outside the allow-list: only their number is kept.</summary>
    public int ColumnsDropped { get; init; }

    /// <summary><c>B=birth_date C=sex</c>: column letters, never headings.</summary>
    public string Mapping { get; init; } = "";

    /// <summary>Assumptions such as the date order, hidden sheets passed over.</summary>
    public string Note { get; init; } = "";

    /// <summary>The parts of <see cref="Note"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the headings stand and what the columns mean; null for a sheet that was not read.</summary>
    public SheetOutline? Outline { get; init; }

    /// <summary>The month for which the sheet states that there were no births, as <c>yyyy-MM</c>; null when it states none.</summary>
    public string? MonthWithoutBirths { get; init; }
}

/// <summary>Why a whole file could not be read, or gave nothing that could be used.</summary>
public enum FileProblemCode
{
    NotFound,
    Unreadable,
    Empty,
    Encrypted,
    UnsupportedFormat,
    Corrupt,
    TooLarge,
    UnknownEncoding,
    NoKnownHeading,
    ColumnMappedTwice,
    NoUsableRow,

    /// <summary>Two columns with one heading say different things.</summary>
    DuplicateColumn,

    /// <summary>The masked file that a check gave back was sent in place of the office's own.</summary>
    ReturnedFile,

    /// <summary>A full extract whose version nothing tells.</summary>
    VintageMissing,
}

/// <summary>A file that could not be read: what is wrong and what to do. The other files are still processed.</summary>
/// <param name="File">Path relative to the source folder, prefixed with the source name.</param>
/// <param name="Code">Why.</param>
/// <param name="Message">What was found, what is expected, what to do; never a cell value or heading.</param>
public sealed record FileProblem(string File, FileProblemCode Code, string Message)
{
    /// <summary>A source, or the lists of deaths, without any file.</summary>
    public static FileProblem NoFile(string source) => new(source, FileProblemCode.NotFound, "the folder holds no file: check the path");
}

/// <summary>A file that was read, and the hash of its bytes (SHA-256, lower-case hex): for the manifest.</summary>
public sealed record InputFile(string File, long Bytes, string Sha256);

/// <summary>Everything that came out of one source's files.</summary>
public sealed class SourceIntake
{
    public required SourceKind Source { get; init; }

    /// <summary>
    /// Records in order of file (ordinal), sheet and row; record ids are unique. Of rows set aside as CONFLICTING_VERSION one for
    /// each record id is among them, for linkage alone. Of a file that is only checked, those of ids that came more than once.
    /// </summary>
    public required IReadOnlyList<BirthRecord> Records { get; init; }

    /// <summary>Records that were accepted: all but those that are there for linkage alone.</summary>
    public int AcceptedCount => Records.Count(static record => !record.IsProvisional);

    public required IReadOnlyList<SheetReport> Sheets { get; init; }

    public required IReadOnlyList<RowRejection> Rejections { get; init; }

    public required IReadOnlyList<FileProblem> Problems { get; init; }

    public required IReadOnlyList<InputFile> Files { get; init; }

    /// <summary>
    /// Death evidence of rows that do not stand as records (set aside, or superseded by a later version). It counts like a list
    /// of deaths: no family is approached because a row could not be used.
    /// </summary>
    public IReadOnlyList<DeathRecord> DeathsSetAside { get; init; } = [];

    /// <summary>Where the rows stand for which another row of the same record counts: repeats, earlier versions, conflicting ones.</summary>
    public IReadOnlyList<RecordOrigin> SupersededRows { get; init; } = [];

    /// <summary>Counts of the rows that could be used, before versions of one record were resolved.</summary>
    public RecordCounts Counts { get; init; } = new();
}
