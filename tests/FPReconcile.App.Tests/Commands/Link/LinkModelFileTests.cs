using System.Text;
using FPReconcile.App.Commands.Link;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.App.Tests.Commands.Link;

public sealed class LinkModelFileTests : IDisposable
{
    private const string Smallest = """{"id":"i","blocking_rules":[{"on":["a"]}],"comparisons":[{"column":"a","kind":"text"}]}""";

    /// <summary>The example of the contract.</summary>
    private const string Example = """
        { "id": "rec_id", "link_type": "one_to_one",
          "blocking_rules": [ { "on": ["soc_sec_id"] }, { "on": ["surname", "date_of_birth"] }, { "on": ["given_name:3", "postcode"] }, { "on": ["given_name", "surname"], "swap": ["given_name", "surname"] } ],
          "comparisons": [ { "column": "given_name", "kind": "name", "term_frequency": true, "swap_with": "surname" }, { "column": "date_of_birth", "kind": "date", "format": "yyyyMMdd" },
                           { "column": "soc_sec_id", "kind": "identifier" }, { "column": "street_number", "kind": "number" }, { "column": "address_1", "kind": "text" },
                           { "column": "state", "kind": "category" }, { "left": "sex", "right": "gender", "kind": "category", "role": "child" } ],
          "threshold": 0.95 }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_example_of_the_contract_is_read()
    {
        var model = Read(Example);

        (model.Id.Name, model.LinkType, model.Threshold).ShouldBe(("rec_id", LinkType.OneToOne, 0.95));
        model.BlockingRules.Select(rule => rule.Name).ShouldBe(
            ["soc_sec_id", "surname, date_of_birth", "given_name:3, postcode", "given_name, surname (either order)"]);
        model.BlockingRules[2].On.Select(part => (part.Column.Left, part.PrefixLength)).ShouldBe([("given_name", 3), ("postcode", null)]);
        model.BlockingRules[3].Swap.ShouldBe(new SwappedParts(new BlockingKeyPart(Both("given_name"), null), new BlockingKeyPart(Both("surname"), null)));
        model.Comparisons.Select(comparison => (comparison.Column.Left, comparison.Kind)).ShouldBe(
        [
            ("given_name", ComparisonKind.Name), ("date_of_birth", ComparisonKind.Date), ("soc_sec_id", ComparisonKind.Identifier),
            ("street_number", ComparisonKind.Number), ("address_1", ComparisonKind.Text), ("state", ComparisonKind.Category), ("sex", ComparisonKind.Category),
        ]);
        (model.Comparisons[0].TermFrequency, model.Comparisons[0].SwapWith, model.Comparisons[1].TermFrequency).ShouldBe((true, Both("surname"), false));
        (model.Comparisons[1].Format, model.Comparisons[0].Format).ShouldBe(("yyyyMMdd", "yyyy-MM-dd"));
        model.Comparisons[6].ShouldBe(new ComparisonDefinition { Column = new ColumnPair("sex", "gender"), Kind = ComparisonKind.Category, Role = ComparisonRole.Child });
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var model = Read(Smallest);

        (model.LinkType, model.Threshold, model.Comparisons[0].Role).ShouldBe((LinkType.OneToOne, 0.95, ComparisonRole.Delivery));
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake() => Read("\uFEFF" + Smallest).Id.Name.ShouldBe("i");

    [Fact]
    public void Columns_of_different_names_are_written_with_left_and_right_everywhere()
    {
        var model = Read("""
            {
              "id": { "left": "id_a", "right": "id_b" }, "link_type": "many_to_many", "threshold": 0.5, // comments and trailing commas are allowed
              "blocking_rules": [{ "on": [{ "left": "sex", "right": "gender" }, { "column": "dc:date", "prefix": 4 }, { "left": "first", "right": "given" }, "last"], "swap": ["first", "last"] }],
              "comparisons": [
                { "left": "first", "right": "given", "kind": "name", "swap_with": "last" }, { "column": "last", "kind": "name", "swap_with": { "left": "first", "right": "given" } },
                { "column": "weight", "kind": "number", "same_within": 0.5, "near_within": 2 },
              ],
            }
            """);

        model.Id.ShouldBe(new ColumnPair("id_a", "id_b"));
        model.LinkType.ShouldBe(LinkType.ManyToMany);
        model.BlockingRules[0].Name.ShouldBe("sex = gender, dc:date:4, first = given, last (either order)");
        model.BlockingRules[0].Swap.ShouldBe(new SwappedParts(new BlockingKeyPart(new ColumnPair("first", "given"), null), new BlockingKeyPart(Both("last"), null)));
        (model.Comparisons[0].SwapWith, model.Comparisons[1].SwapWith).ShouldBe((Both("last"), new ColumnPair("first", "given")));
        (model.Comparisons[2].SameWithin, model.Comparisons[2].NearWithin).ShouldBe((0.5, 2));
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_its_place()
    {
        var message = Refused("""
            {
              "link_typ": "x", "id": 3, "link_type": "one", "threshold": 1.5,
              "blocking_rules": [{ "on": [] }, { "un": ["a"] }, { "on": ["a:x", { "left": "b" }] }, { "on": ["a", "b:2"], "swap": ["a", "c"] }, { "on": ["a", "b:2"], "swap": ["a", "b"] }, 7],
              "comparisons": [
                { "column": "a", "kind": "name", "swap_with": "zz" }, { "column": "a", "kind": "nam" }, { "kind": "text" }, { "column": "d", "kind": "date", "format": "dd.MM.yy" },
                { "column": "n", "kind": "number", "term_frequency": true, "same_within": 5, "near_within": 1 }, { "column": "t", "kind": "text", "format": "yyyy-MM-dd", "role": "mother" },
              ]
            }
            """);

        foreach (var problem in new[]
        {
            "model: unknown key \"link_typ\"; did you mean \"link_type\"?", "model: id: must be the name of a column", "model: link_type: must be one of \"one_to_one\", \"many_to_many\"",
            "model: threshold: must be a number above 0 and below 1", "model: blocking_rules[0].on: is empty", "model: blocking_rules[1]: unknown key \"un\"",
            "model: blocking_rules[1]: \"on\" is missing", "model: blocking_rules[2].on[0]: bad prefix", "model: blocking_rules[2].on[1]: name the column once",
            "model: blocking_rules[3].swap[1]: is not among the columns of \"on\"", "model: blocking_rules[4].swap: the two columns have different prefixes", "model: blocking_rules[5]: must be an object",
            "model: comparisons[1].kind: must be one of \"name\", \"text\"", "model: comparisons[2]: name the column once", "model: comparisons[3].format: must hold yyyy, MM and dd",
            "model: comparisons[4].term_frequency: is only for kind", "model: comparisons[4]: near_within is smaller", "model: comparisons[5].format: is only for kind date", "model: comparisons[5].role: must be one of",
        })
            message.ShouldContain(problem);
        message.Split('\n').Length.ShouldBe(19);
    }

    [Theory]
    [InlineData("""{ "column": "a", "kind": "text" }""", "comparisons[1]: compares the same column as comparisons[0]")]
    [InlineData("""{ "column": "b", "kind": "name", "swap_with": "b" }""", "comparisons[1].swap_with: names the column itself")]
    [InlineData("""{ "column": "b", "kind": "name", "swap_with": "a" }""", "comparisons[1].swap_with: is a comparison of another kind")]
    [InlineData("""{ "column": "b" }""", "comparisons[1]: kind is missing")]
    [InlineData("""{ "column": "b", "left": "b", "kind": "name" }""", "comparisons[1]: name the column once")]
    [InlineData("""{ "column": " ", "kind": "name" }""", "comparisons[1].column: must be the name of a column")]
    [InlineData("""{ "column": "b", "kind": "date", "format": "yyyy-MM-dd HH" }""", "comparisons[1].format: must hold")]
    [InlineData("""{ "column": "b", "kind": "date", "format": "yyyyMMMM" }""", "comparisons[1].format: must hold")]
    [InlineData("""{ "column": "b", "kind": "number", "near_within": -1 }""", "comparisons[1].near_within: must be a number from 0")]
    public void A_wrong_comparison_is_refused_by_its_place(string comparison, string expected) =>
        Refused(Smallest.Replace("}]}", $"}}, {comparison}]}}", StringComparison.Ordinal)).ShouldStartWith($"model: {expected}");

    [Theory]
    [InlineData("a:0")]
    [InlineData("a:")]
    [InlineData("a:-1")]
    [InlineData(":3")]
    [InlineData("a:100")]
    public void A_bad_prefix_is_refused(string part) =>
        Refused(Smallest.Replace("[\"a\"]", $"[\"{part}\"]", StringComparison.Ordinal)).ShouldStartWith("model: blocking_rules[0].on[0]: bad prefix");

    [Theory]
    [InlineData("[]", "model: must be an object")]
    [InlineData("{", "model: not valid JSON (line 1)")]
    [InlineData("""{"id":"a","id":"b"}""", "model: not valid JSON")]
    [InlineData("""{"id":"i"}""", "model: blocking_rules is missing")]
    [InlineData("""{"id":"i","blocking_rules":[],"comparisons":[]}""", "model: blocking_rules: holds no rule")]
    [InlineData("""{"id":"i","blocking_rules":{},"comparisons":3}""", "model: blocking_rules: must be a list")]
    public void What_cannot_be_meant_is_refused(string json, string expected) => Refused(json).ShouldStartWith(expected);

    [Fact]
    public void A_model_may_hold_as_much_as_the_engine_and_no_more()
    {
        var model = Read(Big(comparisons: 21, rules: 32));
        (model.Comparisons.Count, model.BlockingRules.Count).ShouldBe((21, 32));

        var message = Refused(Big(comparisons: 22, rules: 33));
        message.ShouldContain("model: comparisons: 22 comparisons are too many: at most 21");
        message.ShouldContain("model: blocking_rules: 33 rules are too many: at most 32");
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_usage_error() =>
        Should.Throw<UsageException>(() => LinkModelFile.Read(_folder.Path("nowhere.json"))).Message.ShouldStartWith("model: the file of --model cannot be read");

    [Fact]
    public void Columns_that_are_there_are_no_problem() =>
        Read(Smallest).CheckColumns(["a", "i", "x"], ["i", "a"]).ShouldBeEmpty();

    [Fact]
    public void A_missing_column_is_told_once_with_its_first_place_its_file_and_the_nearest_heading()
    {
        var model = Read(Example);
        string[] left = ["rec_id", "soc_sec_id", "Surname", "date_of_birth", "given_name", "postcode", "street_number", "address_1", "state", "sex"];
        string[] right = ["rec_id", "soc_sec_id", "surname", "date_of_birth", "given_name", "postcode", "postcode", "street_number", "address_1", "state", "sex"];

        model.CheckColumns(left, right).ShouldBe(
        [
            "blocking_rules[1].on[0]: column \"surname\" is not in the left file: did you mean \"Surname\"?",
            "blocking_rules[2].on[1]: column \"postcode\" is there 2 times in the right file: name its columns apart",
            "comparisons[6]: column \"gender\" is not in the right file: correct the model, or the header row of the file",
        ]);
    }

    [Fact]
    public void The_values_of_a_file_without_a_header_row_are_not_told() =>
        string.Join('\n', Read(Example).CheckColumns(["101", "Anna", "Berg"], ["202", "Anna", "Berg"])).ShouldNotContain("Anna");

    [Fact]
    public void The_fingerprint_changes_with_a_comparison_and_not_with_a_rule_or_the_threshold()
    {
        var model = Read(Example);

        (model with { Threshold = 0.5, LinkType = LinkType.ManyToMany, BlockingRules = [model.BlockingRules[0]] }).Fingerprint().ShouldBe(model.Fingerprint());
        Read(Example.Replace("yyyyMMdd", "ddMMyyyy", StringComparison.Ordinal)).Fingerprint().ShouldNotBe(model.Fingerprint());
        (model with { Comparisons = [.. model.Comparisons.Reverse()] }).Fingerprint().ShouldNotBe(model.Fingerprint());
        model.Fingerprint().Length.ShouldBe(64);
    }

    private static ColumnPair Both(string name) => new(name, name);

    private static string Big(int comparisons, int rules) => $$"""
        {"id":"i","blocking_rules":[{{string.Join(',', Enumerable.Range(0, rules).Select(i => $$"""{"on":["c{{i}}"]}"""))}}],
         "comparisons":[{{string.Join(',', Enumerable.Range(0, comparisons).Select(i => $$"""{"column":"c{{i}}","kind":"text"}"""))}}]}
        """;

    private LinkModelDefinition Read(string json) => LinkModelFile.Read(_folder.Write("model.json", Encoding.UTF8.GetBytes(json)));

    private string Refused(string json) => Should.Throw<UsageException>(() => Read(json)).Message;
}
