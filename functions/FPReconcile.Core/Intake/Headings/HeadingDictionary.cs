using System.Collections.Frozen;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>
/// The built-in dictionary of headings in English, Chinese, French, Spanish and Portuguese. A heading is known only as a whole:
/// resemblance is not enough, for what is not surely on the allow-list is dropped. Case, diacritics, dots, dashes, underscores
/// and spaces do not matter.
/// </summary>
public static class HeadingDictionary
{
    private static readonly FrozenDictionary<string, HeadingMeaning> Meanings = Build();

    private static readonly FrozenDictionary<string, SourceKind> OwnRecordIds = HeadingWords.OwnRecordIds
        .SelectMany(static own => own.Texts.Split('|').Select(text => KeyValuePair.Create(text, own.Source)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Harmless = HeadingWords.Harmless.Split('|').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the dictionary knows the heading, as a column of the allow-list or as remarks.</summary>
    public static bool IsKnown(string? heading) => Find(heading, null).IsKnown;

    /// <summary>True when a row of texts holds at least two different columns of the allow-list: it may be a header row.</summary>
    public static bool IsHeader(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Select(static text => Find(text, null)).Where(static meaning => meaning.Use == ColumnUse.Canonical)
            .Select(static meaning => meaning.Column).Distinct().Count() >= 2;
    }

    /// <summary>True when the heading as a whole is a word of the dictionary: nothing had to be put together.</summary>
    internal static bool IsWord(string heading) => FindKey(Key(heading), null).IsKnown;

    /// <summary>The column whose words the heading resembles most; null when it resembles none, or two of different columns alike.</summary>
    internal static CanonicalColumn? FindResembling(string heading)
    {
        var key = Key(heading);
        var nearest = Meanings.Where(known => known.Value.Use == ColumnUse.Canonical && Math.Abs(known.Key.Length - key.Length) <= HeadingResemblance.AllowedEdits(known.Key))
            .Select(known => (known.Value.Column, Edits: HeadingResemblance.Edits(key, known.Key), Allowed: HeadingResemblance.AllowedEdits(known.Key)))
            .Where(static known => known.Edits <= known.Allowed)
            .GroupBy(static known => known.Edits).MinBy(static group => group.Key)?.Select(static known => known.Column).Distinct().ToList();
        return nearest is [var column] ? column : null;
    }

    /// <summary>The meaning of a heading in a file of a source (null: a list of deaths).</summary>
    internal static HeadingMeaning Find(string? heading, SourceKind? source)
    {
        if (string.IsNullOrWhiteSpace(heading))
            return HeadingMeaning.Unknown;
        var key = Key(heading);
        var meaning = FindKey(key, source);
        if (meaning.Use != ColumnUse.Dropped)
            return meaning;
        meaning = FindWithBrackets(heading, source);
        if (meaning.Use == ColumnUse.Dropped)
            meaning = FindInTwoLanguages(key, source);
        if (meaning.Use == ColumnUse.Dropped && IsRemark(key) && !ForbiddenHeadings.IsForbidden(heading))
            return HeadingMeaning.Of(ColumnUse.Remarks);
        return meaning;
    }

    private static HeadingMeaning FindKey(string key, SourceKind? source)
    {
        if (OwnRecordIds.TryGetValue(key, out var owner))
            return HeadingMeaning.Of(CanonicalColumn.RecordId, owner == source ? HeadingMeaning.OwnName : HeadingMeaning.Makeshift);
        if (Meanings.TryGetValue(key, out var meaning))
            return meaning;
        // '1. Date of birth', '(3) Sex'.
        var afterNumber = key.AsSpan().TrimStart("0123456789").TrimStart(' ');
        return afterNumber.Length < key.Length && afterNumber.Length > 0 ? FindKey(afterNumber.ToString(), source) : HeadingMeaning.Unknown;
    }

    // 'Weight (g)' is a weight; 'Name (mother)' is not the child's name. 'Sex (性别)' says one thing twice.
    private static HeadingMeaning FindWithBrackets(string heading, SourceKind? source)
    {
        var open = heading.AsSpan().IndexOfAny("([（【");
        if (open < 0)
            return HeadingMeaning.Unknown;
        var length = heading.AsSpan(open).IndexOfAny(")]）】");
        var inside = Key(length < 0 ? heading[(open + 1)..] : heading[(open + 1)..(open + length)]);
        var outside = Key(length < 0 ? heading[..open] : string.Concat(heading.AsSpan(0, open), " ", heading.AsSpan(open + length + 1)));
        var meaning = FindKey(outside, source);
        return inside.Length == 0 || Harmless.Contains(inside) || SameMeaning(FindKey(inside, source), meaning) ? meaning : HeadingMeaning.Unknown;
    }

    // '出生日期 Date of birth': both halves have to say the same.
    private static HeadingMeaning FindInTwoLanguages(string key, SourceKind? source)
    {
        var cjk = string.Concat(key.Where(TextFolding.IsCjk));
        if (cjk.Length == 0)
            return HeadingMeaning.Unknown;
        var latin = TextFolding.Fold(string.Concat(key.Select(static character => TextFolding.IsCjk(character) ? ' ' : character)));
        var meaning = FindKey(cjk, source);
        return SameMeaning(meaning, FindKey(latin, source)) || Harmless.Contains(latin) ? meaning : HeadingMeaning.Unknown;
    }

    private static bool SameMeaning(HeadingMeaning one, HeadingMeaning other) =>
        one.IsKnown && one.Use == other.Use && one.Column == other.Column;

    private static bool IsRemark(string key)
    {
        var padded = string.Concat(" ", key, " ");
        return HeadingWords.RemarkParts.Any(part => padded.Contains(part, StringComparison.Ordinal));
    }

    // Chinese headings are often spread with spaces; Latin words keep theirs. 'Nº' is an N, not the word NO.
    private static string Key(string heading)
    {
        var folded = TextFolding.Fold(heading.Replace('º', ' '));
        if (!folded.Any(TextFolding.IsCjk))
            return folded;
        var key = new System.Text.StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var betweenCjk = folded[i] == ' ' && i > 0 && i < folded.Length - 1 && TextFolding.IsCjk(folded[i - 1]) && TextFolding.IsCjk(folded[i + 1]);
            if (!betweenCjk)
                key.Append(folded[i]);
        }

        return key.ToString();
    }

    private static FrozenDictionary<string, HeadingMeaning> Build()
    {
        var meanings = new Dictionary<string, HeadingMeaning>(StringComparer.Ordinal);
        foreach (var column in CanonicalColumns.All)
            meanings[TextFolding.Fold(column.Name())] = HeadingMeaning.Of(column, HeadingMeaning.OwnName);
        foreach (var (column, rank, texts) in HeadingWords.Columns)
            AddAll(meanings, texts, HeadingMeaning.Of(column, rank));
        AddAll(meanings, HeadingWords.Remarks, HeadingMeaning.Of(ColumnUse.Remarks));
        AddAll(meanings, HeadingWords.DeathMarkers, HeadingMeaning.Of(ColumnUse.DeathMarker));
        AddAll(meanings, HeadingWords.LifeMarkers, HeadingMeaning.Of(ColumnUse.LifeMarker));
        foreach (var (heading, meaning) in PersonHeadingWords.All())
        {
            if (meaning.Use != ColumnUse.Dropped)
                meanings.TryAdd(heading, meaning);
        }

        AddAll(meanings, HeadingWords.PersonIds, HeadingMeaning.Of(ColumnUse.PersonId));
        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void AddAll(Dictionary<string, HeadingMeaning> meanings, string texts, HeadingMeaning meaning)
    {
        foreach (var text in texts.Split('|'))
            meanings.TryAdd(text, meaning);
    }
}
