using System.Text.Json;
using FPReconcile.App.Nightly.Runs;

namespace FPReconcile.App.Status;

/// <summary>The parts of <c>api/status</c> as JSON: ids, counts and times.</summary>
internal static class StatusJson
{
    /// <summary>Parts that a caller may ask for, and how each is written.</summary>
    public static IReadOnlyDictionary<string, Action<Utf8JsonWriter, StatusReport>> Parts { get; } =
        new Dictionary<string, Action<Utf8JsonWriter, StatusReport>>(StringComparer.Ordinal)
        {
            ["process"] = WriteProcess,
            ["night"] = (json, report) => WriteNight(json, report.Store?.Night),
            ["uploads"] = (json, report) => WriteUploads(json, report.Store?.Uploads),
            ["queues"] = (json, report) => WriteQueues(json, report.Store?.Queues ?? []),
        };

    private static void WriteProcess(Utf8JsonWriter json, StatusReport report)
    {
        json.WriteStartObject("process");
        json.WriteString("version", report.Version);
        json.WriteString("started", report.Started.UtcDateTime);
        json.WriteString("now", report.Now.UtcDateTime);
        json.WriteBoolean("storageReachable", report.IsStorageReachable);
        json.WriteEndObject();
    }

    private static void WriteNight(Utf8JsonWriter json, NightStatus? night)
    {
        json.WriteStartObject("night");
        WriteShown(json, night?.Shown);
        WriteRun(json, "running", night?.Running);
        WriteRun(json, "last", night?.Last);
        json.WriteEndObject();
    }

    private static void WriteShown(Utf8JsonWriter json, CurrentRun? shown)
    {
        if (shown is null)
        {
            json.WriteNull("shown");
            return;
        }

        json.WriteStartObject("shown");
        json.WriteString("run", shown.Run);
        json.WriteString("asOf", shown.AsOf);
        json.WriteString("published", shown.Published.UtcDateTime);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, string name, RunState? run)
    {
        if (run is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("run", run.Run);
        json.WriteString("asOf", RunId.AsOf(run.Run));
        json.WriteString("state", run.Stage.ToString().ToLowerInvariant());
        json.WriteString("started", run.Started.UtcDateTime);
        if (!run.IsOpen)
        {
            json.WriteString("finished", run.Changed.UtcDateTime);
            json.WriteNumber("seconds", (long)(run.Changed - run.Started).TotalSeconds);
        }

        if (run.Figures is { } figures)
            WriteFigures(json, figures);
        if (run.Stage == RunStage.Failed)
            WriteReason(json, FailureReason.Of(run.Reason));
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, RunFigures figures)
    {
        json.WriteNumber("rows", figures.Rows);
        json.WriteNumber("links", figures.Links);
        json.WriteNumber("openCases", figures.OpenCases);
        json.WriteNumber("lateFacilities", figures.LateFacilities);
        json.WriteStartArray("vintages");
        foreach (var (name, state) in figures.VintageStates)
        {
            json.WriteStartObject();
            json.WriteString("vintage", name);
            json.WriteString("state", state);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReason(Utf8JsonWriter json, FailureReason reason)
    {
        json.WriteStartArray("reasons");
        foreach (var line in reason.Lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteNumber("filesNotUsed", reason.Files);
    }

    private static void WriteUploads(Utf8JsonWriter json, UploadCounts? uploads)
    {
        if (uploads is null)
        {
            json.WriteNull("uploads");
            return;
        }

        json.WriteStartObject("uploads");
        json.WriteNumber("waiting", uploads.Waiting);
        json.WriteNumber("read", uploads.Read);
        json.WriteNumber("unreadable", uploads.Unreadable);
        json.WriteNumber("setAside", uploads.SetAside);
        json.WriteEndObject();
    }

    private static void WriteQueues(Utf8JsonWriter json, IReadOnlyList<QueueCounts> queues)
    {
        json.WriteStartArray("queues");
        foreach (var queue in queues)
        {
            json.WriteStartObject();
            json.WriteString("queue", queue.Queue);
            json.WriteNumber("waiting", queue.Waiting);
            json.WriteNumber("poison", queue.Poison);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
