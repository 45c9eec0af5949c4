using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Statistics;

/// <summary>
/// Writes the statistics of a vintage, once: those that an earlier run has of the same name are taken over as they are. Statistics that are
/// made anew after a late registration would show it as a difference of one.
/// </summary>
internal static class StatisticsFiles
{
    public const string JsonName = "statistics.json";
    public const string WorkbookName = "statistics.xlsx";
    public const string PageName = "statistics.html";

    private const int MonthsOfReports = 12;

    private static readonly string[] Names = [JsonName, WorkbookName, PageName];

    /// <summary>The first of some folders that has the vintage; null: it is new.</summary>
    public static string? FindFrozen(string vintage, params ReadOnlySpan<string?> folders)
    {
        foreach (var folder in folders)
        {
            if (folder is not null && new RunMarker(JsonName, "vintage", vintage).IsIn(folder))
                return folder;
        }

        return null;
    }

    /// <summary>Takes the statistics of a vintage over, byte for byte.</summary>
    /// <exception cref="RunFailedException">One of the files is not there any more.</exception>
    public static void TakeOver(string frozen, string folder)
    {
        foreach (var name in Names)
        {
            var file = Path.Combine(frozen, name);
            if (!File.Exists(file))
                throw new RunFailedException($"{name} of this vintage is missing in the earlier run: bring it back, or publish under another name");
            File.Copy(file, Path.Combine(folder, name));
        }
    }

    /// <summary>Computes and writes the statistics.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="run">What the run worked on, and what it found.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="previous">Vintages of the folders that this run follows; null for none.</param>
    /// <exception cref="UsageException">An earlier vintage tells of the same births.</exception>
    public static void Write(string folder, (ReconciliationInput Input, ReconciliationResult Result) run, StatisticsRequest request, EarlierVintages? previous)
    {
        var further = new StatisticsExtras { Reports = Reports(run.Input), Outcomes = request.Outcomes, Cases = request.Cases };
        var statistics = StatisticsRun.Publish(run.Input, run.Result, further);
        previous?.RefuseOverlap(statistics);
        var label = Label(run.Input, request.Vintage, previous?.OfPrevious);
        File.WriteAllText(Path.Combine(folder, JsonName), StatisticsJson.Write(statistics, label));
        var report = StatisticsReport.Of(statistics, label, run.Result.Context);
        using (var stream = new FileStream(Path.Combine(folder, WorkbookName), FileMode.CreateNew, FileAccess.Write))
            XlsxWriter.Write(stream, StatisticsWorkbook.Build(report));
        using var page = new StreamWriter(Path.Combine(folder, PageName)) { NewLine = "\n" };
        StatisticsPage.Write(page, report, statistics);
    }

    // Those of the months of the vintage; without a first month, of the last ones.
    private static IReadOnlyList<FacilityReport> Reports(ReconciliationInput input)
    {
        var (options, today) = (input.Options.Statistics, input.Options.AsOf);
        var months = options.From is { } from ? Math.Max(1, Month.Of(today) - Month.Of(from)) : MonthsOfReports;
        return [.. NightReports.Of(input, new FacilityReportRules { Months = months }).Where(report => options.IsInPeriod(report.Month))];
    }

    private static StatisticsLabel Label(ReconciliationInput input, string vintage, string? earlier) => new()
    {
        Vintage = vintage,
        ProgramVersion = ProgramVersion.Text,
        Sources = [.. input.Sources.Select(static source => (source.Source, source.Files.Count))],
        HasDeathList = input.DeathList is not null,
        LinkFrom = input.Options.LinkFrom,
        Seed = input.Options.Seed,
        EarlierVintage = earlier,
    };
}
