using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands;

/// <summary>The verb <c>demo</c>, in a process of its own: its output is redirected there.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.Path("demo");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_demo_writes_its_files_and_tells_what_it_found()
    {
        var run = Demo();

        run.ShouldBe((0, run.Output, ""));
        Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).ShouldBe(["input", "made-by-fpreconcile-demo.txt", "result"], ignoreOrder: true);
        Directory.GetDirectories(Path.Combine(Out, "input")).Select(Path.GetFileName).ShouldBe(["deaths", "facility", "register", "registration"], ignoreOrder: true);
        Directory.GetFiles(Path.Combine(Out, "result")).Select(Path.GetFileName)
            .ShouldBe(["discrepancies.csv", "intake.csv", "links.csv", "rejections.csv", "run.json"], ignoreOrder: true);
        Directory.GetFiles(Path.Combine(Out, "result", "worklists"), "*.xlsx").ShouldNotBeEmpty();
        foreach (var telling in new[] { "300 births", "unregistered_birth", "facility - registration", "precision", "Twins", Path.Combine(Out, "result", "worklists") })
            run.Output.ShouldContain(telling);
    }

    [Fact]
    public void The_summary_in_a_file_has_no_escape_codes_and_fits_the_page()
    {
        var lines = Demo().Output.Split('\n');

        lines.ShouldAllBe(line => !line.Contains('\u001b', StringComparison.Ordinal));
        lines.Where(line => !line.Contains(Out, StringComparison.Ordinal)).ShouldAllBe(line => line.Length <= 111);
    }

    [Fact]
    public void A_second_demo_replaces_the_first_and_finds_the_same()
    {
        var first = Demo();
        var old = Path.Combine(Out, "input", "facility", "old.csv");
        File.WriteAllText(old, "record_id\r\n");

        Demo().ShouldBe(first);

        File.Exists(old).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_with_other_files_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(Out, "input"));
        File.WriteAllText(Path.Combine(Out, "input", "letter.txt"), "x");

        var run = Demo();

        run.ExitCode.ShouldBe(2);
        run.Error.TrimEnd().ShouldBe("fpreconcile: --out is a folder with other files in it; give a new folder or that of an earlier demo");
        Directory.GetFiles(Out, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("200001")]
    public void A_number_of_births_out_of_range_is_refused(string births)
    {
        var run = ProgramRun.Start("demo", "--no-serve", "--births", births, "--out", Out);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--births must be 1 to 200000");
        Directory.Exists(Out).ShouldBeFalse();
    }

    private (int ExitCode, string Output, string Error) Demo() => ProgramRun.Start("demo", "--no-serve", "--births", "300", "--out", Out);
}
