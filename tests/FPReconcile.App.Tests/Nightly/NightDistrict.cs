using System.Globalization;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The messy workbooks of an invented district as offices upload them: a folder for each source, in it one for each sender.</summary>
internal sealed class NightDistrict : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NightDistrict(int births = 250, long seed = 7)
    {
        var district = SyntheticDistrict.Generate(new DistrictOptions { Births = births, Seed = seed });
        AsOf = district.Options.AsOf;
        MessyDistrictWriter.Write(district, _folder.Path("raw"));
        foreach (var path in Directory.EnumerateFiles(_folder.Path("raw"), "*", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(_folder.Path("raw"), path).Split(Path.DirectorySeparatorChar);
            var target = _folder.Path(parts.Length > 2 ? $"in/{string.Join('/', parts)}" : $"in/{parts[0]}/office/{parts[1]}");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    public DateOnly AsOf { get; }

    public string Uploads => _folder.Path("in");

    public string Beside(string name) => _folder.Path(name);

    /// <summary>What <c>reconcile</c> writes over the same files.</summary>
    public SortedDictionary<string, byte[]> Reconcile(DateOnly asOf, params string[] further)
    {
        var output = _folder.Path("out");
        var (code, _, error) = ProgramRun.Start(
        [
            "reconcile", "--facility", $"{Uploads}/facility", "--registration", $"{Uploads}/registration", "--register", $"{Uploads}/register",
            "--deaths", $"{Uploads}/deaths", "--as-of", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--out", output, "--quiet", .. further,
        ]);
        code.ShouldBeOneOf([0, 3], error);
        return new SortedDictionary<string, byte[]>(
            Directory.GetFiles(output, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(output, path), File.ReadAllBytes), StringComparer.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
