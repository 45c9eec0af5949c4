using System.Text;
using FPReconcile.Synthetic.Workbooks;

namespace FPReconcile.Synthetic.Files;

/// <summary>The file format of a layout.</summary>
internal enum MessyFormat
{
    Xlsx,
    Xls,
    Csv,
}

/// <summary>One way in which an office lays out its file. Everything that makes it messy is a property here.</summary>
internal sealed record MessyLayout
{
    public required string Name { get; init; }

    public required MessyFormat Format { get; init; }

    public required IReadOnlyList<LayoutColumn> Columns { get; init; }

    /// <summary>Rows above the heading: title, facility, month; null: none.</summary>
    public Action<WorkbookSheet, SheetOccasion>? Title { get; init; }

    /// <summary>A row of groups above the headings, merged across their columns.</summary>
    public bool HasGroupRow { get; init; }

    /// <summary>A sheet for each month instead of one.</summary>
    public bool HasSheetPerMonth { get; init; }

    /// <summary>Data rows after which a blank row and the headings come again; null: never.</summary>
    public int? RowsPerPage { get; init; }

    /// <summary>Word of the total row below the data; null: no such row.</summary>
    public string? TotalWord { get; init; }

    /// <summary>Word of the signature row at the end; null: no such row.</summary>
    public string? SignatureWord { get; init; }

    /// <summary>A hidden sheet with rows of an old draft.</summary>
    public bool HasHiddenDraft { get; init; }

    /// <summary>Keeps 18-digit ids in number cells in a few rows of the first such file.</summary>
    public bool DamagesIds { get; init; }

    /// <summary>Separator of a CSV file.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Encoding of a CSV file; it writes its byte order mark if it has one.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public string Extension => Format switch
    {
        MessyFormat.Xlsx => ".xlsx",
        MessyFormat.Xls => ".xls",
        _ => ".csv",
    };
}

/// <summary>What a sheet is about, for its title.</summary>
/// <param name="Office">Code of the facility, or the name of the office.</param>
/// <param name="Month">First day of the period.</param>
internal readonly record struct SheetOccasion(string Office, DateOnly Month);
