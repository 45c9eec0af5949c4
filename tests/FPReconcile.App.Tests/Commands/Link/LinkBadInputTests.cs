using System.Globalization;
using System.Text;

namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>Whatever the files are: a clear error or a correct result, and no number that is none.</summary>
[Collection(LinkCollection.Name)]
public sealed class LinkBadInputTests : IDisposable
{
    private const string Amina = "Amina,Banda,1990-01-05,0971234567,160.0,T01";
    private const string Grace = "Grace,Phiri,1984-11-23,0967654321,171.5,T02";

    private readonly LinkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"surname\", \"birth_date\"", "\"surnam\", \"birth_date\"", "did you mean \"surname\"?")]
    [InlineData("\"kind\": \"date\"", "\"kind\": \"day\"", "kind")]
    [InlineData("\"id\": \"id\"", "\"id\": \"id\", \"tresh\": 1", "tresh")]
    [InlineData("\"id\": \"id\"", "\"id\": \"nowhere\"", "nowhere")]
    [InlineData("{ \"id\"", "[ \"id\"", "not valid JSON")]
    public void A_model_that_is_wrong_is_a_mistake_of_use(string from, string to, string told)
    {
        _folder.Write("model.json", LinkFolder.Model.Replace(from, to, StringComparison.Ordinal));
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);

        var run = _folder.Run();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
        Directory.Exists(_folder.Out).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--left", "left.csv")]
    [InlineData("--right", "right.csv")]
    [InlineData("--truth", "truth.csv")]
    [InlineData("--model", "my-model.json")]
    public void An_input_inside_the_folder_of_an_earlier_run_is_not_deleted(string option, string name)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.Write("truth.csv", "left_id,right_id\r\nL1,R1\r\n");
        _folder.Write("my-model.json", LinkFolder.Model);
        _folder.Run().ExitCode.ShouldBe(0);
        var moved = Path.Combine(_folder.Out, name);
        File.Move(_folder.Path(name), moved);

        var run = InProcessRun.Start(
            ["link", .. Options().Where(known => known.Option != option).Append((Option: option, Path: moved)).SelectMany(known => new[] { known.Option, known.Path })]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"{option} lies inside");
        File.Exists(moved).ShouldBeTrue();

        IEnumerable<(string Option, string Path)> Options() =>
            [("--left", _folder.Path("left.csv")), ("--right", _folder.Path("right.csv")), ("--model", _folder.Path("model.json")), ("--out", _folder.Out)];
    }

    [Theory]
    [InlineData("1e15")]
    [InlineData("1e300")]
    public void A_tolerance_beyond_all_numbers_is_no_limit(string tolerance)
    {
        _folder.Write("model.json", LinkFolder.Model.Replace("\"near_within\": 2", $"\"near_within\": {tolerance}", StringComparison.Ordinal));
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);

        _folder.Run().ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_swap_of_columns_that_are_not_compared_is_looked_for()
    {
        _folder.Write("model.json", """
            { "id": "id", "blocking_rules": [{ "on": ["surname:3", "given_name:3"], "swap": ["surname", "given_name"] }],
              "comparisons": [{ "column": "phone", "kind": "identifier" }] }
            """);
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);

        _folder.Run().ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_model_with_more_columns_than_a_row_has_cells_is_a_mistake_of_use()
    {
        var rules = string.Join(',', Enumerable.Range(1, 32).Select(length => $$"""{ "on": ["surname:{{length}}", "given_name:{{length}}"] }"""));
        _folder.Write("model.json", $$"""{ "id": "id", "blocking_rules": [{{rules}}], "comparisons": [{ "column": "phone", "kind": "identifier" }] }""");
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);

        var run = _folder.Run();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("model: ");
    }

    [Theory]
    [InlineData("left.csv", "", "the file is empty")]
    [InlineData("left.csv", "\n\r\n", "the file is empty")]
    [InlineData("right.csv", LinkFolder.Header, "no rows")]
    [InlineData("right.csv", LinkFolder.Header + "\n\n\n", "no rows")]
    [InlineData("left.csv", "PK\u0003\u0004 and so on", "workbook")]
    public void A_table_without_rows_fails_the_run(string file, string text, string told)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.Write(file, text);

        var run = _folder.Run();

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(told);
        run.Error.ShouldContain(file[..^4]);
        Directory.Exists(_folder.Out).ShouldBeFalse();
    }

    [Theory]
    [InlineData("left.csv")]
    [InlineData("right.csv")]
    [InlineData("model.json")]
    public void A_file_that_is_not_there_is_named(string file)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        File.Delete(_folder.Path(file));

        var run = _folder.Run();

        run.ExitCode.ShouldBe(file == "model.json" ? 2 : 1);
        run.Error.ShouldContain($"{file.Split('.')[0]}");
        run.Error.ShouldContain("cannot be read");
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_told()
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        File.Delete(_folder.Path("left.csv"));
        Directory.CreateDirectory(_folder.Path("left.csv"));

        var run = _folder.Run();

        (run.ExitCode, run.Error.Contains("--left: the file cannot be read", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    [Theory]
    [InlineData("--left")]
    [InlineData("--model")]
    [InlineData("--out")]
    public void An_empty_path_is_told(string option)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        string[] arguments = ["link", "--left", _folder.Path("left.csv"), "--right", _folder.Path("right.csv"), "--model", _folder.Path("model.json"), "--out", _folder.Out];
        arguments[Array.IndexOf(arguments, option) + 1] = "";

        var run = InProcessRun.Start(arguments);

        run.ExitCode.ShouldBeOneOf(1, 2);
        run.Error.ShouldContain(option.TrimStart('-'));
        run.Error.ShouldNotContain("unexpected error");
    }

    [Fact]
    public void Utf16_is_refused_with_advice()
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.Write("left.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(LinkFolder.Table([$"L1,{Amina}"]))]);

        var run = _folder.Run();

        (run.ExitCode, run.Error.Contains("UTF-16", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    [Fact]
    public void Another_encoding_is_told()
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.Write("right.csv", Encoding.Latin1.GetBytes(LinkFolder.Table([$"R1,{Amina}", "R2,Zoé,Phiri,1984-11-23,,,"])));

        var run = _folder.Run();

        (run.ExitCode, run.Error.Contains("--right: the file is not UTF-8", StringComparison.Ordinal)).ShouldBe((0, true));
    }

    [Fact]
    public void A_rule_that_yields_no_pair_links_nothing()
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Grace}"]);

        _folder.Run("--truth", _folder.Write("truth.csv", "left_id,right_id\nL1,R1\n")).ExitCode.ShouldBe(0);

        _folder.Links().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Amina,Banda,1990-01-05,0971234567,160.0,T01")]
    [InlineData("A,B,1990-01-05,1,1,T")]
    [InlineData("张,丽,1990-01-05,1,1,T")]
    public void One_record_against_the_same_one_is_linked(string record)
    {
        _folder.WriteTables([$"L1,{record}"], [$"R1,{record}"]);

        _folder.Run().ExitCode.ShouldBe(0);

        _folder.Links().ShouldBe([("L1", "R1")]);
    }

    [Fact]
    public void A_table_against_itself_links_every_record_to_itself()
    {
        _folder.WritePeople(400);
        File.Copy(_folder.Path("left.csv"), _folder.Path("right.csv"), overwrite: true);

        _folder.Run().ExitCode.ShouldBe(0);

        _folder.Links().Count(link => link.Left == link.Right).ShouldBe(400);
    }

    [Theory]
    [InlineData(",,,,,")]
    [InlineData("same,same,2020-01-01,5,5,T")]
    [InlineData("unknown,unknown,1900-01-01,000000,0,")]
    public void Columns_that_say_nothing_or_always_the_same_end_in_a_result(string record)
    {
        _folder.WriteTables(Enumerable.Range(0, 300).Select(i => $"L{i},{record}"), Enumerable.Range(0, 300).Select(i => $"R{i},{record}"));

        _folder.Run("--truth", _folder.Write("truth.csv", "left_id,right_id\nL1,R1\n")).ExitCode.ShouldBe(0);

        _folder.Links().Select(link => link.Left).ShouldBeUnique();
    }

    /// <summary>Twelve million pairs under the only rule: too many to look at, few enough to try.</summary>
    [Fact]
    public void A_rule_that_is_nearly_the_full_product_says_what_it_left_out()
    {
        _folder.Write("model.json", """{ "id": "id", "blocking_rules": [ { "on": ["town"] } ], "comparisons": [ { "column": "surname", "kind": "name" }, { "column": "phone", "kind": "identifier" } ] }""");
        static IEnumerable<string> Rows(string side) => Enumerable.Range(0, 3500).Select(i => $"{side}{i},,N{i},,{1_000_000 + i},,T");
        _folder.WriteTables(Rows("L"), Rows("R"));

        var run = _folder.Run();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("blocks that stay too large: not all partners of 3500 records were looked at");
    }

    [Fact]
    public void A_model_whose_best_rule_is_the_full_product_of_large_tables_is_refused()
    {
        _folder.Write("model.json", """{ "id": "id", "blocking_rules": [ { "on": ["town"] } ], "comparisons": [ { "column": "phone", "kind": "identifier" } ] }""");
        _folder.WriteTables(Enumerable.Range(0, 50_000).Select(i => $"L{i},,,,{i},,T"), Enumerable.Range(0, 50_000).Select(i => $"R{i},,,,{i},,T"));

        var run = _folder.Run();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("model: the blocking rule \"town\" is the most telling one and would still yield about 2,500,000,000 pairs");
        Directory.Exists(_folder.Out).ShouldBeFalse();
    }

    [Fact]
    public void A_cell_of_ten_megabytes_is_set_aside()
    {
        var huge = new string('x', 10_000_000);
        _folder.WriteTables([$"L1,{huge},Banda,1990-01-05,{huge},{huge},{huge}", $"L2,{Grace}"], [$"R1,{Amina}", $"R2,{Grace}"]);

        var run = _folder.Run();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("--left: 1 values of \"given_name\" could not be understood");
        run.Error.Length.ShouldBeLessThan(2000);
        _folder.Links().ShouldContain(("L2", "R2"));
    }

    [Fact]
    public void An_id_of_a_megabyte_comes_out_as_it_went_in()
    {
        var id = new string('i', 1_000_000);
        _folder.WriteTables([$"{id},{Amina}"], [$"R1,{Amina}"]);

        _folder.Run().ExitCode.ShouldBe(0);

        _folder.Links().ShouldBe([(id, "R1")]);
    }

    [Fact]
    public void Ids_that_occur_twice_are_counted_and_rows_are_linked_each_on_its_own()
    {
        _folder.WriteTables([$"L1,{Amina}", $"L1,{Grace}"], [$"R2,{Grace}", $"R1,{Amina}", "R2,Mary,Zulu,1977-06-30,0955512345,158.0,T01"]);

        var run = _folder.Run("--truth", _folder.Write("truth.csv", "left_id,right_id\nL1,R1\nL1,R2\n"));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("--left: 1 ids are in more than one row");
        run.Error.ShouldContain("--right: 1 ids are in more than one row");
        _folder.Links().ShouldBe([("L1", "R1"), ("L1", "R2")]);
    }

    [Fact]
    public void Weird_dates_and_numbers_are_missing_and_counted()
    {
        string[] weird = ["2025-02-30", "0000-00-00", "99999-01-01", "yesterday", "１９９０-０１-０５", "1990-1-5"];
        _folder.WriteTables(weird.Select((date, i) => $"L{i},Amina,Banda,{date},0971234567,NaN,T01"), [$"R1,{Amina}"]);

        var run = _folder.Run();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("--left: 6 values of \"birth_date\" could not be understood");
        run.Error.ShouldContain("--left: 6 values of \"height\" could not be understood");
    }

    [Fact]
    public void Ragged_rows_and_a_quote_that_is_never_closed_are_told()
    {
        _folder.WriteTables([$"L1,{Amina}", "L2,Grace", $"L3,{Grace},more,fields"], [$"R1,{Amina}", $"\"R2,{Grace}"]);

        var run = _folder.Run();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("--left: 2 rows have more or fewer fields");
        run.Error.ShouldContain("--right: a quote is never closed");
        _folder.Links().ShouldBe([("L1", "R1")]);
    }

    [Theory]
    [InlineData("\"u\": ", "\"u\": 1E-310, \"x\": ")]
    [InlineData("\"u\": ", "\"u\": 0, \"x\": ")]
    [InlineData("\"match_prior\": ", "\"match_prior\": 2, \"x\": ")]
    [InlineData("{", "[")]
    public void A_trained_model_that_was_spoilt_is_refused(string from, string to)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.RunInto("trained").ExitCode.ShouldBe(0);
        var model = _folder.Files("trained")["model.json"];
        model.ShouldContain(from);
        _folder.Write("spoilt.json", model.Replace(from, to, StringComparison.Ordinal));

        var run = _folder.Run("--trained", _folder.Path("spoilt.json"));

        (run.ExitCode, run.Error.Contains("--trained", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Fact]
    public void The_smallest_probabilities_that_a_trained_model_can_hold_make_no_infinite_weight()
    {
        _folder.WriteTables([$"L1,{Amina}", $"L2,{Grace}"], [$"R1,{Amina}", $"R2,{Grace}"]);
        _folder.RunInto("trained").ExitCode.ShouldBe(0);
        var model = System.Text.RegularExpressions.Regex.Replace(
            _folder.Files("trained")["model.json"], "\"(?<key>u|sibling|match_prior)\": [0-9.E-]+", "\"${key}\": 5E-324", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        _folder.Write("tiny.json", model);

        _folder.Run("--trained", _folder.Path("tiny.json")).ExitCode.ShouldBe(0);

        foreach (var line in _folder.Files()["links.csv"].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
            Math.Abs(double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)).ShouldBeLessThan(1e5);
    }

    [Theory]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "many")]
    [InlineData("--seed", "x")]
    public void An_option_with_a_wrong_value_is_a_mistake_of_use(string option, string value)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);

        _folder.Run(option, value).ExitCode.ShouldBe(2);
    }
}
