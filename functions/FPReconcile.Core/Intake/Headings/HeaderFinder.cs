using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>
/// Finds the header of a sheet among its first rows by the headings it knows: the row, or the pair of rows with merged group
/// headings ('Mother' above 'Name'), with the most different known columns; of equal ones the uppermost single row.
/// </summary>
internal sealed class HeaderFinder(SourceKind? source, ColumnMapping? mapping, IReadOnlyList<MergedRange> mergedRanges)
{
    /// <summary>Rows that are looked at, blank ones included.</summary>
    public const int RowsLookedAt = 30;

    /// <summary>The layout; null when no row holds at least two known headings.</summary>
    /// <param name="rows">The first rows of the sheet.</param>
    public SheetLayout? Find(IReadOnlyList<SheetRow> rows)
    {
        var candidates = Enumerable.Range(0, rows.Count)
            .Where(index => mapping?.HeaderRow is not { } declared || rows[index].Number == declared)
            .ToList();
        var singles = candidates.Select(index => Read(rows, index, isPair: false));
        // A title above a header would make a pair too: a pair has to know more than every single row, or name two persons.
        var pairs = candidates
            .Where(index => index + 1 < rows.Count && rows[index + 1].Number == rows[index].Number + 1)
            .Select(index => Read(rows, index, isPair: true));
        return singles.Concat(pairs).Where(static layout => layout.Plan.IsUsable).MaxBy(Score);
    }

    private static int Score(SheetLayout layout) =>
        (layout.Plan.KnownCount * 2) + (layout.HeaderTexts.Count > 1 && PersonsIn(layout.HeaderTexts[0]) > 1 ? 1 : 0);

    private static int PersonsIn(IReadOnlyList<string> texts) =>
        texts.Select(static text => PersonHeadingWords.PersonIn(TextFolding.Fold(text))).Where(static person => person != HeadingPerson.None).Distinct().Count();

    private SheetLayout Read(IReadOnlyList<SheetRow> rows, int index, bool isPair)
    {
        var upper = Texts(rows[index]);
        var lower = isPair ? Texts(rows[index + 1]) : [];
        var width = Math.Max(upper.Length, lower.Length);
        var meanings = new HeadingMeaning[width];
        var hasHeading = new bool[width];
        var groups = isPair ? Groups(upper, lower, rows[index].Number) : [];
        for (var i = 0; i < width; i++)
        {
            var above = At(upper, i);
            var below = At(lower, i);
            hasHeading[i] = above.Length > 0 || below.Length > 0;
            meanings[i] = isPair && below.Length > 0 ? FindComposed(groups[i], below) : HeadingDictionary.Find(above, source);
        }

        var declared = Declared(width, upper, lower);
        var refused = declared.Where(pair => ForbiddenHeadings.IsForbidden($"{(isPair ? groups[pair.Index] : At(upper, pair.Index))} {At(lower, pair.Index)}")).ToList();
        var headings = meanings.ToArray();
        ApplyMapping(meanings, declared.Except(refused).ToList());
        foreach (var (_, column) in refused)
            meanings[column] = HeadingMeaning.Unknown;
        var plan = ColumnPlanner.Plan(meanings, hasHeading);
        return new SheetLayout
        {
            // Two declared columns turn out to be one column of the sheet.
            IsMappedTwice = declared.DistinctBy(static pair => pair.Index).Count() < declared.Count,
            Headings = headings,
            Plan = plan with { Notes = [.. plan.Notes, .. refused.Select(static pair => $"column {ColumnLetters.Of(pair.Index)} is mapped but is of a kind that is never taken in, dropped")] },
            LastHeaderRow = rows[isPair ? index + 1 : index].Number,
            HeaderTexts = isPair ? [upper, lower] : [upper],
            TitleTexts = rows.Take(index).SelectMany(Texts).Where(static text => text.Length > 0).Select(static text => TextFolding.Fold(text)).ToHashSet(StringComparer.Ordinal),
            ForbiddenCount = Enumerable.Range(0, width).Count(column => ForbiddenHeadings.IsForbidden($"{(isPair ? groups[column] : At(upper, column))} {At(lower, column)}")),
            TitleFacility = plan.Columns.Any(static column => column.Meaning.IsColumn(CanonicalColumn.FacilityCode)) ? null : TitleFacility.In(rows.Take(index), source),
            Calendar = mapping?.Calendar ?? DateCalendar.Gregorian,
            DeclaredDateOrder = mapping?.DateOrder,
        };
    }

    private HeadingMeaning FindComposed(string group, string below)
    {
        var person = PersonHeadingWords.PersonIn(TextFolding.Fold(group));
        if (person != HeadingPerson.None)
            return PersonHeadingWords.Below(person, HeadingDictionary.Find(below, source));
        var composed = group.Length == 0 ? HeadingMeaning.Unknown : HeadingDictionary.Find($"{group} {below}", source);
        return composed.IsKnown ? composed : HeadingDictionary.Find(below, source);
    }

    // The upper heading of each column: it spreads over its merged cells, or, where the sheet knows no merges (CSV), to the right
    // over columns that have a lower heading and no upper one.
    private string[] Groups(string[] upper, string[] lower, int row)
    {
        var groups = new string[Math.Max(upper.Length, lower.Length)];
        var merges = mergedRanges.Where(range => range.FirstRow <= row && row <= range.LastRow && range.LastColumn > range.FirstColumn).ToList();
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = At(upper, i);
            if (groups[i].Length > 0 || At(lower, i).Length == 0 || i == 0)
                continue;
            var isMerged = merges.Exists(range => range.FirstColumn < i && i <= range.LastColumn);
            if (isMerged || (merges.Count == 0 && At(lower, i - 1).Length > 0))
                groups[i] = groups[i - 1];
        }

        return groups;
    }

    private List<(CanonicalColumn Column, int Index)> Declared(int width, string[] upper, string[] lower) =>
        [.. (mapping?.Columns ?? new Dictionary<CanonicalColumn, string>())
            .Select(pair => (Column: pair.Key, Index: IndexOf(pair.Value, upper, lower)))
            .Where(pair => pair.Index >= 0 && pair.Index < width)];

    private static void ApplyMapping(HeadingMeaning[] meanings, List<(CanonicalColumn Column, int Index)> declared)
    {
        for (var i = 0; i < meanings.Length; i++)
        {
            if (declared.Exists(pair => meanings[i].IsColumn(pair.Column)))
                meanings[i] = HeadingMeaning.Unknown;
        }

        foreach (var (column, index) in declared)
            meanings[index] = HeadingMeaning.Of(column, HeadingMeaning.OwnName);
    }

    private static int IndexOf(string heading, string[] upper, string[] lower)
    {
        var folded = TextFolding.Fold(heading);
        var index = Array.FindIndex(lower, text => TextFolding.Fold(text) == folded);
        if (index < 0)
            index = Array.FindIndex(upper, text => TextFolding.Fold(text) == folded);
        return index < 0 && ColumnLetters.TryParse(heading, out var letter) ? letter : index;
    }

    private static string At(string[] texts, int index) => index < texts.Length ? texts[index] : "";

    private static string[] Texts(SheetRow row) =>
        [.. row.Cells.Select(static cell => cell.Kind == CellKind.Text ? cell.Text!.Trim() : "")];
}
