using System.Text.Json;

namespace FPReconcile.App.Tests.Infra;

/// <summary>A file of parameters for one environment.</summary>
internal static class ParameterFile
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Bicep.Folder, "*.parameters.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public static IReadOnlyDictionary<string, JsonElement> Read(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, name)));
        return file.RootElement.GetProperty("parameters").EnumerateObject()
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value.GetProperty("value").Clone());
    }
}
