using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.Core.Linkage;

/// <summary>A trained model that was read, or what is wrong with the file.</summary>
/// <param name="Model">The model; null when there are problems.</param>
/// <param name="Problems">One line each, naming the place in the file.</param>
public sealed record TrainedModelReading(TrainedModel? Model, IReadOnlyList<string> Problems);

/// <summary>The JSON of a trained model. Numbers are written so that they come back bit by bit; unknown keys are refused.</summary>
public static class TrainedModelJson
{
    /// <summary>UTF-8 without a byte order mark, the same bytes for the same model.</summary>
    /// <exception cref="ArgumentException">A probability is out of range: a bug of the trainer.</exception>
    public static byte[] Write(TrainedModel model)
    {
        if (ProblemsOf(model) is [var first, ..])
            throw new ArgumentException(first, nameof(model));
        return [.. JsonSerializer.SerializeToUtf8Bytes(model, TrainedModelContext.Default.TrainedModel), (byte)'\n'];
    }

    public static TrainedModelReading Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var model = JsonSerializer.Deserialize(utf8, TrainedModelContext.Default.TrainedModel);
            var problems = model is null ? ["the file must hold one JSON object"] : ProblemsOf(model);
            return new TrainedModelReading(problems.Count == 0 ? model : null, problems);
        }
        catch (JsonException exception)
        {
            // Messages of the parser may quote the file; its path and line do not.
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            return new TrainedModelReading(null, [$"{Place(exception.Path)}not a trained model{line}: a key is unknown, missing or there twice, or its value is of the wrong type"]);
        }
    }

    private static string Place(string? path) => path is null or "$" ? "" : $"{path.Replace("$.", "", StringComparison.Ordinal)}: ";

    private static List<string> ProblemsOf(TrainedModel model)
    {
        // The deserializer checks properties for null, but not the entries of lists.
        if (model.Comparisons.Contains(null!) || model.Sessions.Contains(null!) || model.Warnings.Contains(null!))
            return ["comparisons, sessions and warnings hold no null"];
        var problems = new List<string>();
        if (!IsAbove0(model.MatchPrior) || model.MatchPrior >= 1)
            problems.Add("match_prior must be above 0 and below 1");
        else if (!(model.SiblingPrior >= 0 && model.SiblingPrior + model.MatchPrior < 1))
            problems.Add("sibling_prior must be from 0, and below 1 together with match_prior");
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            for (var l = 0; l < model.Comparisons[c].Levels.Count; l++)
            {
                if (model.Comparisons[c].Levels[l] is not { } level || !IsAbove0(level.M) || !IsAbove0(level.Sibling) || !IsAbove0(level.U))
                    problems.Add($"comparisons[{c}].levels[{l}]: m, sibling and u must be above 0 and at most 1");
            }
        }

        if (model.Sessions.Any(session => !double.IsFinite(session.ExpectedMatches)))
            problems.Add("sessions: expected_matches must be a number");
        return problems;
    }

    private static bool IsAbove0(double probability) => probability is > 0 and <= 1;
}

/// <summary>Reading and writing code made at compile time: reflection would cost a tenth of a nightly run.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(TrainedModel))]
internal sealed partial class TrainedModelContext : JsonSerializerContext;
