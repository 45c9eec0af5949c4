using System.Text;
using System.Text.Json;
using FPReconcile.App.Tests.Commands.Link;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Protect;

/// <summary>A table goes in, and what comes out holds no count that is hidden.</summary>
[Collection(LinkCollection.Name)]
public sealed class ProtectTests : IDisposable
{
    private static readonly string[] Files = ["attack.csv", "suppressed-long.csv", "suppressed.csv", "verdict.json"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_small_count_and_what_protects_it_are_hidden_behind_one_mark()
    {
        var run = Protect(Long([[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]));

        (run.ExitCode, run.Error).ShouldBe((0, ""));
        Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Files);
        Read("suppressed.csv").ShouldBe(
            "facility,1,2,3,4,Total\r\nF1,s,s,s,40,93\r\nF2,s,s,s,70,201\r\nF3,s,s,s,90,262\r\nF4,41,71,81,99,292\r\nTotal,96,202,251,299,848\r\n");
        Read("suppressed-long.csv").ShouldStartWith("facility,month,births\r\nF1,1,s\r\nF1,2,s\r\nF1,3,s\r\nF1,4,40\r\nF1,Total,93\r\nF2,1,s\r\n");
        run.Output.ShouldContain("16 of 25 cells and totals are shown, 9 are hidden");
    }

    [Fact]
    public void The_attack_says_what_anybody_can_compute()
    {
        Protect(Long([[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]));

        var lines = Read("attack.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(10);
        // F1 has 53 in three cells, month 1 has 55.
        lines[1].ShouldBe("F1,1,1,51,0,53");
        var verdict = JsonDocument.Parse(Read("verdict.json")).RootElement;
        verdict.GetProperty("outcome").GetString().ShouldBe("published");
        verdict.GetProperty("proven").GetProperty("narrowest_range").GetInt64().ShouldBe(50);
    }

    [Fact]
    public void No_file_and_no_line_depends_on_a_hidden_count()
    {
        // The same totals, other counts behind the marks: a canary that would be seen wherever it sits.
        var one = Protect(Long([[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]));
        var files = Files.ToDictionary(name => name, Read);
        var other = Protect(Long([[4, 17, 32, 40], [22, 51, 58, 70], [29, 63, 80, 90], [41, 71, 81, 99]]));

        (other.ExitCode, other.Output, other.Error).ShouldBe(one);
        Files.ToDictionary(name => name, Read).ShouldBe(files);
    }

    /// <summary>The sums it is part of must not end in its digits by themselves: the other counts are no round numbers.</summary>
    [Fact]
    public void A_hidden_canary_is_in_no_file()
    {
        var run = Protect(Long([[987_654, 2_013_579, 3_024_681, 4_035_792], [2_146_813, 5_057_924, 6_068_135, 7_079_246], [3_180_357, 6_191_468, 8_002_579, 9_013_681], [4_124_792, 7_135_813, 8_146_924, 9_957_135]]), threshold: "1000000");

        run.ExitCode.ShouldBe(0);
        Read("suppressed.csv").ShouldContain("\r\nF1,s,");
        Read("suppressed.csv").Split(",s").Length.ShouldBe(10);
        foreach (var text in Files.Select(Read).Append(run.Output).Append(run.Error))
            text.ShouldNotContain("987654");
    }

    [Fact]
    public void The_order_of_rows_changes_no_byte()
    {
        var rows = Long([[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]);
        Protect(rows);
        var files = Files.ToDictionary(name => name, Read);

        Protect([rows[0], .. rows.Skip(1).Reverse()]);

        Files.ToDictionary(name => name, Read).ShouldBe(files);
    }

    [Fact]
    public void A_table_that_cannot_be_protected_is_withheld_as_a_whole()
    {
        var run = Protect(Long([[3, 20], [0, 50]]));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldStartWith("fpreconcile: the table is withheld, every cell of it is hidden: a small count cannot be protected");
        Read("suppressed.csv").ShouldBe("facility,1,2,Total\r\nF1,s,s,s\r\nF2,s,s,s\r\nTotal,s,s,s\r\n");
        Read("attack.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        JsonDocument.Parse(Read("verdict.json")).RootElement.GetProperty("outcome").GetString().ShouldBe("withheld");
    }

    [Fact]
    public void Labels_that_a_spreadsheet_would_run_are_escaped()
    {
        Protect(["facility,month,births", "=cmd(),+1,30", "\"a,b\",+1,40"], "facility", "month", "births");

        Read("suppressed.csv").ShouldBe("facility,'+1,Total\r\n'=cmd(),30,30\r\n\"a,b\",40,40\r\nTotal,70,70\r\n");
    }

    [Fact]
    public void A_combination_that_is_not_there_counts_zero()
    {
        var run = Protect(["facility,month,births", "F1,1,30", "F2,2,40"]);

        run.Error.ShouldStartWith("fpreconcile: --table: 2 combinations of a row and a column are not in the file: they count as zero");
        Read("suppressed.csv").ShouldBe("facility,1,2,Total\r\nF1,30,0,30\r\nF2,0,40,40\r\nTotal,30,40,70\r\n");
    }

    [Fact]
    public void An_earlier_run_is_replaced_and_another_folder_is_not()
    {
        Protect(Long([[30, 20], [40, 50]])).ExitCode.ShouldBe(0);
        Protect(Long([[31, 20], [40, 50]])).ExitCode.ShouldBe(0);
        Read("suppressed.csv").ShouldContain("31");

        Directory.CreateDirectory(_folder.Path("other"));
        File.WriteAllText(_folder.Path("other/verdict.json"), "{}");
        Run(_folder.Path("table.csv"), _folder.Path("other"), "5").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Quiet_says_nothing() => Protect(Long([[30, 20], [40, 50]]), more: "--quiet").ShouldBe((0, "", ""));

    [Theory]
    [InlineData("facility,month,births", 1, "no row below its header")]
    [InlineData("", 1, "empty")]
    [InlineData("facility,month,births\nF1,1,-1", 1, "row 2: the count is no whole number")]
    [InlineData("facility,month,births\nF1,1,30\nF1,2,1.5", 1, "row 3: the count is no whole number")]
    [InlineData("facility,month,births\nF1,1,", 1, "row 2: the count is no whole number")]
    [InlineData("facility,month,births\nF1,1", 1, "row 2: the count is no whole number")]
    [InlineData("facility,month,births\nF1,1,1000000000001", 1, "row 2: the count is no whole number")]
    [InlineData("facility,month,births\nF1,1,99999999999999999999", 1, "row 2: the count is no whole number")]
    [InlineData("facility,month,births\nF1,1,30\nF1,1,31", 1, "row 3: the combination of its labels is there twice")]
    [InlineData("facility,month,births\nF1, ,30", 1, "row 2: a label is blank")]
    [InlineData("facility,month,births\nF1,1,30\nTOTAL,1,30", 1, "row 3: a label is \"Total\"")]
    [InlineData("facility,mois,births\nF1,1,30", 2, "--columns: the header row of --table has no such column")]
    [InlineData("facility,month,births,births\nF1,1,30,3", 2, "--count: the header row of --table has that column more than once")]
    public void A_wrong_table_is_refused_in_one_line(string text, int exitCode, string told)
    {
        var run = Run(_folder.Write("table.csv", Encoding.UTF8.GetBytes(text)), Out, "5");

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain(told);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
        Directory.Exists(Out).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("2000000")]
    [InlineData("five")]
    public void A_wrong_threshold_is_a_mistake_of_use(string threshold) =>
        Protect(Long([[30, 20], [40, 50]]), threshold: threshold).ExitCode.ShouldBe(2);

    [Fact]
    public void A_file_that_is_not_there_and_options_that_name_one_column_are_told()
    {
        Run(_folder.Path("nowhere.csv"), Out, "5").ShouldBe((1, "", "fpreconcile: --table: the file is not there: check the path" + Environment.NewLine));
        Protect(Long([[30]]), "facility", "facility", "births").ExitCode.ShouldBe(2);
    }

    private string Out => _folder.Path("out");

    private string Read(string name) => File.ReadAllText(Path.Combine(Out, name));

    private static string[] Long(long[][] counts) =>
        ["facility,month,births", .. counts.SelectMany((row, i) => row.Select((count, j) => $"F{i + 1},{j + 1},{count}"))];

    private (int ExitCode, string Output, string Error) Protect(string[] lines, string rows = "facility", string columns = "month", string count = "births", string threshold = "5", string? more = null)
    {
        _folder.Write("table.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return InProcessRun.Start(
            ["protect", "--table", _folder.Path("table.csv"), "--rows", rows, "--columns", columns, "--count", count, "--threshold", threshold, "--out", Out, .. more is null ? Array.Empty<string>() : [more]]);
    }

    private static (int ExitCode, string Output, string Error) Run(string table, string output, string threshold) => InProcessRun.Start(
        "protect", "--table", table, "--rows", "facility", "--columns", "month", "--count", "births", "--threshold", threshold, "--out", output);
}
