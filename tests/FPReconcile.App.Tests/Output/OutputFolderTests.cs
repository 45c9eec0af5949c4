using FPReconcile.App.Output;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Output;

/// <summary>The folder is either the old result or the new one, at whatever moment the program is killed.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.Path("out");

    private string New => _folder.Path(".out.fpreconcile-new");

    private string Old => _folder.Path(".out.fpreconcile-old");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_folder_appears_only_when_it_is_complete()
    {
        using (var output = OutputFolder.Open(Target))
        {
            WriteRun(output.WritingPath, "1");
            Directory.Exists(Target).ShouldBeFalse();
            output.Commit();
        }

        Result().ShouldBe("1");
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public void An_earlier_run_is_replaced_as_a_whole()
    {
        WriteRun(Target, "1");
        File.WriteAllText(Path.Combine(Target, "only-in-the-old-one"), "");

        Commit("2");

        Result().ShouldBe("2");
        File.Exists(Path.Combine(Target, "only-in-the-old-one")).ShouldBeFalse();
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_fails_leaves_the_earlier_one_and_nothing_else()
    {
        WriteRun(Target, "1");
        using (var output = OutputFolder.Open(Target))
            WriteRun(output.WritingPath, "2");

        Result().ShouldBe("1");
        Leftovers().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"program":"another"}""")]
    public void A_folder_that_is_not_an_earlier_run_is_refused_and_not_touched(string? manifest)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "family photo.jpg"), "x");
        if (manifest is not null)
            File.WriteAllText(Path.Combine(Target, "run.json"), manifest);

        Should.Throw<UsageException>(() => OutputFolder.Open(Target)).Message.ShouldStartWith("--out exists and is not an earlier run");

        File.Exists(Path.Combine(Target, "family photo.jpg")).ShouldBeTrue();
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public void A_file_is_refused()
    {
        File.WriteAllText(Target, "x");

        Should.Throw<UsageException>(() => OutputFolder.Open(Target)).Message.ShouldBe("--out is a file: name a folder");
    }

    [Fact]
    public void Killed_while_writing_the_old_result_stays_and_the_rest_is_removed_by_the_next_run()
    {
        WriteRun(Target, "1");
        WriteRun(New, "half");

        Result().ShouldBe("1");
        Commit("3");

        Result().ShouldBe("3");
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public void Killed_between_the_two_renames_the_next_run_brings_the_old_result_back()
    {
        WriteRun(Old, "1");
        WriteRun(New, "2");

        OutputFolder.Open(Target).Dispose();

        Result().ShouldBe("1");
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public void Killed_before_the_old_result_was_deleted_the_new_one_stays()
    {
        WriteRun(Target, "2");
        WriteRun(Old, "1");

        OutputFolder.Open(Target).Dispose();

        Result().ShouldBe("2");
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public void Two_runs_never_write_the_same_folder_at_once()
    {
        using var first = OutputFolder.Open(Target);

        Should.Throw<RunFailedException>(() => OutputFolder.Open(Target)).Message.ShouldStartWith("another run is writing");

        Directory.Exists(first.WritingPath).ShouldBeTrue();
    }

    [Fact]
    public void Folders_above_the_target_are_made()
    {
        using (var output = OutputFolder.Open(_folder.Path("a/b/out")))
        {
            WriteRun(output.WritingPath, "1");
            output.Commit();
        }

        File.Exists(_folder.Path("a/b/out/run.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(28, "the disk of --out is full")]
    [InlineData(5, "the folder of --out cannot be written")]
    public void A_disk_that_takes_no_more_is_told_plainly(int error, string message) =>
        OutputFolder.CannotWrite(new IOException("quotes a path", error)).Message.ShouldStartWith(message);

    private static void WriteRun(string folder, string content)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "content"), content);
        File.WriteAllText(Path.Combine(folder, "run.json"), """{"program":"fpreconcile"}""");
    }

    private void Commit(string content)
    {
        using var output = OutputFolder.Open(Target);
        WriteRun(output.WritingPath, content);
        output.Commit();
    }

    private string Result() => File.ReadAllText(Path.Combine(Target, "content"));

    private IEnumerable<string> Leftovers() => Directory.EnumerateFileSystemEntries(_folder.Path("")).Where(path => Path.GetFileName(path).StartsWith('.'));
}
