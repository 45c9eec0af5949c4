using System.Buffers;
using System.Text;
using System.Text.Json;
using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Models;

/// <summary>The models that a run weighed pairs with.</summary>
/// <param name="Models">The models.</param>
/// <param name="AreGiven">They come from an earlier run.</param>
internal sealed record UsedModels(BirthModels Models, bool AreGiven);

/// <summary>
/// Writes the models of a run for the manifest: m, sibling and u of each level, priors, sessions, blocking counts.
/// <see cref="BirthModelsReader"/> reads them.
/// </summary>
internal static class ModelJson
{
    public static string Write(UsedModels used, IReadOnlyList<TableLinker> linkers, AssignmentReport assignment, PossibleMatches possible)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model_source", used.AreGiven ? "given" : "trained");
            json.WriteString("model_id", used.Models.Id);
            json.WriteNumber("possible_match_from", Rounded(possible.From));
            json.WriteNumber("contested_components", assignment.Components);
            json.WriteNumber("components_not_proven_optimal", assignment.NotProvenOptimal);
            for (var i = 0; i < linkers.Count; i++)
                WriteModel(json, LinkedSources.All[i].Name, used.Models[i], linkers[i]);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteModel(Utf8JsonWriter json, string name, BirthModel trained, TableLinker linker)
    {
        // Probabilities are written so that they come back bit by bit: a later run with this model gives the same weights.
        var model = trained.Model;
        json.WriteStartObject(name);
        json.WriteNumber("left_records", trained.LeftRecords);
        json.WriteNumber("right_records", trained.RightRecords);
        json.WriteNumber("match_prior", model.MatchPrior);
        json.WriteNumber("sibling_prior", model.SiblingPrior);
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
            json.WriteNumber("m", model.M[comparison, level]);
            json.WriteNumber("sibling", model.Sibling[comparison, level]);
            json.WriteNumber("u", model.U[comparison, level]);
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
}
