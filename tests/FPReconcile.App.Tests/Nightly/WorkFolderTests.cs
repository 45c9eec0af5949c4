using FPReconcile.App.Nightly;

namespace FPReconcile.App.Tests.Nightly;

public sealed class WorkFolderTests
{
    [Fact]
    public void What_a_killed_process_left_is_swept_and_nothing_else()
    {
        using var inUse = new WorkFolder();
        File.WriteAllText(inUse.Path("raw", "births.csv"), "somebody works on this");
        var abandoned = Directory.CreateTempSubdirectory("fpreconcile-").FullName;
        Directory.CreateDirectory(Path.Combine(abandoned, "files", "raw"));
        File.WriteAllText(Path.Combine(abandoned, "files", "raw", "births.csv"), "nobody works on this");
        File.WriteAllText(Path.Combine(abandoned, "in-use"), "");
        var justMade = Directory.CreateTempSubdirectory("fpreconcile-").FullName;

        WorkFolder.SweepAbandoned().ShouldBeGreaterThan(0);

        Directory.Exists(abandoned).ShouldBeFalse();
        File.Exists(inUse.Path("raw", "births.csv")).ShouldBeTrue();
        Directory.Exists(justMade).ShouldBeTrue();
        Directory.Delete(justMade);
    }

    [Fact]
    public void A_folder_goes_when_its_work_is_done()
    {
        var folder = new WorkFolder();
        File.WriteAllText(folder.Path("raw", "births.csv"), "read");
        var outer = Path.GetDirectoryName(folder.Root)!;

        folder.Dispose();

        Directory.Exists(outer).ShouldBeFalse();
    }
}
