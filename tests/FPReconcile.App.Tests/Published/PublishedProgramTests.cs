using System.Text;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Commands.Check;
using FPReconcile.App.Tests.Commands.Estimate;
using FPReconcile.App.Tests.Commands.Link;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Quirks;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Published;

/// <summary>What is compiled ahead of time does as what was built: the same words, the same exit code, the same files to the last byte.</summary>
[Collection(PublishedProgramCollection.Name)]
public sealed class PublishedProgramTests(PublishedProgram program) : IDisposable
{
    private const string Out = "OUT";

    private static readonly string[] Chinese = ["新生儿编号", "出生日期", "母亲姓名", "性别"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_demo() => ShouldDoAsBuilt(0, "demo", "--no-serve", "--births", "400", "--out", Out);

    [Fact]
    public void A_run_over_messy_workbooks_with_statistics()
    {
        using var district = new NightDistrict(births: 300);

        var told = ShouldDoAsBuilt(
            0, "reconcile", "--facility", $"{district.Uploads}/facility", "--registration", $"{district.Uploads}/registration", "--register", $"{district.Uploads}/register",
            "--deaths", $"{district.Uploads}/deaths", "--as-of", $"{district.AsOf:yyyy-MM-dd}", "--vintage", "2025-A", "--settings", Write("settings.json", """{ "language": "zh" }"""), "--out", Out);

        File.Exists(_folder.Path("published/statistics.html")).ShouldBeTrue(told);
    }

    [Theory]
    [InlineData("births.xls")]
    [InlineData("births.xlsx")]
    [InlineData("gb18030.csv")]
    [InlineData("messy.csv")]
    [InlineData("broken.xlsx")]
    public void A_check(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        object?[][] rows = [Chinese, ["H1", (45718d, 1), "张丽", "女"], ["H2", "2025-02-30", "=1+1", "x"]];
        byte[] bytes = name switch
        {
            "births.xls" => QuirkSheet.Xls(rows),
            "births.xlsx" => QuirkSheet.Xlsx(rows),
            "gb18030.csv" => Encoding.GetEncoding("gb18030").GetBytes($"{string.Join(',', Chinese)}\r\nH1,2025-03-01,张丽,女\r\n"),
            "messy.csv" => Encoding.UTF8.GetBytes(CheckFolder.Messy),
            _ => "PK\u0003\u0004 no workbook"u8.ToArray(),
        };

        ShouldDoAsBuilt(null, "check", _folder.Write(name, bytes), "--source", "facility", "--as-of", "2025-06-30", "--out", Out);
    }

    [Fact]
    public void An_empty_workbook_to_fill_in()
    {
        Directory.CreateDirectory(_folder.Path("published"));
        Directory.CreateDirectory(_folder.Path("built"));

        ShouldDoAsBuilt(0, "template", "--source", "registration", "--language", "zh", "--out", $"{Out}/births.xlsx");
    }

    [Fact]
    public void Links_that_are_kept_and_linked_again()
    {
        using var folder = new LinkFolder();
        folder.WritePeople(800);
        string[] tables = ["--left", folder.Path("left.csv"), "--right", folder.Path("right.csv")];

        ShouldDoAsBuilt(0, ["link", .. tables, "--model", folder.Path("model.json"), "--truth", folder.Path("truth.csv"), "--out", Out]);
        folder.Write("trained.json", File.ReadAllBytes(_folder.Path("published/model.json")));
        ShouldDoAsBuilt(0, ["link", .. tables, "--model", folder.Path("model.json"), "--trained", folder.Path("trained.json"), "--keep", $"{Out}-state", "--out", Out]);
        folder.Write("removed.csv", "id\nL3\nL7\n");
        ShouldDoAsBuilt(0, "relink", "--state", $"{Out}-state", "--left-removed", folder.Path("removed.csv"), "--all-links", "--out", Out);
        ShouldDoAsBuilt(0, ["relink", "--state", $"{Out}-state", .. tables, "--anew", "--out", Out]);

        Files("published-state").ShouldBe(Files("built-state"));
    }

    [Fact]
    public void Tools_of_statisticians()
    {
        ShouldDoAsBuilt(0, "estimate", "--histories", Write("histories.csv", EstimateFolder.ThreeLists), "--out", Out);
        Directory.Delete(_folder.Path("published"), recursive: true);
        Directory.Delete(_folder.Path("built"), recursive: true);
        var table = Write("births.csv", "facility,quarter,births\r\nF1,1,3\r\nF1,2,20\r\nF1,3,30\r\nF2,1,21\r\nF2,2,50\r\nF2,3,60\r\nF3,1,31\r\nF3,2,61\r\nF3,3,80\r\n");
        ShouldDoAsBuilt(0, "protect", "--table", table, "--rows", "facility", "--columns", "quarter", "--count", "births", "--threshold", "5", "--out", Out);
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "link", "--help")]
    [InlineData(2)]
    [InlineData(2, "lnik")]
    [InlineData(2, "link", "--left", "a.csv")]
    [InlineData(2, "reconcile", "--facility", "a", "--registration", "b", "--as-of", "31/12/2025", "--out", "OUT")]
    [InlineData(1, "reconcile", "--facility", "/nowhere/a.csv", "--registration", "/nowhere/b.csv", "--as-of", "2025-12-31", "--out", "OUT")]
    [InlineData(2, "serve", "--port", "x")]
    [InlineData(2, "restore", "--from", "/nowhere", "--store", "/nowhere/store")]
    public void Wrong_use_and_bad_input(int exitCode, params string[] arguments) => ShouldDoAsBuilt(exitCode, arguments);

    private string Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Runs both programs, each with a folder of its own where the arguments say OUT; gives what was told.</summary>
    private string ShouldDoAsBuilt(int? exitCode, params string[] arguments)
    {
        var published = program.Run(For("published", arguments));
        var built = ProgramRun.Start(For("built", arguments));

        Told(published, "published").ShouldBe(Told(built, "built"));
        if (exitCode is { } code)
            published.ExitCode.ShouldBe(code, published.Error);
        Files("published").ShouldBe(Files("built"));
        return published.Output;
    }

    private string[] For(string program, string[] arguments) => [.. arguments.Select(argument => argument.Replace(Out, _folder.Path(program), StringComparison.Ordinal))];

    private string Told((int ExitCode, string Output, string Error) run, string program) => $"{run.ExitCode}\n{run.Output}\n{run.Error}".Replace(_folder.Path(program), Out, StringComparison.Ordinal);

    /// <summary>Every file of a folder with its hash; none when there is no folder.</summary>
    private List<string> Files(string name)
    {
        var root = _folder.Path(name);
        return !Directory.Exists(root) ? [] :
            [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetRelativePath(root, path)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}")];
    }
}
