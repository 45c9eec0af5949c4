using System.Text.Json;
using System.Text.RegularExpressions;

namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>The verb from files to files.</summary>
[Collection(LinkCollection.Name)]
public sealed class LinkTests : IDisposable
{
    private const string Amina = "Amina,Banda,1990-01-05,0971234567,160.0,T01";
    private const string Grace = "Grace,Phiri,1984-11-23,0967654321,171.5,T02";
    private const string Mary = "Mary,Zulu,1977-06-30,0955512345,158.0,T01";

    private readonly LinkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void People_are_found_again_and_nobody_is_in_two_links()
    {
        _folder.WritePeople(1000);

        _folder.Run().ExitCode.ShouldBe(0);

        var (links, truth) = (_folder.Links(), Truth());
        links.Select(link => link.Left).ShouldBeUnique();
        links.Select(link => link.Right).ShouldBeUnique();
        links.Count(truth.Contains).ShouldBeGreaterThan((int)(0.99 * truth.Count));
        links.Count(link => !truth.Contains(link)).ShouldBeLessThan(5);
    }

    [Fact]
    public void Stages_are_told_when_asked_for_and_change_no_file()
    {
        _folder.WritePeople(300);
        var plain = _folder.Run();
        var expected = _folder.Files();

        var run = _folder.Run("--timings");

        plain.Output.ShouldNotContain("stage ");
        var lines = run.Output.Split('\n', StringSplitOptions.TrimEntries).SkipWhile(line => !line.StartsWith("stage ", StringComparison.Ordinal)).ToList();
        foreach (var stage in new[] { "starting", "reading the tables", "finding pairs", "training the model", "assigning links", "writing the results", "in all" })
            lines.ShouldContain(line => Regex.IsMatch(line, $@"^{stage} +\| +\d+\.\d\d \| +\d+\.\d\d \| +\d+$"), stage);
        _folder.Files().ShouldBe(expected);
    }

    [Fact]
    public void Judged_pairs_of_a_drawn_sample_tell_the_quality_of_each_band()
    {
        _folder.WritePeople(1000);
        _folder.Run("--sample", "20").ExitCode.ShouldBe(0);
        var truth = Truth();
        var sample = File.ReadAllLines(_folder.Path("out/sample.csv"));
        sample[0].ShouldBe("left_id,right_id,is_match");
        var judged = sample.Skip(1).Select(line => line.Split(',')).Select(ids => $"{ids[0]},{ids[1]},{truth.Contains((ids[0], ids[1]))}").ToList();
        judged.Count.ShouldBeInRange(20, 100);
        _folder.Write("judged.csv", string.Join("\r\n", judged.Prepend(sample[0]).Append("nobody,nobody,true")));

        _folder.Run("--labels", _folder.Path("judged.csv")).ExitCode.ShouldBe(0);

        var report = _folder.Files()["report.html"];
        report.ShouldContain("Judged pairs by band");
        report.ShouldContain("Precision, by judged pairs");
        report.ShouldContain("1 judged pairs are not among the links and open candidates");
        _folder.Files().ShouldNotContainKey("sample.csv");
    }

