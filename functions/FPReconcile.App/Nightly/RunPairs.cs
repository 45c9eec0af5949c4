using System.Text.Json.Nodes;
using FPReconcile.App.Observability;

namespace FPReconcile.App.Nightly;

/// <summary>How many pairs a run has compared, as its manifest says: each candidate once, under the first rule that found it.</summary>
internal static class RunPairs
{
    /// <summary>The number of pairs inside each source and between two of them, by the name that the manifest gives it.</summary>
    public static IEnumerable<(string Between, long Pairs)> Of(JsonNode manifest)
    {
        foreach (var (name, value) in manifest["model"]!.AsObject())
        {
            if (value is JsonObject model && model["blocking"] is JsonArray rules)
                yield return (name, rules.Sum(rule => rule!["new_pairs"]!.GetValue<long>()));
        }
    }

    /// <summary>Counts them in the metrics: once for a run, by whoever noted that it is published.</summary>
    public static void Count(JsonNode manifest)
    {
        foreach (var (between, pairs) in Of(manifest))
            Telemetry.Pairs.Add(pairs, new KeyValuePair<string, object?>("between", between));
    }
}
