using System.Text.Json;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Models;

/// <summary>Reads the models that <see cref="ModelJson"/> wrote. Keys that it does not need are left alone: the file is a report, too.</summary>
internal sealed class BirthModelsReader
{
    // Shares are quotients of sums: the last bit may be beyond 1.
    private const double GreatestProbability = 1 + 1e-9;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    // Editors put it before a file that was only looked at.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly List<string> _problems = [];

    public static BirthModelsReading Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var text = utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
            using var document = JsonDocument.Parse(text, Options);
            return new BirthModelsReader().Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            // The message of the parser may quote the file; its line does not.
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            return new BirthModelsReading(null, [$"not valid JSON{line}, or a key is there twice"]);
        }
        catch (InvalidOperationException)
        {
            // How the parser tells of an escape that is half of a character.
            return new BirthModelsReading(null, ["a text holds half of a character"]);
        }
    }

    private BirthModelsReading Read(JsonElement root)
    {
        var model = Child(root, "model") ?? root;
        var models = new List<BirthModel>();
        foreach (var sources in LinkedSources.All)
        {
            if (Child(model, sources.Name) is not { ValueKind: JsonValueKind.Object } of)
                return new BirthModelsReading(null, [$"it holds no model of {sources.Name}: give the run.json of an earlier run"]);
            models.Add(Model(of, sources.Name));
        }

        return _problems.Count == 0 ? new BirthModelsReading(new BirthModels(models), []) : new BirthModelsReading(null, _problems);
    }

    private BirthModel Model(JsonElement of, string name)
    {
        var comparisons = BirthLinkageModel.Comparisons;
        var (match, sibling) = (Probability(of, "match_prior", name), Probability(of, "sibling_prior", name));
        if (match + sibling >= 1)
            _problems.Add($"{name}: match_prior and sibling_prior must be below 1 together");
        double[][] m = Empty(comparisons), siblings = Empty(comparisons), u = Empty(comparisons);
        var list = Items(Child(of, "comparisons"));
        if (Matches(list, comparisons))
            ReadLevels(list, name, (m, siblings, u));
        else
            _problems.Add($"{name}: it was trained by a version of the program that compares births in another way: train again");
        var model = new LinkageModel
        {
            Comparisons = comparisons, MatchPrior = match, SiblingPrior = sibling,
            M = LevelProbabilities.From(m), Sibling = LevelProbabilities.From(siblings), U = LevelProbabilities.From(u),
        };
        return new BirthModel(model, Records(of, "left_records", name), Records(of, "right_records", name));
    }

    private void ReadLevels(List<JsonElement> list, string name, (double[][] M, double[][] Sibling, double[][] U) values)
    {
        for (var c = 0; c < list.Count; c++)
        {
            var levels = Items(Child(list[c], "levels"));
            for (var i = 0; i < levels.Count; i++)
            {
                var place = $"{name}: comparisons[{c}].levels[{i}]";
                values.M[c][i + 1] = Probability(levels[i], "m", place);
                values.Sibling[c][i + 1] = Probability(levels[i], "sibling", place);
                values.U[c][i + 1] = Probability(levels[i], "u", place);
            }
        }
    }

    private static double[][] Empty(IReadOnlyList<Comparison> comparisons) => [.. comparisons.Select(comparison => new double[comparison.Levels.Count])];

    /// <summary>Whether columns and levels are those of this program.</summary>
    private static bool Matches(List<JsonElement> list, IReadOnlyList<Comparison> comparisons) =>
        list.Select(item => Text(item, "column")).SequenceEqual(comparisons.Select(comparison => comparison.Column), StringComparer.Ordinal)
        && list.Zip(comparisons).All(pair => Items(Child(pair.First, "levels")).Select(level => Text(level, "level"))
            .SequenceEqual(pair.Second.Levels.Skip(1).Select(level => level.Name), StringComparer.Ordinal));

    private double Probability(JsonElement of, string key, string place)
    {
        if (Child(of, key) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && value is > 0 and <= GreatestProbability)
            return value;
        _problems.Add($"{place}: {key} must be a number above 0 and at most 1");
        return 0.5;
    }

    private int Records(JsonElement of, string key, string place)
    {
        if (Child(of, key) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= 0)
            return value;
        _problems.Add($"{place}: {key} must be a whole number from 0: a run of this version of the program writes it");
        return 0;
    }

    private static string? Text(JsonElement of, string key) =>
        Child(of, key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Child(JsonElement of, string key) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(key, out var child) ? child : null;

    private static List<JsonElement> Items(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];
}
