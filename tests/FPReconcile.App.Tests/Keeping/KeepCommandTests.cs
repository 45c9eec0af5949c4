using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Keeping;

/// <summary>The verbs as a person types them.</summary>
public sealed class KeepCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void A_case_that_the_store_does_not_have_is_told_and_nothing_is_done()
    {
        var (code, output, error) = Erase("--case", "2824319bf08c4082", "--by", "Head of office");

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain("no such case");
    }

    [Theory]
    [InlineData("a/b", "Head of office")]
    [InlineData("2824319bf08c4082", " ")]
    public void What_is_said_wrongly_is_told(string caseId, string by) => Erase("--case", caseId, "--by", by).ExitCode.ShouldBe(2);

    [Fact]
    public async Task A_birth_is_erased_and_a_backup_comes_back()
    {
        var store = LocalStore.Open(_folder.Path("store"), new TestClock());
        await store.CreateAsync(default);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var night = new NightHarness(store, new TestClock(), today);
        await night.UploadAsync("facility/F01/a.csv", "record_id,facility_code,birth_date,sex,mother_name\r\nA1,F01,2025-03-03,f,Amara Okoye\r\nA2,F01,2025-03-04,m,Mei Tan\r\n"u8.ToArray());
        await night.UploadAsync("registration/office/r.csv", "registration_number,birth_date,sex,mother_name\r\nR9,2025-03-20,m,Hanna Lind\r\n"u8.ToArray());
        var current = (await night.NightAsync())!;
        var row = System.Text.Encoding.UTF8.GetString((await night.OutputAsync(current.Run))["discrepancies.csv"]).Split("\r\n").Single(line => line.Contains(",A1,", StringComparison.Ordinal));
        var caseId = row.Split(',')[0];

        ProgramRun.Start("backup", "--store", _folder.Path("store"), "--out", _folder.Path("backup")).ExitCode.ShouldBe(0);
        Erase("--case", caseId, "--by", "Head of office", "--dry-run").Output.ShouldContain("1 records (1 rows in 1 files), 0 decisions, 1 kept nights");
        Erase("--case", caseId, "--by", "Head of office").ExitCode.ShouldBe(0);
        Erase("--case", caseId, "--by", "Head of office").Output.ShouldContain("was erased before");
        ProgramRun.Start("restore", "--from", _folder.Path("backup"), "--store", _folder.Path("store")).ExitCode.ShouldBe(2);
        ProgramRun.Start("restore", "--from", _folder.Path("backup"), "--store", _folder.Path("other")).ExitCode.ShouldBe(0);

        Erase("--case", caseId, "--by", "Head of office", "--dry-run").Output.ShouldContain("was erased before");
        var other = ProgramRun.Start("erase", "--store", _folder.Path("other"), "--case", caseId, "--reason", "asked", "--by", "Head of office", "--dry-run");
        other.Output.ShouldContain("1 records");
    }

    private (int ExitCode, string Output, string Error) Erase(params string[] further) =>
        ProgramRun.Start(["erase", "--store", _folder.Path("store"), "--reason", "the court said so", .. further]);
}
