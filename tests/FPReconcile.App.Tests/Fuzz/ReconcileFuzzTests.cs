using System.Globalization;
using System.Text;
using System.Text.Json;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Fuzz;

/// <summary>
/// Whole runs over damaged files: those of the offices, settings with their lists, mapping, and the earlier run with the
/// officers' decisions. The number in the message of a failure is the seed that makes the same files again.
/// </summary>
[Collection(FuzzCollection.Name)]
public sealed class ReconcileFuzzTests : IDisposable
{
    private const int ShortCases = 60;
    private const int LongCases = 6_000;

    // A run of this size takes a tenth of a second; a loop without end takes longer than any pause of a busy machine.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Name, byte[] Content)> _files;

    public ReconcileFuzzTests()
    {
        var district = SyntheticDistrict.Generate(new DistrictOptions { Births = 40, Seed = 32 });
        CleanDistrictWriter.Write(district, _folder.Path("in"));
        File.Delete(_folder.Path("in/truth.csv"));
        Write("in/settings.json", """
            { "registrationDays": 30, "registerGraceDays": 30, "linkFrom": 0.95, "possibleMatchFrom": 0.1, "dateOrder": "dmy", "threads": 2, "seed": 1,
              "coverage": [{ "source": "registration", "from": "2025-01-01", "to": "2025-12-31", "areas": ["A01"] }, { "source": "register" }],
              "facilities": "facilities.csv", "areas": "areas.csv", "deathFeedMaxAgeHours": 8000, "language": "en" }
            """);
        Write("in/facilities.csv", "code,name,type,area_code,opened,closed,expected_reports\r\nF01,Riverside,hospital,A01,2010-01-01,2030-01-01,4\r\nF02,Hill,clinic,A02,,,1\r\n");
        Write("in/areas.csv", "code,name,parent\r\nA01,River,D1\r\nA02,Hill,D1\r\nD1,District,\r\n");
        Write("in/mapping.json", """
            [{ "source": "facility", "fileGlob": "*.csv", "sheet": "x", "headerRow": 1, "encoding": "utf-8", "delimiter": ",", "dateOrder": "ymd", "calendar": "gregorian",
               "sender": "north", "vintageFromName": "*_{vintage}.csv", "extract": "delta",
               "columns": { "birth_date": "birth_date", "sex": "E" } }, { "source": "deaths", "dateOrder": "ymd" }]
            """);
        WritePrevious(district);
        _files = [.. Directory.GetFiles(_folder.Path("in"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.Path("in"), path)).Order(StringComparer.Ordinal)
            .Select(name => (name, File.ReadAllBytes(_folder.Path($"in/{name}"))))];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_are_in_order_before_they_are_damaged() => Run(all: true, "2025-12-31").ShouldBe((0, "", ""));

    [Fact]
    public void A_run_over_damaged_files_ends_by_contract()
    {
        for (var seed = 0; seed < ShortCases; seed++)
            RunDamaged(seed);
    }

    [Fact]
    [Trait("slow", "yes")]
    public async Task A_long_run_of_runs_ends_by_contract()
    {
        for (var seed = ShortCases; seed < LongCases; seed++)
        {
            var one = seed;
            await Task.Run(() => RunDamaged(one)).WaitAsync(Hang);
        }
    }

    private void RunDamaged(int seed)
    {
        var random = new Random(seed);
        var damaged = Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Pick(_files)).DistinctBy(file => file.Name).ToList();
        foreach (var (name, content) in damaged)
            File.WriteAllBytes(_folder.Path($"in/{name}"), Mutations.Mutate(name, content, random));
        var asOf = random.Next(10) == 0 ? random.Pick(["0001-01-01", "9999-12-31", "1990-01-01", "2025-02-30", ""]) : "2025-12-31";
        try
        {
            var run = Run(all: random.Next(8) > 0, asOf);
            Check(run);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"seed {seed}", exception);
        }

