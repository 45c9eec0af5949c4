using System.Text.Json;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands;

/// <summary>A folder with the files of a small district, and runs of <c>reconcile</c> over them in processes of their own.</summary>
public abstract class ReconcileTestBase : IDisposable
{
    protected ReconcileTestBase() => new SmallDistrict().WithTroubles().Write(Folder.Path("in"));

    private protected TemporaryFolder Folder { get; } = new();

    protected string Out => Folder.Path("out");

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string[] Two() => ["--facility", Folder.Path("in/facility.csv"), "--registration", Folder.Path("in/registration.csv"), "--as-of", SmallDistrict.AsOf];

    protected string[] All() => [.. Two()[..^2], "--register", Folder.Path("in/register.csv"), "--deaths", Folder.Path("in/deaths.csv"), "--as-of", SmallDistrict.AsOf];

    protected (int ExitCode, string Output, string Error) Reconcile(string[] arguments) => ProgramRun.Start(["reconcile", .. arguments, "--out", Out]);

    protected string Read(string name) => File.ReadAllText(Path.Combine(Out, name));

    protected JsonElement Manifest() => JsonDocument.Parse(Read("run.json")).RootElement;

    protected string CaseOf(string record) => Read("discrepancies.csv").Split("\r\n").First(line => line.Contains(record, StringComparison.Ordinal)).Split(',')[0];

    protected SortedDictionary<string, byte[]> Snapshot() => new(
        Directory.GetFiles(Out, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Out, path), File.ReadAllBytes), StringComparer.Ordinal);

    protected IEnumerable<string?> Left() => Directory.EnumerateFileSystemEntries(Folder.Path("")).Select(Path.GetFileName).Where(name => name != "s.json");
}
