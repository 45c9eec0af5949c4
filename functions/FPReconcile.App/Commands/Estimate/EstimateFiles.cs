using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Completeness;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>Writes the files of a run of <c>estimate</c>; the manifest last, because it marks the folder as a run.</summary>
internal static class EstimateFiles
{
    public const string ModelsName = "models.csv";
    public const string SharesName = "completeness.csv";

    /// <summary>Numbers are compared with those of other software to 0.000001.</summary>
    private const int Decimals = 8;

    private const string Program = "fpreconcile estimate";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>What tells a folder of this verb from others. The name is another than that of <c>reconcile</c>, whose folders are not replaced.</summary>
    public static RunMarker Marker { get; } = new(RunFiles.ManifestName, "program", Program);

    public static void Write(string folder, IReadOnlyList<CountedLists> datasets, IReadOnlyList<ModelRow> rows, InputFile input)
    {
        using (var models = Create(folder, ModelsName))
            WriteModels(models, rows);
        using (var shares = Create(folder, SharesName))
            WriteShares(shares, datasets);
        File.WriteAllText(Path.Combine(folder, RunFiles.ManifestName), Manifest(datasets, rows, input));
    }

    private static void WriteModels(Stream stream, IEnumerable<ModelRow> rows)
    {
        using var csv = new CsvTableWriter(stream, "dataset", "model", "n_hat", "stderr", "aic", "bic", "deviance", "df", "ci_low", "ci_high", "note");
        foreach (var row in rows)
        {
            csv.Text(row.Dataset).Text(row.Model).Number(row.Total, Decimals).Number(row.StandardError, Decimals)
                .Number(row.Fit?.Aic, Decimals).Number(row.Fit?.Bic, Decimals).Number(row.Fit?.Deviance, Decimals).Number(row.Fit?.DegreesOfFreedom, 0)
                .Number(row.Lower, Decimals).Number(row.Upper, Decimals).Text(row.Note).EndRow();
        }
    }

    private static void WriteShares(Stream stream, IEnumerable<CountedLists> datasets)
    {
        using var csv = new CsvTableWriter(stream, "dataset", "list", "of_list", "found", "of", "share", "ci_low", "ci_high");
        foreach (var dataset in datasets)
        {
            foreach (var (list, of, share) in ListShares.Of(dataset.Counts))
                WriteShare(csv.Text(dataset.Name).Text(list).Text(of), share);
        }
    }

    private static void WriteShare(CsvTableWriter csv, ListCompleteness share) =>
        csv.Number(share.Found).Number(share.Of).Number(share.Share, Decimals)
            .Number(share.Share is null ? null : share.Interval.Lower, Decimals).Number(share.Share is null ? null : share.Interval.Upper, Decimals).EndRow();

    private static string Manifest(IReadOnlyList<CountedLists> datasets, IReadOnlyList<ModelRow> rows, InputFile input) => new JsonObject
    {
        ["program"] = Program,
        ["format"] = 1,
        ["version"] = ProgramVersion.Text,
        ["inputs"] = new JsonArray(new JsonObject { ["file"] = input.File, ["bytes"] = input.Bytes, ["sha256"] = input.Sha256 }),
        ["datasets"] = datasets.Count,
        ["rows"] = rows.Count,
        ["not_estimable"] = rows.Count(row => row.IsRefused),
    }.ToJsonString(Indented) + "\n";

    private static FileStream Create(string folder, string name) => new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
}
