using System.Text.Json;

namespace FPReconcile.App.Output;

/// <summary>What tells a folder that a verb has written from any other folder, which must not be replaced.</summary>
/// <param name="File">A JSON file in it.</param>
/// <param name="Key">A key of that file.</param>
/// <param name="Value">Its value; null: any.</param>
internal sealed record RunMarker(string File, string Key, string? Value)
{
    /// <summary>The manifest of <c>reconcile</c>.</summary>
    public static RunMarker Manifest { get; } = new(RunFiles.ManifestName, "program", "fpreconcile");

    public bool IsIn(string folder)
    {
        try
        {
            using var manifest = JsonDocument.Parse(Spreadsheets.InputStreams.ReadAllBytes(Path.Combine(folder, File)));
            return manifest.RootElement.ValueKind == JsonValueKind.Object
                && manifest.RootElement.TryGetProperty(Key, out var found)
                && (Value is null || (found.ValueKind == JsonValueKind.String && found.ValueEquals(Value)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }
}
