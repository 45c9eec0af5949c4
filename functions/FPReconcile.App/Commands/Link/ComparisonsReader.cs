using FPReconcile.Core.Comparisons;

namespace FPReconcile.App.Commands.Link;

/// <summary>Reads the comparisons of the model file and checks how they refer to each other.</summary>
internal static class ComparisonsReader
{
    private static readonly string[] Keys =
        ["column", "left", "right", "kind", "term_frequency", "swap_with", "format", "role", "same_within", "near_within"];

    private static readonly Dictionary<string, ComparisonKind> Kinds = new(StringComparer.Ordinal)
    {
        ["name"] = ComparisonKind.Name,
        ["text"] = ComparisonKind.Text,
        ["date"] = ComparisonKind.Date,
        ["identifier"] = ComparisonKind.Identifier,
        ["number"] = ComparisonKind.Number,
        ["category"] = ComparisonKind.Category,
    };

    private static readonly Dictionary<string, ComparisonRole> Roles = new(StringComparer.Ordinal)
    {
        ["delivery"] = ComparisonRole.Delivery,
        ["child"] = ComparisonRole.Child,
    };

    /// <summary>Keys that only some kinds have.</summary>
    private static readonly (string Key, ComparisonKind[] Kinds)[] KeysOfKinds =
    [
        ("format", [ComparisonKind.Date]),
        ("swap_with", [ComparisonKind.Name, ComparisonKind.Text]),
        ("same_within", [ComparisonKind.Number]),
        ("near_within", [ComparisonKind.Number]),
        ("term_frequency", [ComparisonKind.Name, ComparisonKind.Text, ComparisonKind.Date, ComparisonKind.Identifier, ComparisonKind.Category]),
    ];

    /// <summary>The comparisons that are right; what is wrong was told.</summary>
    public static List<ComparisonDefinition> Read(IReadOnlyList<JsonPlace> items)
    {
        var read = items.Select(place => (Place: place, Comparison: ReadOne(place))).ToList();
        var columns = read.Select(entry => entry.Comparison?.Column).ToList();
        var comparisons = new List<ComparisonDefinition>();
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i].Comparison is not { } comparison)
                continue;
            var (first, place) = (columns.IndexOf(comparison.Column), read[i].Place);
            if (first < i)
                place.Refuse($"compares the same column as {items[first].Path}: its agreement would count twice; remove one");
            comparisons.Add(place.Child("swap_with") is { } swap
                ? comparison with { SwapWith = ReadSwapWith(swap, comparison, [.. read.Select(entry => entry.Comparison)]) }
                : comparison);
        }

        return comparisons;
    }

    private static ComparisonDefinition? ReadOne(JsonPlace place)
    {
        if (!place.MustBeObject(Keys))
            return null;
        var (column, kind) = (ColumnPairReader.ReadKeys(place), ReadKind(place));
        var role = place.Child("role")?.OneOf(Roles) ?? ComparisonRole.Delivery;
        var termFrequency = place.Child("term_frequency")?.Flag() ?? false;
        var format = place.Child("format") is { } written ? DateFormat(written) : null;
        var (same, near) = (Tolerance(place, "same_within"), Tolerance(place, "near_within"));
        if (near < same)
            place.Refuse("near_within is smaller than same_within: what is the same is also near");
        return column is null || kind is null ? null : new ComparisonDefinition
        {
            Column = column, Kind = kind.Value, TermFrequency = termFrequency, Format = format ?? ComparisonDefinition.DefaultFormat,
            Role = role, SameWithin = same, NearWithin = near,
        };
    }

    private static ComparisonKind? ReadKind(JsonPlace place)
    {
        if (place.Child("kind") is not { } written)
        {
            place.Refuse($"kind is missing: one of {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        if (written.OneOf(Kinds) is not { } kind)
            return null;
        foreach (var (key, kinds) in KeysOfKinds)
        {
            if (!kinds.Contains(kind) && place.Child(key) is { } useless)
                useless.Refuse($"is only for kind {string.Join(", ", Kinds.Where(entry => kinds.Contains(entry.Value)).Select(entry => entry.Key))}: remove it");
        }

        return kind;
    }

    private static double? Tolerance(JsonPlace place, string key) =>
        place.Child(key)?.Number(number => number >= 0, "a number from 0");

    /// <summary>A date format; times, names of months and years of two digits are not read.</summary>
    private static string? DateFormat(JsonPlace place)
    {
        if (place.Text("a date format such as \"yyyy-MM-dd\"") is not { } format)
            return null;
        var hasEach = Array.TrueForAll(["yyyy", "MM", "dd"], part => format.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at
            && format.IndexOf(part, at + 1, StringComparison.Ordinal) < 0);
        var isOnlyThat = format.Count(character => !"-/. ".Contains(character, StringComparison.Ordinal)) == "yyyyMMdd".Length;
        if (hasEach && isOnlyThat)
            return format;
        place.Refuse("must hold yyyy, MM and dd once each, with -, /, point, space or nothing between them, such as \"dd/MM/yyyy\"");
        return null;
    }

    /// <summary>The column need not be compared itself: whether the tables have it is checked with their headings.</summary>
    private static ColumnPair? ReadSwapWith(JsonPlace place, ComparisonDefinition owner, List<ComparisonDefinition?> all)
    {
        if (ColumnPairReader.Read(place) is not { } named)
            return null;
        // A compared column of other names on the right may be called by its left one alone.
        var other = all.Find(known => known?.Column == named) ?? (place.IsText ? all.Find(known => known?.Column.Left == named.Left) : null);
        if (other == owner)
            place.Refuse("names the column itself: name the other column of the two");
        else if (other is not null && other.Kind != owner.Kind)
            place.Refuse("is a comparison of another kind: only two names, or two texts, can be crosswise");
        return other?.Column ?? named;
    }
}
