using System.Text;
using System.Text.Json.Nodes;
using FPReconcile.App.Observability;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>What a run adds to the metrics, by what its files say: once, by whoever noted that it is published.</summary>
internal static class RunMetrics
{
    // case_id, change, kinds_before, kinds_after, because: none of them can hold a comma.
    private const int ChangeField = 1;
    private const int BecauseField = 4;

    /// <summary>Adds pairs, links and changes of cases.</summary>
    /// <param name="manifest">The manifest of the run.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="changes">Its difference report.</param>
    public static void Count(JsonNode manifest, RunFigures figures, byte[] changes)
    {
        foreach (var (between, pairs) in PairsOf(manifest))
            Telemetry.Pairs.Add(pairs, new KeyValuePair<string, object?>("between", between));
        Telemetry.Links.Add(figures.Links);
        foreach (var ((change, because), count) in ChangesIn(changes).CountBy(change => change))
            Telemetry.Cases.Add(count, new("change", change), new("because", because));
    }

    /// <summary>The number of pairs inside each source and between two of them, by the name that the manifest gives it: each candidate once, under the first rule that found it.</summary>
    private static IEnumerable<(string Between, long Pairs)> PairsOf(JsonNode manifest)
    {
        foreach (var (name, value) in manifest["model"]!.AsObject())
        {
            if (value is JsonObject model && model["blocking"] is JsonArray rules)
                yield return (name, rules.Sum(rule => rule!["new_pairs"]!.GetValue<long>()));
        }
    }

    private static IEnumerable<(string Change, string Because)> ChangesIn(byte[] changes)
    {
        using var reader = new StreamReader(new MemoryStream(changes), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            yield return (fields[ChangeField], fields[BecauseField]);
        }
    }
}
