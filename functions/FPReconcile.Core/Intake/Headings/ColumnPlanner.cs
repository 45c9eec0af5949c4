using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>
/// Decides which column of a sheet is read for what. Of several columns with one meaning the best name stands, then the
/// leftmost; the others are dropped, but an outcome is never lost: a second one is looked through for words of death.
/// </summary>
internal static class ColumnPlanner
{
    /// <summary>Plans the columns from the meaning of each heading.</summary>
    /// <param name="meanings">Meaning by column index.</param>
    /// <param name="hasHeading">Whether the column has a heading at all.</param>
    public static ColumnPlan Plan(HeadingMeaning[] meanings, bool[] hasHeading)
    {
        Adjust(meanings);
        var notes = new List<string>();
        var chosen = new Dictionary<CanonicalColumn, int>();
        var rivals = new List<(int Read, int Other)>();
        for (var i = 0; i < meanings.Length; i++)
        {
            if (meanings[i].Use == ColumnUse.Canonical)
                Choose(meanings, chosen, i, rivals);
        }

        var columns = meanings
            .Select(static (meaning, index) => new PlannedColumn(index, meaning))
            .Where(static column => column.Meaning.IsKnown)
            .ToList();
        var kept = columns.Count(static column => column.Meaning.Use == ColumnUse.Canonical);
        rivals.RemoveAll(pair => !chosen.ContainsValue(pair.Read));
        notes.AddRange(rivals.Select(pair => Note(pair, meanings[pair.Read].Column)));
        return new ColumnPlan(columns, hasHeading.Count(static heading => heading) - kept, notes) { Rivals = rivals };
    }

    private static string Note((int Read, int Other) pair, CanonicalColumn column) =>
        $"columns {ColumnLetters.Of(pair.Read)} and {ColumnLetters.Of(pair.Other)} both say {column.Name()}: {ColumnLetters.Of(pair.Read)} was read; if it is the wrong one, name the right one in the mapping";

    private static void Choose(HeadingMeaning[] meanings, Dictionary<CanonicalColumn, int> chosen, int index, List<(int Read, int Other)> rivals)
    {
        var column = meanings[index].Column;
        if (!chosen.TryGetValue(column, out var other))
        {
            chosen[column] = index;
            return;
        }

        var loser = meanings[index].Rank < meanings[other].Rank ? other : index;
        var winner = loser == index ? other : index;
        // Makeshift headings give way without a word: a facility's name beside its code.
        if (meanings[winner].Rank == meanings[loser].Rank || meanings[loser].Rank <= HeadingMeaning.Usual)
            rivals.Add((winner, loser));
        chosen[column] = winner;
        meanings[loser] = column == CanonicalColumn.Outcome ? HeadingMeaning.Of(ColumnUse.Remarks) : HeadingMeaning.Unknown;
    }

    // Headings whose meaning depends on the headings beside them.
    private static void Adjust(HeadingMeaning[] meanings)
    {
        AdjustName(meanings, CanonicalColumn.ChildName, CanonicalColumn.ChildSurname, CanonicalColumn.ChildGivenName);
        AdjustName(meanings, CanonicalColumn.MotherName, CanonicalColumn.MotherSurname, CanonicalColumn.MotherGivenName);
        DropUnclearSurname(meanings, CanonicalColumn.FatherSurname, CanonicalColumn.FatherGivenName);
        if (!Has(meanings, CanonicalColumn.BirthDate))
            Replace(meanings, CanonicalColumn.BirthTime, HeadingMeaning.Makeshift, CanonicalColumn.BirthDate);
        DropBareChildName(meanings);
    }

    // 'Nom' alone is the whole name, beside 'prénom' the surname; 'name' beside 'surname' is the given name.
    private static void AdjustName(HeadingMeaning[] meanings, CanonicalColumn name, CanonicalColumn surname, CanonicalColumn givenName)
    {
        var hasGivenName = Has(meanings, givenName);
        if (!hasGivenName && !Has(meanings, name))
            Replace(meanings, surname, HeadingMeaning.LastResort, name);
        if (!hasGivenName && Has(meanings, surname))
            Replace(meanings, name, rank: null, givenName);
    }

    private static void DropUnclearSurname(HeadingMeaning[] meanings, CanonicalColumn surname, CanonicalColumn givenName)
    {
        if (Has(meanings, givenName))
            return;
        for (var i = 0; i < meanings.Length; i++)
        {
            if (meanings[i].IsColumn(surname) && meanings[i].Rank == HeadingMeaning.LastResort)
                meanings[i] = HeadingMeaning.Unknown;
        }
    }

    // A bare 'name' is the child's only where nothing else is: beside 'child name' it is somebody else's.
    private static void DropBareChildName(HeadingMeaning[] meanings)
    {
        if (!meanings.Any(static meaning => IsChildName(meaning) && meaning.Rank < HeadingMeaning.Makeshift))
            return;
        for (var i = 0; i < meanings.Length; i++)
        {
            if (IsChildName(meanings[i]) && meanings[i].Rank == HeadingMeaning.Makeshift)
                meanings[i] = HeadingMeaning.Unknown;
        }
    }

    private static bool IsChildName(HeadingMeaning meaning) =>
        meaning.IsColumn(CanonicalColumn.ChildName) || meaning.IsColumn(CanonicalColumn.ChildSurname) || meaning.IsColumn(CanonicalColumn.ChildGivenName);

    private static bool Has(HeadingMeaning[] meanings, CanonicalColumn column) => meanings.Any(meaning => meaning.IsColumn(column));

    private static void Replace(HeadingMeaning[] meanings, CanonicalColumn from, int? rank, CanonicalColumn to)
    {
        for (var i = 0; i < meanings.Length; i++)
        {
            if (meanings[i].IsColumn(from) && (rank is null || meanings[i].Rank == rank))
                meanings[i] = HeadingMeaning.Of(to, meanings[i].Rank);
        }
    }
}
