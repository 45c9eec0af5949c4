using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>The codes of the areas that have open cases in a run, as a list of JSON.</summary>
internal static class AreaListFile
{
    public static void Write(Stream stream, IEnumerable<string> areas) =>
        JsonSerializer.Serialize(stream, [.. areas.Order(StringComparer.Ordinal)], AreaListContext.Default.ListString);

    public static IReadOnlyList<string> Read(byte[] bytes) => JsonSerializer.Deserialize(bytes, AreaListContext.Default.ListString) ?? [];
}

[JsonSerializable(typeof(List<string>))]
internal sealed partial class AreaListContext : JsonSerializerContext;
