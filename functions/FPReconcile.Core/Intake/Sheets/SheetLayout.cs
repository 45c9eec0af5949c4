using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>What is read from one column of a sheet.</summary>
/// <param name="Index">Column from 0 (A).</param>
/// <param name="Meaning">What the column means; never dropped.</param>
internal readonly record struct PlannedColumn(int Index, HeadingMeaning Meaning);

/// <summary>The plan of a sheet's columns.</summary>
/// <param name="Columns">Columns that are read, by index.</param>
/// <param name="DroppedCount">Columns with a heading that are not kept (remarks and the like count: their content is dropped).</param>
/// <param name="Notes">What had to be decided; letters only.</param>
internal sealed record ColumnPlan(IReadOnlyList<PlannedColumn> Columns, int DroppedCount, IReadOnlyList<string> Notes)
{
    /// <summary>Different columns of the allow-list.</summary>
    public int KnownCount { get; } = Columns.Count(static column => column.Meaning.Use == ColumnUse.Canonical);

    /// <summary>Columns of one meaning between which nothing decides: the first is read.</summary>
    public IReadOnlyList<(int Read, int Other)> Rivals { get; init; } = [];

    /// <summary>A sheet of ours has at least two known columns, and one of them tells a birth or a person.</summary>
    public bool IsUsable => KnownCount >= 2 && Columns.Any(static column => column.Meaning.Use == ColumnUse.Canonical && IsTelling(column.Meaning.Column));

    /// <summary><c>B=birth_date C=sex</c>.</summary>
    public string Description => string.Join(' ', Columns
        .Where(static column => column.Meaning.Use == ColumnUse.Canonical)
        .Select(static column => $"{ColumnLetters.Of(column.Index)}={column.Meaning.Column.Name()}"));

    /// <summary>Column from 0 of a canonical column, -1 when the sheet has none.</summary>
    public int IndexOf(CanonicalColumn column)
    {
        foreach (var planned in Columns)
        {
            if (planned.Meaning.IsColumn(column))
                return planned.Index;
        }

        return -1;
    }

    private static bool IsTelling(CanonicalColumn column) => column is CanonicalColumn.RecordId or CanonicalColumn.BirthDate or CanonicalColumn.ChildName
        or CanonicalColumn.ChildSurname or CanonicalColumn.ChildGivenName or CanonicalColumn.MotherName or CanonicalColumn.MotherSurname
        or CanonicalColumn.MotherGivenName or CanonicalColumn.MotherNationalId or CanonicalColumn.CertificateNumber;
}

/// <summary>Where the header of a sheet stands and what its columns mean.</summary>
internal sealed class SheetLayout
{
    public required ColumnPlan Plan { get; init; }

    /// <summary>Row number of the lower header row: data begin below it.</summary>
    public required int LastHeaderRow { get; init; }

    /// <summary>Headings as written, of one or two header rows: they recognise the header where a page repeats it.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> HeaderTexts { get; init; }

    /// <summary>Folded texts above the header: a page may repeat them.</summary>
    public required IReadOnlySet<string> TitleTexts { get; init; }

    /// <summary>The heading of a column: the lower of two, or the upper where the lower is blank; empty for none.</summary>
    public string HeadingAt(int index)
    {
        for (var row = HeaderTexts.Count - 1; row >= 0; row--)
        {
            if (index < HeaderTexts[row].Count && HeaderTexts[row][index].Length > 0)
                return HeaderTexts[row][index];
        }

        return "";
    }

    /// <summary>What the dictionary takes the headings for by column, whatever a mapping says.</summary>
    public required IReadOnlyList<HeadingMeaning> Headings { get; init; }

    /// <summary>The mapping names one column of this sheet twice, once by its heading and once by its letter.</summary>
    public bool IsMappedTwice { get; init; }

    /// <summary>Columns with a heading of a kind that is never taken in.</summary>
    public int ForbiddenCount { get; init; }

    /// <summary>The facility that the rows above the header name, as they write it; null when they name none.</summary>
    public string? TitleFacility { get; init; }

    public DateCalendar Calendar { get; init; }

    public DateOrder? DeclaredDateOrder { get; init; }
}
