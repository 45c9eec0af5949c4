using System.Buffers;
using System.Text;
using System.Text.Json;
using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs;

/// <summary>Writes the trained models of a run for the manifest: m, sibling and u of each level, priors, sessions, blocking counts.</summary>
internal static class ModelJson
{
    public static string Write(SourceTable[] sources, SourcePair[] pairs, AssignmentReport assignment, PossibleMatches possible)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("possible_match_from", Rounded(possible.From));
            json.WriteNumber("contested_components", assignment.Components);
            json.WriteNumber("components_not_proven_optimal", assignment.NotProvenOptimal);
            string[] names = ["facility", "registration", "register"];
            for (var i = 0; i < sources.Length; i++)
                WriteModel(json, names[i], sources[i].Model!, sources[i].Linker);
            string[] pairNames = ["facility-registration", "facility-register", "registration-register"];
            for (var i = 0; i < pairs.Length; i++)
                WriteModel(json, pairNames[i], pairs[i].Model, pairs[i].Linker);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteModel(Utf8JsonWriter json, string name, LinkageModel model, TableLinker linker)
    {
        json.WriteStartObject(name);
        json.WriteNumber("match_prior", Significant(model.MatchPrior));
        json.WriteNumber("sibling_prior", Significant(model.SiblingPrior));
        json.WriteStartArray("comparisons");
        for (var c = 0; c < model.Comparisons.Count; c++)
            WriteComparison(json, model, c);
        json.WriteEndArray();
        json.WriteStartArray("blocking");
        foreach (var count in linker.BlockingCounts)
            WriteBlocking(json, count, linker.Sessions.FirstOrDefault(s => s.Rule == count.Rule));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, LinkageModel model, int comparison)
    {
        json.WriteStartObject();
        json.WriteString("column", model.Comparisons[comparison].Column);
        json.WriteStartArray("levels");
        for (var level = 1; level < model.Comparisons[comparison].Levels.Count; level++)
        {
            json.WriteStartObject();
            json.WriteString("level", model.Comparisons[comparison].Levels[level].Name);
            json.WriteNumber("m", Significant(model.M[comparison, level]));
            json.WriteNumber("sibling", Significant(model.Sibling[comparison, level]));
            json.WriteNumber("u", Significant(model.U[comparison, level]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBlocking(Utf8JsonWriter json, BlockingCount count, SessionReport? session)
    {
        json.WriteStartObject();
        json.WriteString("rule", count.Rule);
        json.WriteNumber("new_pairs", count.NewPairs);
        json.WriteNumber("oversized_records", count.OversizedRecords);
        if (session is not null)
        {
            json.WriteNumber("expected_matches", Rounded(session.ExpectedMatches));
            json.WriteNumber("iterations", session.Iterations);
            json.WriteString("stopped_because", session.StopReason.ToString());
        }

        json.WriteEndObject();
    }

    private static double Rounded(double value) => Math.Round(value, 6);

    /// <summary>Six significant digits: rounding only on output.</summary>
    private static double Significant(double value)
    {
        if (value == 0)
            return 0;
        var scale = Math.Pow(10, 5 - Math.Floor(Math.Log10(Math.Abs(value))));
        return Math.Round(value * scale) / scale;
    }
}
