using System.Text;
using System.Text.Json;
using FPReconcile.App.Tests.Commands.Link;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Protect;

/// <summary>A table that follows an earlier one: what they differ by is as secret as a count.</summary>
[Collection(LinkCollection.Name)]
public sealed class ProtectTwoVintagesTests : IDisposable
{
    private static readonly long[][] Before = [[103, 120, 130, 140], [121, 150, 160, 170], [131, 161, 180, 190], [141, 171, 181, 199]];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_late_birth_is_hidden_although_no_count_is_small()
    {
        Protect("before", Before);
        Read("before", "suppressed.csv").ShouldNotContain("s,");

        var run = After(With(Before, (1, 1, 1)));

        (run.ExitCode, run.Error).ShouldBe((0, ""));
        Read("after", "suppressed.csv").Split("\r\n")[2].Split(',')[2].ShouldBe("s");
        Attack().Single(row => row is ["F2", "2", ..]).Length.ShouldBe(8);
        var proven = Verdict().GetProperty("proven");
        // All four that changed are hidden, the grand total too: there is no highest.
        proven.GetProperty("narrowest_range_of_a_difference").ValueKind.ShouldBe(JsonValueKind.Null);
        proven.GetProperty("if_counts_only_grew").GetString().ShouldNotBeNullOrEmpty();
        Verdict().GetProperty("earlier_tables").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void The_bounds_of_a_difference_hold_the_true_one()
    {
        Protect("before", Before);
        var after = With(Before, (1, 1, 1), (1, 2, 90), (2, 1, 80), (0, 1, 30), (0, 2, 41), (2, 3, 40), (0, 0, -7));
        After(after);

        foreach (var row in Attack().Where(static row => row[0] != "Total" && row[1] != "Total"))
        {
            var (i, j) = (row[0][1] - '1', row[1][0] - '1');
            var difference = after[i][j] - Before[i][j];
            Bound(row[6], long.MinValue).ShouldBeLessThanOrEqualTo(difference);
            Bound(row[7], long.MaxValue).ShouldBeGreaterThanOrEqualTo(difference);
        }
    }

    [Fact]
    public void No_file_depends_on_hidden_counts_of_either_table()
    {
        long[][] small = [[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]];
        Protect("before", small);
        After(With(small, (3, 3, 50)));
        var files = Files();
        // The same totals behind the marks, in the earlier and in the later table.
        long[][] other = [[4, 17, 32, 40], [22, 51, 58, 70], [29, 63, 80, 90], [41, 71, 81, 99]];
        Protect("before", other);

        After(With(other, (3, 3, 50)));

        Files().ShouldBe(files);
    }

    [Fact]
    public void What_was_hidden_stays_hidden_and_a_row_that_is_gone_stays_in_the_table()
    {
        Protect("before", [[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]);

        After([[103, 120, 130, 140], [121, 150, 160, 170], [131, 161, 180, 190]]);

        Read("after", "suppressed.csv").Split("\r\n")[1].ShouldStartWith("F1,s,s,s,");
        Read("after", "suppressed.csv").ShouldContain("\r\nF4,0,0,0,0,0\r\n");
    }

    [Fact]
    public void Of_a_table_that_was_withheld_nothing_can_be_subtracted()
    {
        Protect("before", [[3, 20], [0, 50]]).Error.ShouldContain("withheld");

        var run = After([[30, 20], [40, 50]]);

        run.Error.ShouldContain("nothing of that table was shown");
        Read("after", "suppressed.csv").ShouldNotContain("s");
    }

    [Fact]
    public void Small_counts_that_were_shown_before_are_told_by_their_number()
    {
        Protect("before", With(Before, (1, 1, -142)));

        After(Before, "--threshold", "9").Error.ShouldContain("1 counts below the threshold were shown");
    }

    [Fact]
    public void Labels_that_were_escaped_are_known_again()
    {
        string[] lines = ["facility,month,births", "=A,+1,30", "=A,+2,40"];
        Protect("before", lines);

        var run = After(lines);

        (run.ExitCode, run.Error).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData("F1,1,103", "F1,1,104", "row 2: it shows another count than --earlier has")]
    [InlineData("F1,1,103", "F9,1,103", "row 2: a label is neither in --earlier")]
    [InlineData("F1,1,103", "F1,2,120", "there is twice|there twice")]
    [InlineData("F1,1,103\r\n", "", "1 cells or totals are not in it")]
    public void A_published_table_that_is_not_of_the_earlier_one_is_refused(string line, string other, string told)
    {
        Protect("before", Before);
        var path = Path.Combine(_folder.Path("before"), "suppressed-long.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace(line, other, StringComparison.Ordinal));

        var run = After(Before);

        run.ExitCode.ShouldBe(1);
        told.Split('|').ShouldContain(text => run.Error.Contains(text, StringComparison.Ordinal));
        Directory.Exists(_folder.Path("after")).ShouldBeFalse();
    }

    [Fact]
    public void Zeros_that_were_hidden_need_the_same_option_again()
    {
        long[][] counts = [[0, 2, 30], [3, 0, 40], [25, 36, 0]];
        Protect("before", counts, "--hide-zeros").Error.ShouldBe("");

        After(counts).ExitCode.ShouldBe(2);
        After(counts, "--hide-zeros").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void One_of_the_two_options_alone_is_a_mistake_of_use()
    {
        Protect("before", Before);

        var run = Protect("after", Before, "--earlier", _folder.Path("before.csv"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--earlier and --earlier-published belong together");
    }

    private static long Bound(string text, long without) => text.Length == 0 ? without : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static long[][] With(long[][] counts, params (int Row, int Column, long Change)[] changes) =>
        [.. counts.Select((row, i) => row.Select((count, j) => count + changes.Where(change => change.Row == i && change.Column == j).Sum(static change => change.Change)).ToArray())];

    private static string[] Long(long[][] counts) =>
        ["facility,month,births", .. counts.SelectMany((row, i) => row.Select((count, j) => $"F{i + 1},{j + 1},{count}"))];

    private string Read(string run, string name) => File.ReadAllText(Path.Combine(_folder.Path(run), name));

    private List<string> Files() => [.. Directory.GetFiles(_folder.Path("after")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private List<string[]> Attack() => [.. Read("after", "attack.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => line.Split(','))];

    private JsonElement Verdict() => JsonDocument.Parse(Read("after", "verdict.json")).RootElement;

    private (int ExitCode, string Output, string Error) After(long[][] counts, params string[] more) => After(Long(counts), more);

    private (int ExitCode, string Output, string Error) After(string[] lines, params string[] more) =>
        Protect("after", lines, ["--earlier", _folder.Path("before.csv"), "--earlier-published", _folder.Path("before"), .. more]);

    private (int ExitCode, string Output, string Error) Protect(string run, long[][] counts, params string[] more) => Protect(run, Long(counts), more);

    private (int ExitCode, string Output, string Error) Protect(string run, string[] lines, params string[] more)
    {
        _folder.Write($"{run}.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return InProcessRun.Start(
            ["protect", "--table", _folder.Path($"{run}.csv"), "--rows", "facility", "--columns", "month", "--count", "births", .. more.Contains("--threshold") ? Array.Empty<string>() : ["--threshold", "5"], "--out", _folder.Path(run), .. more]);
    }
}