    [Theory]
    [InlineData("--sample", "0", "--sample is less than 1")]
    [InlineData("--labels", "nowhere.csv", "--labels: ")]
    public void A_wrong_sample_or_label_file_is_a_usage_error(string option, string value, string expected)
    {
        _folder.WritePeople(20);

        var run = _folder.Run(option, value);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    [Theory]
    [InlineData("one_to_one", 2)]
    [InlineData("many_to_many", 4)]
    public void The_link_type_decides_whether_a_record_may_be_in_two_links(string linkType, int expected)
    {
        _folder.Write("model.json", LinkFolder.Model.Replace("\"id\": \"id\",", $"\"id\": \"id\", \"link_type\": \"{linkType}\",", StringComparison.Ordinal));
        _folder.WriteTables([$"L1,{Amina}", $"L2,{Amina}", $"L3,{Grace}"], [$"R1,{Amina}", $"R2,{Amina}"]);

        _folder.Run().ExitCode.ShouldBe(0);

        _folder.Links().Count.ShouldBe(expected);
        _folder.Links().ShouldAllBe(link => link.Left != "L3");
    }

    [Fact]
    public void Columns_of_other_names_on_the_right_give_the_same_links()
    {
        _folder.WritePeople(300);
        _folder.Run().ExitCode.ShouldBe(0);
        var expected = _folder.Files()["links.csv"];
        var right = File.ReadAllText(_folder.Path("right.csv"));
        _folder.Write("right.csv", right.Replace(LinkFolder.Header, "no;vorname;familienname;geboren;phone;height;ort".Replace(';', ','), StringComparison.Ordinal));
        var model = LinkFolder.Model;
        foreach (var (left, other) in new[] { ("given_name", "vorname"), ("surname", "familienname"), ("birth_date", "geboren"), ("town", "ort") })
        {
            model = model.Replace($"\"column\": \"{left}\"", $"\"left\": \"{left}\", \"right\": \"{other}\"", StringComparison.Ordinal)
                .Replace($"\"{left}:3\"", $"{{ \"left\": \"{left}\", \"right\": \"{other}\", \"prefix\": 3 }}", StringComparison.Ordinal)
                .Replace($"\"swap_with\": \"{left}\"", $"\"swap_with\": {{ \"left\": \"{left}\", \"right\": \"{other}\" }}", StringComparison.Ordinal)
                .Replace($"[\"{left}\"", $"[{{ \"left\": \"{left}\", \"right\": \"{other}\" }}", StringComparison.Ordinal)
                .Replace($", \"{left}\"]", $", {{ \"left\": \"{left}\", \"right\": \"{other}\" }}]", StringComparison.Ordinal);
        }

        _folder.Write("model.json", model.Replace("\"id\": \"id\"", "\"id\": { \"left\": \"id\", \"right\": \"no\" }", StringComparison.Ordinal));

        _folder.Run().ShouldBe((0, _folder.Run().Output, ""));

        _folder.Files()["links.csv"].ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{ "on": ["surname:3"] }""", "Amina,Bandawe,1990-01-05,0971234567,160.0,T01", true)]
    [InlineData("""{ "on": ["surname:4"] }""", "Amina,Banxa,1990-01-05,0971234567,160.0,T01", false)]
    [InlineData("""{ "on": ["surname", "given_name"] }""", "Banda,Amina,1990-01-05,0971234567,160.0,T01", false)]
    [InlineData("""{ "on": ["surname", "given_name"], "swap": ["given_name", "surname"] }""", "Banda,Amina,1990-01-05,0971234567,160.0,T01", true)]
    [InlineData("""{ "on": ["surname:3", "given_name:3"], "swap": ["given_name", "surname"] }""", "Bandawe,Amina,1990-01-05,0971234567,160.0,T01", true)]
    [InlineData("""{ "on": ["surname:4", "given_name:4"], "swap": ["given_name", "surname"] }""", "Banxa,Amina,1990-01-05,0971234567,160.0,T01", false)]
    public void A_rule_finds_what_agrees_on_it_and_nothing_else(string rule, string other, bool isFound)
    {
        var comparisons = LinkFolder.Model[LinkFolder.Model.IndexOf("\"comparisons\"", StringComparison.Ordinal)..];
        _folder.Write("model.json", $$"""{ "id": "id", "blocking_rules": [ {{rule}} ], {{comparisons}}""");
        _folder.WriteTables([$"L1,{Amina}", $"L2,{Grace}"], [$"R1,{other}", $"R2,{Mary}"]);

        _folder.Run().ExitCode.ShouldBe(0);

        _folder.Links().ShouldBe(isFound ? [("L1", "R1")] : []);
    }

    [Fact]
    public void The_same_input_gives_the_same_files_for_any_number_of_threads()
    {
        _folder.WritePeople(2000);
        _folder.RunInto("first", "--threads", "1", "--truth", _folder.Path("truth.csv")).ExitCode.ShouldBe(0);
        var expected = _folder.Files("first");

        foreach (var threads in new[] { "1", "2", "4" })
        {
            _folder.RunInto("again", "--threads", threads, "--truth", _folder.Path("truth.csv")).ExitCode.ShouldBe(0);
            _folder.Files("again").ShouldBe(expected, $"{threads} threads");
        }
    }

    [Fact]
    public void A_model_that_was_trained_gives_the_links_of_the_run_that_trained_it()
    {
        _folder.WritePeople(1500);
        _folder.RunInto("trained").ExitCode.ShouldBe(0);

        _folder.RunInto("scored", "--trained", _folder.Path("trained/model.json")).ExitCode.ShouldBe(0);

        _folder.Files("scored")["links.csv"].ShouldBe(_folder.Files("trained")["links.csv"]);
        _folder.Files("scored")["model.json"].ShouldBe(_folder.Files("trained")["model.json"]);
        _folder.Files("scored")["report.html"].ShouldContain("loaded (--trained)");
    }

    [Fact]
    public void The_seed_is_kept_with_the_model()
    {
        _folder.WritePeople(300);

        _folder.Run("--seed", "42").ExitCode.ShouldBe(0);

        JsonDocument.Parse(_folder.Files()["model.json"]).RootElement.GetProperty("seed").GetInt64().ShouldBe(42);
        _folder.Links().Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Truth_tells_precision_and_recall()
    {
        _folder.WritePeople(500);

        var (exitCode, output, error) = _folder.Run("--truth", _folder.Path("truth.csv"));

        (exitCode, error).ShouldBe((0, ""));
        var (links, truth) = (_folder.Links(), Truth());
        var right = links.Count(truth.Contains);
        output.ShouldContain($"By truth: precision {(double)right / links.Count:0.0000} ({right} of {links.Count} links are matches)");
        output.ShouldContain($"recall    {(double)right / truth.Count:0.0000} ({right} of {truth.Count} matches are linked)");
        var report = _folder.Files()["report.html"];
        report.ShouldContain("Precision against recall");
        report.ShouldContain("Calibration by band of probability");
        report.ShouldContain("<th scope=\"row\">0.99 to 1</th>");
    }

    [Fact]
    public void Without_truth_the_expected_quality_is_told()
    {
        _folder.WritePeople(500);

        var (_, output, _) = _folder.Run();

        output.ShouldMatch("Expected by the model: precision [01]\\.[0-9]{4}, recall [01]\\.[0-9]{4}");
        output.ShouldNotContain("By truth");
        _folder.Files()["report.html"].ShouldContain("Precision, expected");
    }

    [Fact]
    public void Ids_of_the_truth_that_no_file_has_are_told_and_left_out()
    {
        _folder.WriteTables([$"L1,{Amina}", $"=L2,{Grace}"], [$"R1,{Amina}", $"R2,{Grace}"]);
        _folder.Write("truth.csv", "right_id,left_id,note\nR1,L1,\nR2,'=L2,\nR9,L1,\nR1,L1,twice\n");

        var (exitCode, output, error) = _folder.Run("--truth", _folder.Path("truth.csv"));

        exitCode.ShouldBe(0);
        error.ShouldContain("--truth: 1 pairs have an id that is not in the files");
        output.ShouldContain("(2 of 2 matches are linked)");
    }

    [Theory]
    [InlineData("left_id,other\nL1,R1\n", 2)]
    [InlineData("left_id,right_id,is_match\nL1,R1,true\n", 2)]
    [InlineData("left_id,right_id\n", 1)]
    [InlineData("", 1)]
    public void A_truth_that_is_none_is_refused_before_the_run(string truth, int exitCode)
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.Write("truth.csv", truth);

        var run = _folder.Run("--truth", _folder.Path("truth.csv"));

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain("--truth");
        Directory.Exists(_folder.Out).ShouldBeFalse();
    }

    [Fact]
    public void Ids_are_written_as_the_files_have_them_but_never_as_formulas()
    {
        _folder.WriteTables([$"=1+1,{Amina}", $"\"a\"\"b\",{Grace}"], [$"@x,{Amina}", $"\"c,d\",{Grace}"]);

        _folder.Run().ExitCode.ShouldBe(0);

        var lines = _folder.Files()["links.csv"].Split("\r\n");
        lines[0].ShouldBe("left_id,right_id,match_weight,match_probability");
        lines[1].ShouldStartWith("\"'=1+1\",\"'@x\",");
        lines[2].ShouldStartWith("\"a\"\"b\",\"c,d\",");
        lines.Length.ShouldBe(4);
    }

    [Fact]
    public void The_report_shows_ids_as_text_and_pairs_near_the_threshold()
    {
        _folder.WriteTables([$"<b>1</b>,{Amina}", $"L2,{Grace}"], [$"R1,{Amina}", $"R2,{Mary}"]);

        _folder.Run().ExitCode.ShouldBe(0);

        var report = _folder.Files()["report.html"];
        report.ShouldContain("&lt;b&gt;1&lt;/b&gt; and R1");
        report.ShouldNotContain("<b>1");
        report.ShouldNotContain("Amina", Case.Insensitive);
    }

    [Fact]
    public void An_earlier_run_is_replaced_and_any_other_folder_is_left_alone()
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);
        _folder.Run().ExitCode.ShouldBe(0);
        _folder.Write("out/notes.txt", "of the earlier run");
        Directory.CreateDirectory(_folder.Path("mine"));
        _folder.Write("mine/thesis.txt", "dear");

        _folder.Run().ExitCode.ShouldBe(0);
        var refused = _folder.RunInto("mine");

        _folder.Files().Keys.ShouldBe(["links.csv", "model.json", "report.html"]);
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("not an earlier run");
        _folder.Files("mine").Keys.ShouldBe(["thesis.txt"]);
        Directory.GetFileSystemEntries(_folder.Path("")).Select(Path.GetFileName).ShouldAllBe(name => !name!.StartsWith('.'));
    }

    [Fact]
    public void A_quiet_run_says_nothing()
    {
        _folder.WriteTables([$"L1,{Amina}"], [$"R1,{Amina}"]);

        _folder.Run("--quiet").ShouldBe((0, "", ""));
    }

    private HashSet<(string, string)> Truth() =>
        [.. File.ReadLines(_folder.Path("truth.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1]))];
}
