using System.Text.RegularExpressions;

namespace FPReconcile.Core.Tests.Conventions;

/// <summary>Which folder of Core may use which. Changing this table is a design decision: say so in the commit.</summary>
public sealed class FolderDependencyTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Records"] = [],
        ["Normalization"] = ["Records"],
        ["Intake"] = ["Records", "Normalization"],
        ["Batches"] = ["Records", "Normalization", "Intake"],
        ["Comparisons"] = ["Records", "Normalization"],
        ["Blocking"] = ["Records", "Normalization", "Comparisons"],
        ["Tables"] = ["Normalization", "Comparisons"],
        ["Linkage"] = ["Comparisons", "Blocking"],
        ["Assignment"] = ["Comparisons", "Linkage"],
        ["Reconciliation"] = ["Records", "Normalization", "Assignment", "Linkage", "Comparisons"],
        ["Completeness"] = ["Records", "Linkage", "Reconciliation"],
        ["Disclosure"] = ["Records", "Linkage", "Reconciliation", "Completeness"],
        ["Runs"] = ["Records", "Normalization", "Intake", "Comparisons", "Tables", "Blocking", "Linkage", "Assignment", "Reconciliation", "Completeness", "Disclosure"],
    };

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Fact]
    public void Every_folder_of_Core_is_in_the_table() =>
        Directory.GetDirectories(RepositoryFiles.CoreFolder).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"))
            .Except(MayUse.Keys).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_the_table_allows(string folder)
    {
        var forbidden = MayUse.Keys.Except(MayUse[folder]).Where(name => name != folder).ToList();

        var offenders = RepositoryFiles.Sources(Path.Combine(RepositoryFiles.CoreFolder, folder))
            .Where(file => forbidden.Exists(name => Names(File.ReadAllText(file), name))).Select(RepositoryFiles.Relative);

        offenders.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_is_its_namespace(string folder) =>
        RepositoryFiles.Sources(Path.Combine(RepositoryFiles.CoreFolder, folder))
            .Where(file => !File.ReadAllText(file).Contains($"namespace {NamespaceOf(file)};", StringComparison.Ordinal))
            .Select(RepositoryFiles.Relative).ShouldBeEmpty();

    // Rooms of a folder are namespaces too.
    private static string NamespaceOf(string file) =>
        "FPReconcile.Core." + Path.GetRelativePath(RepositoryFiles.CoreFolder, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');

    private static bool Names(string text, string folder) =>
        Regex.IsMatch(text, $@"FPReconcile\.Core\.{folder}\b", RegexOptions.None, TimeSpan.FromSeconds(5));
}
