using System.Text;
using FPReconcile.App.Commands.Link;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>The page of <c>link</c> names every key of a model file, and its example is read by the program.</summary>
public sealed class LinkPageTests : IDisposable
{
    private const string Page = "docs/link.md";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_model_of_the_page_is_read()
    {
        var model = Read(Pages.Blocks(Page, "json").ShouldHaveSingleItem());

        model.Id.ShouldBe(new ColumnPair("rec_id", "person_no"));
        model.BlockingRules.Count.ShouldBe(4);
        model.BlockingRules[2].On[1].PrefixLength.ShouldBe(4);
        model.Comparisons.Select(comparison => comparison.Kind).Distinct().ShouldBe(Enum.GetValues<ComparisonKind>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"?":0,"id":"i","blocking_rules":[{"on":["a"]}],"comparisons":[{"column":"a","kind":"text"}]}""")]
    [InlineData("""{"id":"i","blocking_rules":[{"on":["a"],"?":0}],"comparisons":[{"column":"a","kind":"text"}]}""")]
    [InlineData("""{"id":"i","blocking_rules":[{"on":[{"column":"a","?":0}]}],"comparisons":[{"column":"a","kind":"text"}]}""")]
    [InlineData("""{"id":"i","blocking_rules":[{"on":["a"]}],"comparisons":[{"column":"a","kind":"text","?":0}]}""")]
    public void Every_key_has_its_row(string model)
    {
        // The message about an unknown key lists the known ones.
        var message = Should.Throw<UsageException>(() => Read(model)).Message;
        var rows = Pages.Read(Page).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]).ToList();

        foreach (var key in message.Split("known are ")[1].Split('\n')[0].Split(", "))
            rows.ShouldContain(row => row.Contains($"`{key.Trim()}`", StringComparison.Ordinal), key);
    }

    private LinkModelDefinition Read(string json) => LinkModelFile.Read(_folder.Write("model.json", Encoding.UTF8.GetBytes(json)));
}
