using System.Text;
using System.Text.Json.Nodes;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Review.Vintages;

/// <summary>An invented vintage that has everything a page can show, and hidden counts that are known here.</summary>
internal static class SampleVintage
{
    public const string Name = "2026-Q1";

    /// <summary>What is hidden of A02, of A02 and A05 together (as subtraction from totals gives it), and of the two hidden rows of outcomes together.</summary>
    public static IReadOnlyList<long> HiddenCounts { get; } = [31337, 27182, 31368, 27189, 16180, 1618];

    public static byte[] Json { get; } = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "tests", "FPReconcile.App.Tests", "Review", "Vintages", "vintage.json"));

    public static VintageFigures Figures { get; } = VintageReader.Read(Json)!;

    /// <summary>The same figures under another name and day.</summary>
    public static byte[] Named(string name, string asOf)
    {
        var json = JsonNode.Parse(Json)!;
        (json["vintage"], json["as_of"]) = (name, asOf);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>Puts a vintage into a store as a night does.</summary>
    public static async Task PutAsync(Store store, string name, byte[] json)
    {
        var place = new VintagePlace(name);
        await store.Blobs.WriteAsync(place.Workbook, Encoding.UTF8.GetBytes($"workbook of {name}"), default);
        await store.Blobs.WriteAsync(place.Page, Encoding.UTF8.GetBytes($"<html>page of {name}</html>"), default);
        await store.Blobs.WriteAsync(place.Json, json, default);
    }
}
