using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>Says of each column of a sheet how its meaning was found.</summary>
internal static class ColumnGuesses
{
    public static IReadOnlyList<OutlinedColumn> Of(SheetLayout layout, ColumnMapping? mapping) =>
        [.. layout.Plan.Columns.Where(static planned => planned.Meaning.Use == ColumnUse.Canonical)
            .Select(planned => new OutlinedColumn(planned.Index, planned.Meaning.Column, ConfidenceOf(planned, layout, mapping)))];

    /// <summary>
    /// Columns whose headings are misspelt words of the dictionary, for columns that the sheet does not have otherwise. A heading
    /// of a kind that is never taken in is not among them, whatever it resembles.
    /// </summary>
    public static IReadOnlyList<OutlinedColumn> Resembling(SheetLayout layout)
    {
        var taken = layout.Plan.Columns.Select(static planned => planned.Index).ToHashSet();
        var known = layout.Plan.Columns.Where(static planned => planned.Meaning.Use == ColumnUse.Canonical).Select(static planned => planned.Meaning.Column).ToHashSet();
        var found = new List<OutlinedColumn>();
        for (var i = 0; i < layout.HeaderTexts.Max(static texts => texts.Count); i++)
        {
            var heading = layout.HeadingAt(i);
            if (!taken.Contains(i) && heading.Length > 0 && !ForbiddenHeadings.IsForbidden(heading)
                && HeadingDictionary.FindResembling(heading) is { } column && known.Add(column))
            {
                found.Add(new OutlinedColumn(i, column, HeadingConfidence.Resembles));
            }
        }

        return found;
    }

    private static HeadingConfidence ConfidenceOf(PlannedColumn planned, SheetLayout layout, ColumnMapping? mapping)
    {
        if (mapping is not null && mapping.Columns.TryGetValue(planned.Meaning.Column, out var declared) && IsAt(declared, planned.Index, layout))
            return HeadingConfidence.Mapped;
        if (planned.Meaning.Rank >= HeadingMeaning.Makeshift)
            return HeadingConfidence.Makeshift;
        return layout.HeaderTexts.Count == 1 && HeadingDictionary.IsWord(layout.HeadingAt(planned.Index)) ? HeadingConfidence.Exact : HeadingConfidence.Composed;
    }

    private static bool IsAt(string declared, int index, SheetLayout layout)
    {
        var folded = TextFolding.Fold(declared);
        return layout.HeaderTexts.Any(texts => index < texts.Count && TextFolding.Fold(texts[index]) == folded)
            || (ColumnLetters.TryParse(declared, out var letter) && letter == index);
    }
}
