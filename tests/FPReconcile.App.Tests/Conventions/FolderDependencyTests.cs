using System.Text.RegularExpressions;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>
/// Which folder of the program may use which, from what stands on nothing to the command line that stands on all. Types beside
/// <c>Program.cs</c> are everybody's. Changing this table is a design decision: say so in the commit.
/// </summary>
public sealed class FolderDependencyTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Observability"] = [],
        ["Storage"] = ["Observability"],
        ["Http"] = ["Observability"],
        ["Charts"] = [],
        ["Spreadsheets"] = [],
        ["Output"] = ["Spreadsheets", "Observability"],
        ["Statistics"] = ["Spreadsheets", "Output", "Charts"],
        ["Input"] = ["Spreadsheets", "Output"],
        ["Check"] = ["Spreadsheets"],
        ["Audit"] = ["Storage"],
        ["Identity"] = ["Storage"],
        ["Nightly"] = ["Observability", "Storage", "Spreadsheets", "Output", "Statistics", "Input"],
        ["Status"] = ["Storage", "Nightly"],
        ["Review"] = ["Storage", "Spreadsheets", "Charts", "Check", "Nightly", "Status", "Audit", "Identity", "Http"],
        ["Triggers"] = ["Observability", "Storage", "Spreadsheets", "Nightly", "Status", "Identity", "Review", "Http"],
        ["Serve"] = ["Observability", "Storage", "Output", "Nightly", "Status", "Identity", "Review", "Http", "Triggers"],
        ["Keeping"] = ["Observability", "Storage", "Nightly", "Audit", "Review", "Serve"],
        ["Commands"] = ["Observability", "Storage", "Spreadsheets", "Output", "Charts", "Statistics", "Input", "Check", "Audit", "Identity", "Nightly", "Review", "Serve", "Keeping"],
    };

    private static readonly string AppFolder = Path.Combine(RepositoryRoot.Path, "functions", "FPReconcile.App");

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Fact]
    public void Every_folder_of_the_program_is_in_the_table() =>
        Directory.GetDirectories(AppFolder).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Except(MayUse.Keys).ShouldBeEmpty();

    [Fact]
    public void No_two_folders_use_each_other_by_any_way()
    {
        var left = new Dictionary<string, string[]>(MayUse, StringComparer.Ordinal);
        while (left.Keys.FirstOrDefault(folder => !left[folder].Any(left.ContainsKey)) is { } lowest)
            left.Remove(lowest);

        left.Keys.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_the_table_allows(string folder)
    {
        var forbidden = MayUse.Keys.Except(MayUse[folder]).Where(name => name != folder).ToList();

        Sources(folder).Where(file => forbidden.Exists(name => Names(File.ReadAllText(file), name))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_is_its_namespace(string folder) =>
        Sources(folder).Where(file => !File.ReadAllText(file).Contains($"namespace {NamespaceOf(file)};", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(AppFolder, folder), "*.cs", SearchOption.AllDirectories);

    private static string NamespaceOf(string file) =>
        "FPReconcile.App." + Path.GetRelativePath(AppFolder, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');

    private static bool Names(string text, string folder) => Regex.IsMatch(text, $@"\bApp\.{folder}\b", RegexOptions.None, TimeSpan.FromSeconds(5));
}