        foreach (var (name, content) in damaged)
            File.WriteAllBytes(_folder.Path($"in/{name}"), content);
        if (Directory.Exists(_folder.Path("out")))
            Directory.Delete(_folder.Path("out"), recursive: true);
    }

    private (int ExitCode, string Output, string Error) Run(bool all, string asOf)
    {
        string In(string name) => _folder.Path($"in/{name}");
        string[] more = all
            ? ["--register", In("register.csv"), "--deaths", In("deaths.csv"), "--settings", In("settings.json"), "--mapping", In("mapping.json"), "--previous", In("previous")]
            : [];
        return InProcessRun.Start(
            ["reconcile", "--facility", In("facility.csv"), "--registration", In("registration.csv"), "--as-of", asOf, "--out", _folder.Path("out"), "--quiet", .. more]);
    }

    private void Check((int ExitCode, string Output, string Error) run)
    {
        run.Output.ShouldBe("");
        run.Error.ShouldNotContain("unexpected error");
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("fpreconcile: ", StringComparison.Ordinal));
        run.ExitCode.ShouldBeInRange(0, 3);
        if (run.ExitCode != 0)
            run.Error.ShouldNotBe("");
        Directory.Exists(_folder.Path("out")).ShouldBe(run.ExitCode is 0 or 3);
        Directory.GetFileSystemEntries(_folder.Path("")).Select(Path.GetFileName).ShouldBeSubsetOf(["in", "out"]);
        if (run.ExitCode is 0 or 3)
            CheckOutput(run.ExitCode);
    }

    private void CheckOutput(int exitCode)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_folder.Path("out/run.json")));
        (manifest.RootElement.GetProperty("not_read").GetArrayLength() > 0).ShouldBe(exitCode == 3);
        var records = manifest.RootElement.GetProperty("counts").GetProperty("records").EnumerateObject().Sum(source => source.Value.GetInt32());
        var sheets = Table("intake.csv").Where(row => !row["file"].StartsWith("deaths/", StringComparison.Ordinal)).ToList();
        foreach (var row in sheets)
            Number(row["rows_read"]).ShouldBe(Number(row["rows_accepted"]) + Number(row["rows_set_aside"]) + Number(row["rows_skipped"]));
        sheets.Sum(row => Number(row["rows_accepted"])).ShouldBe(records);
        Table("rejections.csv").Where(row => row["effect"] == "row" && !row["file"].StartsWith("deaths/", StringComparison.Ordinal))
            .DistinctBy(row => (row["file"], row["sheet"], row["row"])).Count()
            .ShouldBe(sheets.Sum(row => Number(row["rows_set_aside"])));
        foreach (var name in new[] { "links.csv", "discrepancies.csv" })
            File.ReadAllText(_folder.Path($"out/{name}")).ShouldNotContain("NaN");
    }

    private List<Dictionary<string, string>> Table(string name)
    {
        using var file = TabularFiles.Open(_folder.Path($"out/{name}"), new TabularFileOptions());
        var rows = file.Sheets[0].ReadRows().Select(row => row.Cells.Select(cell => cell.Text ?? "").ToList()).ToList();
        return rows.ConvertAll(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))[1..];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void WritePrevious(SyntheticDistrict district)
    {
        Run(all: false, "2025-12-31").ExitCode.ShouldBe(0);
        Directory.Move(_folder.Path("out"), _folder.Path("in/previous"));
        foreach (var folder in Directory.GetDirectories(_folder.Path("in/previous")))
            Directory.Delete(folder, recursive: true);
        var ids = district.Facility.Take(6).Select(record => record.RecordId).ToList();
        var others = district.Registration.Take(6).Select(record => record.RecordId).ToList();
        string[] lines =
        [
            "case_id,source_a,record_a,source_b,record_b,decision,reason",
            $"a1,facility,{ids[0]},registration,{others[0]},same_birth,seen", $"a2,facility,{ids[1]},registration,{others[2]},not_same,", $"a3,facility,{ids[2]},facility,{ids[3]},duplicate_of,",
            $"a4,registration,{others[3]},registration,{others[4]},sibling,", $"a5,facility,{ids[4]},,,deceased,ward", $"a6,registration,{others[5]},facility,{ids[5]},sealed,",
        ];
        Write("in/previous/decisions.csv", string.Join("\r\n", lines) + "\r\n");
    }

    private void Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));
}
