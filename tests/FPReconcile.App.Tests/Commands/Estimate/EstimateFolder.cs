using System.Text;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Estimate;

/// <summary>Runs of <c>estimate</c> take the console of the process, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EstimateCollection
{
    public const string Name = "estimate";
}

/// <summary>A folder with counts, and what <c>estimate</c> makes of them.</summary>
internal sealed class EstimateFolder : IDisposable
{
    public const string Header = "dataset,history,count\r\n";

    /// <summary>Facility and registration of an invented district.</summary>
    public const string TwoLists = Header + "D,11,8760\r\nD,10,505\r\nD,01,1690\r\n";

    /// <summary>Chao and others 2001: hepatitis A in Taiwan, the truth being about 545.</summary>
    public const string ThreeLists = Header + "HAV,001,63\r\nHAV,010,55\r\nHAV,011,18\r\nHAV,100,69\r\nHAV,101,17\r\nHAV,110,21\r\nHAV,111,28\r\n";

    private readonly TemporaryFolder _folder = new();

    public string Out => Path("out");

    public void Dispose() => _folder.Dispose();

    public string Path(string name) => _folder.Path(name);

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Out, name));

    public (int ExitCode, string Output, string Error) Run(string counts, params string[] more) => Run(Encoding.UTF8.GetBytes(counts), more);

    /// <summary>Runs the verb. However bad the input, it must say so in plain words and write no number that is none.</summary>
    public (int ExitCode, string Output, string Error) Run(byte[] counts, params string[] more)
    {
        var run = RunOn(_folder.Write("histories.csv", counts), more);
        if (run.ExitCode == 0)
        {
            foreach (var word in new[] { "NaN", "Infinity", "∞", ",-" })
                Read("models.csv").ShouldNotContain(word, Case.Sensitive);
        }

        return run;
    }

    public (int ExitCode, string Output, string Error) RunOn(string path, params string[] more)
    {
        var run = InProcessRun.Start(["estimate", "--histories", path, "--out", Out, .. more]);
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("unexpected error");
        return run;
    }

    /// <summary>Rows of models.csv by model; no cell but the last, the note, holds a comma of its own.</summary>
    public IReadOnlyDictionary<string, string[]> Models(string dataset) =>
        Read("models.csv").Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(Cells).Where(cells => cells[0] == dataset)
            .ToDictionary(cells => cells[1], StringComparer.Ordinal);

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                isQuoted = !isQuoted;
            if (i < line.Length && (line[i] != ',' || isQuoted))
                continue;
            cells.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. cells];
    }
}
