using System.Diagnostics;
using FPReconcile.App.Input;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Commands;

/// <summary>A named pipe where a file should be: nobody writes into it, and nothing waits for it.</summary>
public sealed class PipeTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2025, 6, 30);

    // Opening a pipe waits for ever; nothing here takes more than a moment.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public PipeTests() => Directory.CreateDirectory(_folder.Path("in"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pipe_among_the_files_of_an_office_is_a_problem_and_the_others_are_read(bool isBehindLink)
    {
        if (!TryMakePipe("in/b.csv", isBehindLink))
            return;
        File.WriteAllText(_folder.Path("in/a.csv"), "record_id,birth_date,mother_name,sex\nB1,2025-03-02,Grace Banda,F\n");

        var intake = await Guarded(() => SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), new IntakeSettings(AsOf, DateOrder.DayMonthYear, [])));

        intake.Records.Count.ShouldBe(1);
        var problem = intake.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Code).ShouldBe(("facility/b.csv", FileProblemCode.Empty));
        problem.Message.ShouldContain("pipe");
    }

    [Fact]
    public async Task A_pipe_and_an_empty_file_are_told_each()
    {
        if (!TryMakePipe("in/b.csv", isBehindLink: false))
            return;
        File.WriteAllText(_folder.Path("in/a.csv"), "");

        var intake = await Guarded(() => SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), new IntakeSettings(AsOf, DateOrder.DayMonthYear, [])));

        intake.Problems.Select(problem => problem.File).ShouldBe(["facility/a.csv", "facility/b.csv"]);
    }

    [Fact]
    public async Task A_pipe_as_settings_or_mapping_is_a_usage_error()
    {
        if (!TryMakePipe("pipe.json", isBehindLink: false))
            return;

        var settings = await Guarded(() => Should.Throw<UsageException>(() => SettingsFile.Read(_folder.Path("pipe.json"), AsOf)));
        var mapping = await Guarded(() => Should.Throw<UsageException>(() => MappingFile.Read(_folder.Path("pipe.json"))));

        settings.Message.ShouldStartWith("settings: not valid JSON");
        mapping.Message.ShouldStartWith("mapping: no valid JSON");
    }

    [Theory]
    [InlineData("run.json", "not the folder of an earlier run")]
    [InlineData("discrepancies.csv", "discrepancies.csv: the file is empty")]
    [InlineData("decisions.csv", "decisions.csv: the file is empty")]
    public async Task A_pipe_in_the_folder_of_the_earlier_run_is_a_usage_error(string pipe, string expected)
    {
        File.WriteAllText(_folder.Path("in/run.json"), """{"program":"fpreconcile","cases":[]}""");
        File.WriteAllText(_folder.Path("in/discrepancies.csv"), string.Join(',', App.Output.DiscrepanciesFile.Header) + "\r\n");
        File.Delete(_folder.Path($"in/{pipe}"));
        if (!TryMakePipe($"in/{pipe}", isBehindLink: false))
            return;

        var refused = await Guarded(() => Should.Throw<UsageException>(() => PreviousRunFolder.Read(_folder.Path("in"))));

        refused.Message.ShouldContain(expected);
    }

    private static Task<T> Guarded<T>(Func<T> read) => Task.Run(read).WaitAsync(Hang);

    /// <summary>False where the system has no named pipes among its files.</summary>
    private bool TryMakePipe(string name, bool isBehindLink)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var path = _folder.Path(isBehindLink ? "pipe" : name);
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        if (isBehindLink)
            File.CreateSymbolicLink(_folder.Path(name), path);
        return true;
    }
}
