using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.App.Review.Vintages;

/// <summary>Reads statistics.json. Keys that are not known are left alone: a later program may tell more.</summary>
internal static class VintageReader
{
    /// <summary>The figures; null when the file is damaged.</summary>
    public static VintageFigures? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, VintageContext.Default.VintageFigures);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(VintageFigures))]
internal sealed partial class VintageContext : JsonSerializerContext;
