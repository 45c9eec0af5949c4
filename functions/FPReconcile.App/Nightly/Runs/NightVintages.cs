using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Observability;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.App.Statistics;
using FPReconcile.App.Storage;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>
/// Makes the vintages that a night finds due. Their files wait under the run: only when readers see the run are they frozen, so that no run
/// that failed, or lost its place to another one, leaves anything that is never made again.
/// </summary>
internal sealed class NightVintages
{
    private const string FrozenState = "frozen";

    private readonly Store _store;
    private readonly RunPlace _place;
    private readonly IReadOnlyList<DueVintage> _due;
    private readonly Dictionary<string, CaseTimes?> _cases = new(StringComparer.Ordinal);

    private NightVintages(Store store, RunPlace place, IReadOnlyList<DueVintage> due) => (_store, _place, _due) = (store, place, due);

    private IEnumerable<VintagePeriod> ToMake => _due.Where(vintage => vintage.Hold is null).Select(vintage => vintage.Period);

    /// <summary>Looks which vintages are due by what a run found.</summary>
    public static async Task<NightVintages> OfAsync(Store store, (RunPlace Place, NightPlan Plan) run, (ReconciliationInput Input, ReconciliationResult Result) found, CancellationToken cancellation)
    {
        var frozen = await new FrozenVintages(store).NamesAsync(run.Plan.Previous, cancellation);
        return new NightVintages(store, run.Place, StatisticsRun.Due(found.Input, found.Result, frozen, run.Plan.AreFilesWaiting));
    }

    /// <summary>Keeps how long the cases of the vintages took, and nothing else of them.</summary>
    /// <param name="cases">All cases after the night.</param>
    /// <param name="forgotten">Cases that were closed before this day are forgotten.</param>
    public void Take(CaseLedger cases, DateOnly forgotten)
    {
        foreach (var period in ToMake)
            _cases[period.Name] = CaseTimes.Of(cases.Entries, period, forgotten);
    }

    /// <summary>Writes the files of the vintages one after another, and what was due; nothing on a night on which nothing is.</summary>
    public async Task WriteAsync(ReconciliationInput input, ReconciliationResult result, CancellationToken cancellation)
    {
        if (_due.Count == 0)
            return;
        foreach (var period in ToMake)
        {
            using var folder = new WorkFolder();
            var statistics = input.Options.Statistics with { From = period.FirstDay, To = period.LastMonth };
            var request = new StatisticsRequest(period.Name, null) { Cases = _cases.GetValueOrDefault(period.Name) };
            StatisticsFiles.Write(folder.Root, (input with { Options = input.Options with { Statistics = statistics } }, result), request, previous: null);
            await _store.Blobs.UploadFolderAsync(folder.Root, _place.Vintages with { Path = $"{_place.Vintages.Path}/{period.Name}" }, cancellation);
        }

        using var states = new MemoryStream();
        Write(states);
        await _store.Blobs.WriteAsync(_place.DueVintages, states.ToArray(), cancellation);
    }

    /// <summary>Names and codes only.</summary>
    public void Tell(EventLog log)
    {
        foreach (var state in _due.GroupBy(StateOf, StringComparer.Ordinal))
            log.Tell("vintages", LogFact.Id("run", _place.Run), LogFact.Id("state", state.Key), LogFact.Count("vintages", state.Count()));
    }

    /// <summary>The states in the file of a run, as lines of name and state.</summary>
    public static string ReadStates(byte[] file)
    {
        using var reader = new StreamReader(new MemoryStream(file));
        reader.ReadLine();
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line.Replace(',', ' '));
        return string.Join('\n', lines);
    }

    private static string StateOf(DueVintage vintage) => vintage.Hold?.Name() ?? FrozenState;

    private void Write(Stream stream)
    {
        using var csv = new CsvTableWriter(stream, "vintage", "state");
        foreach (var vintage in _due)
            csv.Text(vintage.Period.Name).Text(StateOf(vintage)).EndRow();
    }
}
