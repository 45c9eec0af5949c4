namespace FPReconcile.App.Commands.Link;

/// <summary>Turns the JSON of a model file into a definition and collects what is wrong with it.</summary>
internal static class LinkModelReader
{
    private static readonly string[] Keys = ["id", "link_type", "blocking_rules", "comparisons", "threshold"];

    private static readonly Dictionary<string, LinkType> LinkTypes = new(StringComparer.Ordinal)
    {
        ["one_to_one"] = LinkType.OneToOne,
        ["many_to_many"] = LinkType.ManyToMany,
    };

    /// <summary>The definition; null, or with problems, when something is wrong.</summary>
    public static LinkModelDefinition? Read(JsonPlace root)
    {
        if (!root.MustBeObject(Keys))
            return null;
        var id = ReadId(root);
        var rules = ReadRules(root);
        var comparisons = ReadComparisons(root);
        var linkType = root.Child("link_type")?.OneOf(LinkTypes) ?? LinkType.OneToOne;
        var threshold = root.Child("threshold")?.Number(number => number is > 0 and < 1, "a number above 0 and below 1");
        return id is null ? null : new LinkModelDefinition
        {
            Id = id,
            LinkType = linkType,
            BlockingRules = rules,
            Comparisons = comparisons,
            Threshold = threshold ?? LinkModelDefinition.DefaultThreshold,
        };
    }

    private static ColumnPair? ReadId(JsonPlace root)
    {
        if (root.Child("id") is { } place)
            return ColumnPairReader.Read(place);
        root.Refuse("id is missing: name the column with the id of a record");
        return null;
    }

    private static List<BlockingRuleDefinition> ReadRules(JsonPlace root)
    {
        var rules = new List<BlockingRuleDefinition>();
        if (root.Child("blocking_rules") is not { } list)
        {
            root.Refuse("blocking_rules is missing: say which pairs are looked at, such as [{ \"on\": [\"surname\", \"birth_date\"] }]");
            return rules;
        }

        var items = list.Items("objects with \"on\" and perhaps \"swap\"");
        CheckCount(list, items.Count, LinkModelDefinition.MostRules, "rule");
        foreach (var item in items)
        {
            if (BlockingRuleReader.Read(item) is { } rule)
                rules.Add(rule);
        }

        return rules;
    }

    private static List<ComparisonDefinition> ReadComparisons(JsonPlace root)
    {
        if (root.Child("comparisons") is not { } list)
        {
            root.Refuse("comparisons is missing: say what is compared, such as [{ \"column\": \"surname\", \"kind\": \"name\" }]");
            return [];
        }

        var items = list.Items("objects with \"column\" and \"kind\"");
        CheckCount(list, items.Count, LinkModelDefinition.MostComparisons, "comparison");
        return ComparisonsReader.Read(items);
    }

    private static void CheckCount(JsonPlace list, int count, int most, string what)
    {
        if (count > most)
            list.Refuse(FormattableString.Invariant($"{count} {what}s are too many: at most {most}"));
        else if (count == 0 && list.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
            list.Refuse($"holds no {what}: at least one is needed");
    }
}
