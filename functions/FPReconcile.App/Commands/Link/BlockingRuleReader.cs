using System.Globalization;

namespace FPReconcile.App.Commands.Link;

/// <summary>Reads one blocking rule of the model file.</summary>
internal static class BlockingRuleReader
{
    private const int LongestPrefix = 99;

    private static readonly string[] Keys = ["on", "swap"];
    private static readonly string[] PartKeys = ["column", "left", "right", "prefix"];

    private static readonly string PrefixRange = FormattableString.Invariant($"a whole number from 1 to {LongestPrefix}");

    /// <summary>The rule; null when it is wrong, which was told.</summary>
    public static BlockingRuleDefinition? Read(JsonPlace place)
    {
        if (!place.MustBeObject(Keys))
            return null;
        if (place.Child("on") is not { } on)
        {
            place.Refuse("\"on\" is missing: list the columns that must agree");
            return null;
        }

        var items = on.Items("columns that must agree");
        if (items.Count == 0 && on.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
            on.Refuse("is empty: without a column every record would be compared with every other");
        // Not "All": each of them tells its own problem.
        var parts = items.Select(ReadPart).ToList();
        if (items.Count == 0 || parts.Contains(null))
            return null;
        var complete = parts.OfType<BlockingKeyPart>().ToList();
        return new BlockingRuleDefinition(complete, place.Child("swap") is { } swap ? ReadSwap(swap, complete) : null);
    }

    private static BlockingKeyPart? ReadPart(JsonPlace place)
    {
        if (!place.IsObject)
            return place.Text("the name of a column, or an object with \"left\" and \"right\"") is { } text ? ParsePart(place, text) : null;
        if (!place.MustBeObject(PartKeys) || ColumnPairReader.ReadKeys(place) is not { } column)
            return null;
        if (place.Child("prefix") is not { } prefix)
            return new BlockingKeyPart(column, null);
        var length = prefix.Number(number => number is >= 1 and <= LongestPrefix && number == Math.Floor(number), PrefixRange);
        return length is null ? null : new BlockingKeyPart(column, (int)length.Value);
    }

    /// <summary><c>surname</c>, or <c>surname:3</c> for its first three characters.</summary>
    private static BlockingKeyPart? ParsePart(JsonPlace place, string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
            return new BlockingKeyPart(new ColumnPair(text, text), null);
        var name = text[..colon];
        if (name.Length > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length is >= 1 and <= LongestPrefix)
            return new BlockingKeyPart(new ColumnPair(name, name), length);
        place.Refuse(
            $"bad prefix: write \"column:3\" for the first three characters ({PrefixRange}); a column with a colon in its name is written as {{ \"column\": \"...\" }}");
        return null;
    }

    private static SwappedParts? ReadSwap(JsonPlace place, List<BlockingKeyPart> on)
    {
        var items = place.Items("two columns of \"on\"");
        if (items.Count != 2)
        {
            if (place.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
                place.Refuse("must be a list of two columns of \"on\"");
            return null;
        }

        var (first, second) = (ReadSwapped(items[0], on), ReadSwapped(items[1], on));
        if (first is null || second is null)
            return null;
        if (first == second)
            place.Refuse("names one column twice: two different ones can be crosswise");
        if (first.PrefixLength != second.PrefixLength)
            place.Refuse("the two columns have different prefixes in \"on\": give both the same");
        return new SwappedParts(first, second);
    }

    private static BlockingKeyPart? ReadSwapped(JsonPlace place, List<BlockingKeyPart> on)
    {
        if (ColumnPairReader.Read(place) is not { } column)
            return null;
        // A column of other names on the right may be called by its left one alone.
        var part = on.Find(part => part.Column == column) ?? (place.IsText ? on.Find(part => part.Column.Left == column.Left) : null);
        if (part is null)
            place.Refuse("is not among the columns of \"on\": add it there, or remove \"swap\"");
        return part;
    }
}
