using System.Globalization;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Guards;

/// <summary>
/// An invented district as messy workbooks, and runs of <c>reconcile</c> over it in this process. Deaths are four times as
/// frequent as anywhere, so that there are some of every sort.
/// </summary>
public sealed class MessyDistrict : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Run? _run;

    public MessyDistrict()
    {
        District = SyntheticDistrict.Generate(new DistrictOptions
        {
            Seed = 7001,
            Births = 700,
            Shares = new BirthShares { Stillbirths = 0.04, NeonatalDeaths = 0.04 },
        });
        Files = MessyDistrictWriter.Write(District, Input);
    }

    public SyntheticDistrict District { get; }

    public IReadOnlyList<MessyFile> Files { get; }

    /// <summary>Folder of the invented files, with a folder for each source.</summary>
    public string Input => _folder.Path("in");

    /// <summary>The run over the files as they are, made once.</summary>
    internal Run Default => _run ??= Reconcile(Input, "default");

    /// <summary>All records of the three offices and the list of deaths.</summary>
    public IEnumerable<SyntheticRecord> Records => Enum.GetValues<SyntheticSource>().SelectMany(source => District.Records(source));

    public void Dispose() => _folder.Dispose();

    /// <summary>A path below the folder of the test.</summary>
    public string Path(string name) => _folder.Path(name);

    /// <summary>Runs <c>reconcile</c> over a folder of input; the result goes to <c>{name}/out</c>.</summary>
    internal Run Reconcile(string input, string name, params string[] options)
    {
        var work = Directory.CreateDirectory(Path(name)).FullName;
        var output = System.IO.Path.Combine(work, "out");
        string[] arguments =
        [
            "reconcile", "--facility", $"{input}/facility", "--registration", $"{input}/registration", "--register", $"{input}/register",
            "--deaths", $"{input}/deaths", "--as-of", District.Options.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "--out", output, .. options,
        ];
        var (exitCode, standardOutput, standardError) = InProcessRun.Start(arguments);
        return new Run(exitCode, standardOutput, standardError, work);
    }
}
