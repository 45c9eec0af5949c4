using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Conventions;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>docs/statistics.schema.json says what statistics.json holds, key by key.</summary>
public sealed class StatisticsSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "statistics.schema.json"))).RootElement;

    public static TheoryData<string> Kinds => [.. Vintages.Keys];

    private static Dictionary<string, Func<InventedVintage>> Vintages { get; } = new(StringComparer.Ordinal)
    {
        ["nobody"] = static () => new InventedVintage(),
        ["few"] = static () => InventedVintage.Mixed(1, 40),
        ["some"] = static () => InventedVintage.Mixed(3, 900),
        ["many"] = static () => InventedVintage.Mixed(2, 9000),
        ["without a register"] = static () => InventedVintage.Mixed(4).WithoutRegister(),
        ["home births"] = static () => InventedVintage.Mixed(3).Add("011", new Facts { Place = BirthPlace.Home, Facility = null }, 400),
        ["outcomes"] = static () => WithOutcomes(InventedVintage.Mixed(5)),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_fits_the_schema(string kind)
    {
        using var json = JsonDocument.Parse(Vintages[kind]().Json());

        new SchemaCheck(Schema).ProblemsOf(json.RootElement).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_of_the_schema_is_written_in_its_order()
    {
        using var json = JsonDocument.Parse(Vintages["many"]().Json());

        json.RootElement.EnumerateObject().Select(static part => part.Name).ShouldBe(Names(Schema));
        json.RootElement.GetProperty("metadata").EnumerateObject().Select(static part => part.Name).ShouldBe(Names(Schema.GetProperty("properties").GetProperty("metadata")));
    }

    // A check that finds nothing wrong proves nothing: whatever is taken out or changed has to be found.
    [Theory]
    [InlineData("$.vintage", "\"a b\"")]
    [InlineData("$.metadata.first_month", "\"2025-13\"")]
    [InlineData("$.metadata.rules", "null")]
    [InlineData("$.completeness.all.rows[0].observed", "-1")]
    [InlineData("$.completeness.all.rows[0].base.not_shown", "\"because\"")]
    [InlineData("$.completeness.strata[0].stratum", "\"person\"")]
    [InlineData("$.timeliness.notification.known", "1.5")]
    [InlineData("$.heaping_tests[0].p", "2")]
    [InlineData("$.shares[0].name", "\"x\"")]
    [InlineData("$.format", "2")]
    public void What_does_not_fit_is_found(string path, string value)
    {
        var json = JsonNode.Parse(Vintages["many"]().Json())!;
        var steps = path[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var node = json;
        foreach (var step in steps[..^1])
            node = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? node![place] : node![step];
        node![steps[^1]] = JsonNode.Parse(value);

        new SchemaCheck(Schema).ProblemsOf(JsonSerializer.SerializeToElement(json)).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Names(JsonElement rules) => rules.GetProperty("properties").EnumerateObject().Select(static part => part.Name);

    private static InventedVintage WithOutcomes(InventedVintage vintage)
    {
        vintage.Outcomes = [.. from facility in Enumerable.Range(1, 8) from quarter in Enumerable.Range(1, 3) select new OutcomeCounts($"F{facility}", new CalendarQuarter(2025, quarter), 200, facility == 1 ? 200 : 150 + facility)];
        return vintage;
    }
}
