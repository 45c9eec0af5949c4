using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>A batch that takes part in a night.</summary>
/// <param name="Source">Its source, or deaths.</param>
/// <param name="Path">Where it is, below the container of batches.</param>
internal sealed record PlannedBatch(string Source, string Path);

/// <summary>What a night works on, pinned at its start, so that every step of it sees the same.</summary>
internal sealed record NightPlan
{
    public required DateOnly AsOf { get; init; }

    /// <summary>The run that readers see while this one works, and whose cases it carries on; null for the first night.</summary>
    public required string? Previous { get; init; }

    /// <summary>In ordinal order of source and upload.</summary>
    public required IReadOnlyList<PlannedBatch> Batches { get; init; }

    /// <summary>Hash of settings, mapping, reference files and decisions.</summary>
    public required string Configuration { get; init; }

    /// <summary>Hash of the model; null when the night trains one.</summary>
    public required string? Model { get; init; }

    public required bool DeathListIsTooOld { get; init; }

    /// <summary>Version of the program: another one may find other links.</summary>
    public required string Program { get; init; }

    /// <summary>Hash of what was erased before the night; null: nothing.</summary>
    public string? Erased { get; init; }

    /// <summary>Whether files had come that nobody had read: the night goes on without them, and makes no vintage.</summary>
    public bool AreFilesWaiting { get; init; }

    /// <summary>Everything new that shapes the result. The run before and the model it left are not new: nothing else means nothing to do.</summary>
    public string Inputs => OpaqueId.Of((this with { Previous = null, Model = null, AreFilesWaiting = false }).Write());

    public string Run => RunId.Of(AsOf, Write());

    public string Write() => new JsonObject
    {
        ["as_of"] = AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["program"] = Program,
        ["previous"] = Previous,
        ["configuration"] = Configuration,
        ["model"] = Model,
        ["death_list_is_too_old"] = DeathListIsTooOld,
        ["erased"] = Erased,
        ["files_waiting"] = AreFilesWaiting,
        ["batches"] = new JsonArray([.. Batches.Select(batch => new JsonObject { ["source"] = batch.Source, ["path"] = batch.Path })]),
    }.ToJsonString();

    /// <exception cref="FormatException">The bytes are no plan.</exception>
    public static NightPlan Read(byte[] bytes)
    {
        try
        {
            var plan = JsonNode.Parse(Encoding.UTF8.GetString(bytes))!;
            return new NightPlan
            {
                AsOf = DateOnly.ParseExact(plan["as_of"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Program = plan["program"]!.GetValue<string>(),
                Previous = plan["previous"]?.GetValue<string>(),
                Configuration = plan["configuration"]!.GetValue<string>(),
                Model = plan["model"]?.GetValue<string>(),
                DeathListIsTooOld = plan["death_list_is_too_old"]!.GetValue<bool>(),
                Erased = plan["erased"]?.GetValue<string>(),
                AreFilesWaiting = plan["files_waiting"]?.GetValue<bool>() ?? false,
                Batches = [.. plan["batches"]!.AsArray().Select(batch => new PlannedBatch(batch!["source"]!.GetValue<string>(), batch["path"]!.GetValue<string>()))],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FormatException("The plan of the run is damaged.", exception);
        }
    }
}
