using System.Text.Json;

namespace FPReconcile.App.Review.Vintages;

/// <summary>Reads statistics.json. Keys that are not known are left alone: a later program may tell more.</summary>
internal static class VintageReader
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>The figures; null when the file is damaged.</summary>
    public static VintageFigures? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<VintageFigures>(json, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
