using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Tests.Nightly;

namespace FPReconcile.App.Tests.Review.Vintages;

/// <summary>What the program writes into statistics.json is read back whole.</summary>
public sealed class VintageReaderTests
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string SumOfCases = "/timeliness/case_turnaround/births";

    // Told by other keys, or of no use on a page.
    private static readonly string[] NotRead = ["program", "format", "rules", "lists", "models", "interval", "fewest_in_both", "widest_half_interval", "estimate", "known", "cases", "rows_not_yet_due", "not_shown"];

    [Fact]
    public void Every_figure_of_a_vintage_is_read()
    {
        using var district = new NightDistrict(births: 1200);
        var json = JsonNode.Parse(district.Reconcile(district.AsOf, "--vintage", "2025-A")["statistics.json"])!;

        ShouldHoldAll(json);
    }

    [Fact]
    public void Every_figure_of_the_sample_is_read() => ShouldHoldAll(JsonNode.Parse(SampleVintage.Json)!);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"vintage": "a"}""")]
    [InlineData("""{"vintage": null, "as_of": "2025-01-01", "metadata": {}}""")]
    [InlineData("""{"vintage": "a", "as_of": "yesterday", "metadata": {}}""")]
    [InlineData("""{"vintage": "a", "as_of": "2025-01-01", "metadata": {}, "births": [{"groups": null, "count": 1}]}""")]
    public void A_damaged_file_is_no_vintage(string json) => VintageReader.Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    private static void ShouldHoldAll(JsonNode json)
    {
        var read = JsonSerializer.SerializeToNode(VintageReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString())), SnakeCase)!;
        Missing(json, read, "").ShouldBeEmpty();
    }

    private static IEnumerable<string> Missing(JsonNode? written, JsonNode? read, string path) => written switch
    {
        JsonObject item => item.Where(key => !NotRead.Contains(key.Key, StringComparer.Ordinal) && $"{path}/{key.Key}" != SumOfCases).SelectMany(key => Missing(key.Value, read?[key.Key], $"{path}/{key.Key}")),
        JsonArray list => list.Index().SelectMany(item => Missing(item.Item, read?[item.Index], $"{path}/{item.Index}")),
        null => [],
        _ => JsonNode.DeepEquals(written, read) ? [] : [path],
    };
}
