using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Mappings;

/// <summary>What the rows of a file are to the rows that the same sender sent before.</summary>
public enum ExtractKind
{
    /// <summary>They add to earlier ones or correct them; what is absent stays.</summary>
    Delta = 0,

    /// <summary>They are the whole list at their vintage; what is absent is gone.</summary>
    Full,
}

/// <summary>How the files of one sender are to be read, as declared in a mapping file. What is not declared is found out.</summary>
public sealed record ColumnMapping
{
    /// <summary>The source the mapping is for; null: lists of deaths.</summary>
    public SourceKind? Source { get; init; }

    /// <summary>Which files: <c>*</c>, <c>?</c> and <c>**</c> on the path below the source folder, or on the file name; null: all.</summary>
    public string? FileGlob { get; init; }

    /// <summary>Which sheet; null: all.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row of the headings as the sheet shows it, from 1; null: found by known words.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>IANA name of the text encoding of CSV files; null: detected.</summary>
    public string? Encoding { get; init; }

    /// <summary>Delimiter of CSV files; null: detected.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Order of day and month of text dates; null: decided from the dates.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>Calendar of the dates; default Gregorian.</summary>
    public DateCalendar Calendar { get; init; }

    /// <summary>The sender: mappings that name the same one belong together; null: the mapping stands for one sender.</summary>
    public string? Sender { get; init; }

    /// <summary>Vintage of all rows of the files; null: not declared. A column of the rows goes before it.</summary>
    public string? Vintage { get; init; }

    /// <summary>Where the names of the files tell the vintage; null: they do not. A column of the rows goes before it.</summary>
    public VintageRule? VintageFromName { get; init; }

    /// <summary>Whether a file is the whole list of the sender or adds to what was sent before.</summary>
    public ExtractKind Extract { get; init; }

    /// <summary>Heading or column letter of each mapped column; the dictionary still finds the others.</summary>
    public IReadOnlyDictionary<CanonicalColumn, string> Columns { get; init; } = new Dictionary<CanonicalColumn, string>();

    /// <summary>
    /// Letters of the mapped columns at the time the mapping was made. They are no instruction: a later file is held against them to
    /// tell what has moved.
    /// </summary>
    public IReadOnlyDictionary<CanonicalColumn, string> Letters { get; init; } = new Dictionary<CanonicalColumn, string>();

    /// <summary>The vintage that the mapping declares for a file, by its name or for all; null: none.</summary>
    /// <param name="path">Path of the file, with forward slashes.</param>
    public string? VintageOf(string path) => VintageFromName is null ? Vintage : VintageFromName.Find(path);

    /// <summary>True when this mapping is for the file, and for the sheet where one is given.</summary>
    public bool Matches(SourceKind? source, string relativePath, string? sheet)
    {
        ArgumentNullException.ThrowIfNull(relativePath);
        if (Source != source || (sheet is not null && Sheet is not null && !string.Equals(Sheet, sheet, StringComparison.Ordinal)))
            return false;
        return FileGlob is null || PathGlob.IsMatch(FileGlob, relativePath)
            || (!FileGlob.Contains('/', StringComparison.Ordinal) && PathGlob.IsMatch(FileGlob, relativePath.AsSpan(relativePath.LastIndexOf('/') + 1)));
    }
}
