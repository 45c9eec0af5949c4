using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FPReconcile.App.Commands.Link;

/// <summary>Which links of the accepted pairs are kept.</summary>
internal enum LinkType
{
    /// <summary>A record is in one link at most.</summary>
    OneToOne,

    /// <summary>Every pair above the threshold is a link.</summary>
    ManyToMany,
}

/// <summary>The model file of <c>link</c>: what is compared, which pairs are looked at, and from which probability they are links.</summary>
internal sealed record LinkModelDefinition
{
    /// <summary>Default of <see cref="Threshold"/>.</summary>
    public const double DefaultThreshold = 0.95;

    /// <summary>The engine packs the levels of a pair in 64 bits, three for each comparison.</summary>
    public const int MostComparisons = 21;

    /// <summary>The engine holds the rules that found a pair in 32 bits.</summary>
    public const int MostRules = 32;

    /// <summary>The column with the id of a record.</summary>
    public required ColumnPair Id { get; init; }

    public LinkType LinkType { get; init; } = LinkType.OneToOne;

    public required IReadOnlyList<BlockingRuleDefinition> BlockingRules { get; init; }

    public required IReadOnlyList<ComparisonDefinition> Comparisons { get; init; }

    /// <summary>Probability from which a pair is a link, above 0 and below 1.</summary>
    public double Threshold { get; init; } = DefaultThreshold;

    /// <summary>
    /// A hash of what trained probabilities depend on: the comparisons in their order. Rules, threshold and link type may change
    /// without training again.
    /// </summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var comparison in Comparisons)
            Append(text, comparison);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>What keeps this model from two tables with these headings, one line each: columns that are not there or there twice.</summary>
    public IReadOnlyList<string> CheckColumns(IReadOnlyList<string> leftHeader, IReadOnlyList<string> rightHeader)
    {
        var problems = new List<string>();
        // A column that is missing in one place is missing in all: it is told once.
        var told = new HashSet<(string, string)>();
        foreach (var (place, column) in ColumnsWithPlaces())
        {
            if (told.Add((column.Left, "left")))
                Check(problems, place, (column.Left, "left", leftHeader));
            if (told.Add((column.Right, "right")))
                Check(problems, place, (column.Right, "right", rightHeader));
        }

        return problems;
    }

    private IEnumerable<(string Place, ColumnPair Column)> ColumnsWithPlaces()
    {
        yield return ("id", Id);
        for (var rule = 0; rule < BlockingRules.Count; rule++)
        {
            for (var part = 0; part < BlockingRules[rule].On.Count; part++)
                yield return (string.Create(CultureInfo.InvariantCulture, $"blocking_rules[{rule}].on[{part}]"), BlockingRules[rule].On[part].Column);
        }

        for (var comparison = 0; comparison < Comparisons.Count; comparison++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"comparisons[{comparison}]");
            yield return (place, Comparisons[comparison].Column);
            if (Comparisons[comparison].SwapWith is { } swapped)
                yield return ($"{place}.swap_with", swapped);
        }
    }

    private static void Check(List<string> problems, string place, (string Name, string Side, IReadOnlyList<string> Header) column)
    {
        var count = column.Header.Count(name => string.Equals(name, column.Name, StringComparison.Ordinal));
        if (count == 1)
            return;
        if (count > 1)
        {
            problems.Add($"{place}: column \"{column.Name}\" is there {count} times in the {column.Side} file: name its columns apart");
            return;
        }

        // Only a near heading is told: a file without a header row would otherwise show its first record.
        var advice = NearestName.Find(column.Name, column.Header) is { } near ? $"did you mean \"{near}\"?" : "correct the model, or the header row of the file";
        problems.Add($"{place}: column \"{column.Name}\" is not in the {column.Side} file: {advice}");
    }

    private static void Append(StringBuilder text, ComparisonDefinition comparison)
    {
        string[] parts =
        [
            comparison.Column.Left, comparison.Column.Right, comparison.Kind.ToString(), comparison.TermFrequency ? "tf" : "",
            comparison.SwapWith?.Left ?? "", comparison.SwapWith?.Right ?? "", comparison.Format, comparison.Role.ToString(),
            Exact(comparison.SameWithin), Exact(comparison.NearWithin),
        ];
        // Lengths keep two columns "a", "bc" apart from "ab", "c".
        foreach (var part in parts)
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
        text.Append('\n');
    }

    private static string Exact(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
