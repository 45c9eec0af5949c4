using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Mappings;

/// <summary>
/// Turns what was understood of sheets into mappings that a person can correct. A heading is written only where it alone names
/// its column; else the letter is: headings of two rows, or headings that nobody knows.
/// </summary>
public static class GuessedMapping
{
    private const int LongestUsualLetters = 2;

    /// <summary>One mapping when all sheets were understood alike, else one for each sheet.</summary>
    /// <param name="source">Whose file it is.</param>
    /// <param name="sheets">Names and outlines of the sheets that were read.</param>
    public static IReadOnlyList<ColumnMapping> Of(SourceKind source, IReadOnlyList<(string Name, SheetOutline Outline)> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var mappings = sheets.Select(sheet => Of(source, sheet.Outline) with { Sheet = sheet.Name.Length == 0 ? null : sheet.Name }).ToList();
        var areAlike = mappings.TrueForAll(mapping => HasColumnsOf(mapping, mappings[0]));
        return areAlike ? [.. mappings.Take(1).Select(static mapping => mapping with { Sheet = null })] : mappings;
    }

    private static ColumnMapping Of(SourceKind source, SheetOutline sheet) => new()
    {
        Source = source,
        Encoding = sheet.Mapping?.Encoding,
        Delimiter = sheet.Mapping?.Delimiter,
        DateOrder = sheet.Mapping?.DateOrder,
        Calendar = sheet.Mapping?.Calendar ?? DateCalendar.Gregorian,
        Sender = sheet.Mapping?.Sender,
        Vintage = sheet.Mapping?.Vintage,
        VintageFromName = sheet.Mapping?.VintageFromName,
        Extract = sheet.Mapping?.Extract ?? ExtractKind.Delta,
        Columns = sheet.Columns.ToDictionary(static column => column.Column, column => NameOf(column, sheet)),
        Letters = sheet.Columns.ToDictionary(static column => column.Column, static column => column.Letter),
    };

    private static string NameOf(OutlinedColumn column, SheetOutline sheet)
    {
        var texts = sheet.Layout.HeaderTexts[^1];
        var heading = column.Index < texts.Count ? texts[column.Index] : "";
        var folded = TextFolding.Fold(heading);
        var isAlone = folded.Length > 0 && sheet.Layout.HeaderTexts.Sum(row => row.Count(text => TextFolding.Fold(text) == folded)) == 1;
        // 'ID' is a column letter too: once the heading is gone, another column would be read for it. '性别' is none.
        var isLetters = heading.Length <= LongestUsualLetters && ColumnLetters.TryParse(heading, out _);
        return isAlone && !isLetters && HeadingDictionary.IsKnown(heading) ? heading : column.Letter;
    }

    private static bool HasColumnsOf(ColumnMapping mapping, ColumnMapping other) =>
        mapping.Columns.Count == other.Columns.Count
        && mapping.Columns.All(pair => other.Columns.GetValueOrDefault(pair.Key) == pair.Value)
        && mapping.Letters.All(pair => other.Letters.GetValueOrDefault(pair.Key) == pair.Value);
}
