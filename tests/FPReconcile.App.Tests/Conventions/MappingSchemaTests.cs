using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>The JSON schema of the mapping says what the program reads, key by key and value by value.</summary>
public sealed class MappingSchemaTests : IDisposable
{
    private readonly JsonDocument _schema = JsonDocument.Parse(Pages.Read("docs/mapping.schema.json"), default);

    public void Dispose() => _schema.Dispose();

    private JsonElement Mapping => _schema.RootElement.GetProperty("$defs").GetProperty("mapping");

    [Fact]
    public void It_has_the_keys_that_are_read_and_allows_no_other()
    {
        var known = Should.Throw<UsageException>(() => Parse("""{"?":0}""")).Message.Split("known are ")[1].Split(", ");

        Mapping.GetProperty("properties").EnumerateObject().Select(static key => key.Name).ShouldBe(known);
        Mapping.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        Mapping.GetProperty("required").EnumerateArray().Select(static key => key.GetString()).ShouldBe(["source"]);
    }

    [Theory]
    [InlineData("columns")]
    [InlineData("letters")]
    public void It_has_the_columns_of_the_allow_list_and_no_other(string key)
    {
        var columns = Mapping.GetProperty("properties").GetProperty(key);

        columns.GetProperty("properties").EnumerateObject().Select(static column => column.Name)
            .ShouldBe([.. CanonicalColumns.All.Select(static column => column.Name()), "registration_number", "entry_number"]);
        columns.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("source")]
    [InlineData("dateOrder")]
    [InlineData("calendar")]
    public void Every_value_that_it_lists_is_read(string key)
    {
        foreach (var value in Values(key))
            Should.NotThrow(() => Parse(key == "source" ? $$"""{"source":"{{value}}"}""" : $$"""{"source":"facility","{{key}}":"{{value}}"}"""));
    }

    [Fact]
    public void It_lists_every_calendar_and_order() =>
        (Values("calendar").Count, Values("dateOrder").Count).ShouldBe((Enum.GetValues<DateCalendar>().Length, Enum.GetValues<DateOrder>().Length));

    [Theory]
    [InlineData(";")]
    [InlineData("tab")]
    [InlineData("\t")]
    [InlineData("|")]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("--")]
    [InlineData("、")]
    public void It_takes_the_delimiters_that_are_read(string delimiter)
    {
        var pattern = Mapping.GetProperty("properties").GetProperty("delimiter").GetProperty("pattern").GetString()!;
        var isRead = true;
        try
        {
            Parse($$"""{"source":"facility","delimiter":{{JsonSerializer.Serialize(delimiter)}}}""");
        }
        catch (UsageException)
        {
            isRead = false;
        }

        Regex.IsMatch(delimiter, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)).ShouldBe(isRead);
    }

    [Fact]
    public void Letters_that_are_none_are_refused() =>
        Should.Throw<UsageException>(() => Parse("""{"source":"facility","letters":{"sex":"7"}}""")).Message.ShouldContain("column letter");

    private List<string> Values(string key) =>
        [.. Mapping.GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(static value => value.GetString()!)];

    private static IReadOnlyList<ColumnMapping> Parse(string json) => MappingFile.Parse(Encoding.UTF8.GetBytes(json));
}
