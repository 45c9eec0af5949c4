using System.Text;
using FPReconcile.App.Commands.Link.Report;
using FPReconcile.App.Output;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Commands.Link;

/// <summary>Writes the files of a run of <c>link</c>; the model last, because it marks the folder as a run.</summary>
internal static class LinkFiles
{
    public const string LinksName = "links.csv";
    public const string ReportName = "report.html";
    public const string SampleName = "sample.csv";
    public const string ModelName = "model.json";

    /// <summary>What tells a folder of this verb from others.</summary>
    public static RunMarker Marker { get; } = new(ModelName, "fingerprint", null);

    public static void Write(string folder, LinkOutcome outcome)
    {
        // At a million records each of them takes a tenth of a second.
        byte[] model = [];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = outcome.Arguments.Threads ?? -1 };
        Parallel.Invoke(
            parallel,
            () => WriteLinks(folder, outcome, parallel),
            () => WriteReport(folder, outcome),
            () => model = TrainedModelJson.Write(outcome.Model));
        if (outcome.Arguments.Sample is { } pairsOfEachBand)
            WriteSample(folder, outcome, pairsOfEachBand);
        using var file = Create(folder, ModelName);
        file.Write(model);
    }

    private static void WriteLinks(string folder, LinkOutcome outcome, ParallelOptions parallel)
    {
        using var stream = Create(folder, LinksName);
        LinksWriter.Write(stream, outcome.Linkage.Links, (outcome.Left.Ids, outcome.Right.Ids), parallel);
    }

    private static void WriteSample(string folder, LinkOutcome outcome, int pairsOfEachBand)
    {
        using var stream = Create(folder, SampleName);
        LabelledPairsFile.WriteUnlabelled(stream, ClericalReview.Draw(outcome, pairsOfEachBand));
    }

    private static void WriteReport(string folder, LinkOutcome outcome)
    {
        using var report = new StreamWriter(Create(folder, ReportName), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        LinkReportWriter.Write(report, LinkReportBuilder.Build(outcome));
    }

    /// <summary>A file of a run that is not there yet.</summary>
    public static FileStream Create(string folder, string name) => new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
}
