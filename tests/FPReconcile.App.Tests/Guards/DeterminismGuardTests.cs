using System.Text.Json.Nodes;

namespace FPReconcile.App.Tests.Guards;

/// <summary>The same input gives the same bytes.</summary>
[Collection(GuardCollection.Name)]
public sealed class DeterminismGuardTests(MessyDistrict district)
{
    [Fact]
    public void A_second_run_gives_the_same_bytes() =>
        ShouldBeTheSame(district.Default, district.Reconcile(district.Input, "second"));

    [Fact]
    public void The_order_and_the_times_of_the_files_on_the_disk_do_not_matter() =>
        ShouldBeTheSame(district.Default, district.Reconcile(CopiedBackwards(), "backwards"));

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var (one, two) = (RunWithThreads(1), RunWithThreads(2));

        // The manifest names the settings file with its hash, which is another file: all else of it is the same.
        WithoutSettingsFile(two).ShouldBe(WithoutSettingsFile(one));
        ShouldBeTheSame(one, two, except: "run.json");
    }

    private static void ShouldBeTheSame(Run expected, Run actual, string? except = null)
    {
        actual.ExitCode.ShouldBe(expected.ExitCode);
        var (files, others) = (expected.Bytes(), actual.Bytes());
        files.Count.ShouldBeGreaterThan(20);
        others.Keys.ShouldBe(files.Keys);
        foreach (var (name, bytes) in files.Where(file => file.Key != except))
            others[name].AsSpan().SequenceEqual(bytes).ShouldBeTrue(name);
    }

    private Run RunWithThreads(int threads)
    {
        var settings = district.Path($"threads-{threads}.json");
        File.WriteAllText(settings, $$"""{"threads":{{threads}}}""");
        return district.Reconcile(district.Input, $"threads-{threads}", "--settings", settings);
    }

    private static string WithoutSettingsFile(Run run)
    {
        var manifest = JsonNode.Parse(run.Read("run.json"))!;
        var inputs = manifest["inputs"]!.AsArray();
        var settings = inputs.Where(input => input!["file"]!.GetValue<string>().StartsWith("settings/", StringComparison.Ordinal)).ToList();
        settings.ShouldHaveSingleItem();
        inputs.Remove(settings[0]);
        return manifest.ToJsonString();
    }

    /// <summary>The same files under the same names, made in reverse order: a folder is listed in the order of making on many systems.</summary>
    private string CopiedBackwards()
    {
        var folder = district.Path("backwards-in");
        foreach (var path in Directory.GetFiles(district.Input, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(district.Input, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
            File.SetLastWriteTimeUtc(copy, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        return folder;
    }
}
