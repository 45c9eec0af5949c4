using System.Security.Cryptography;

namespace FPReconcile.App.Tests.Guards;

/// <summary>What offices sent is read and never written; nothing is written outside of <c>--out</c>.</summary>
[Collection(GuardCollection.Name)]
public sealed class FootprintGuardTests(MessyDistrict district)
{
    private static readonly string[] TemporaryFolderVariables = ["TMPDIR", "TMP", "TEMP"];

    [Fact]
    public void Inputs_stay_as_they_are()
    {
        var before = Hashes(district.Input);

        district.Reconcile(district.Input, "inputs").ExitCode.ShouldBe(0);

        Hashes(district.Input).ShouldBe(before);
    }

    [Fact]
    public void Nothing_is_left_beside_the_output_folder()
    {
        var temporary = Directory.CreateDirectory(district.Path("temporary")).FullName;
        var variables = TemporaryFolderVariables.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        var current = Entries(Directory.GetCurrentDirectory());
        try
        {
            foreach (var name in TemporaryFolderVariables)
                Environment.SetEnvironmentVariable(name, temporary);
            var run = district.Reconcile(district.Input, "footprint");

            Entries(run.WorkFolder).ShouldBe(["out"]);
        }
        finally
        {
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
        }

        Entries(temporary).ShouldBeEmpty();
        Entries(Directory.GetCurrentDirectory()).ShouldBe(current);
    }

    private static IEnumerable<string?> Entries(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    private static List<string> Hashes(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];
}
