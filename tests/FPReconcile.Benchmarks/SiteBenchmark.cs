using System.Diagnostics;
using System.Globalization;
using FPReconcile.App;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Benchmarks;

/// <summary>How long people wait for the pages of the review site with 100,000 open cases: requests over HTTP against the host of <c>serve</c>, one after another.</summary>
internal static class SiteBenchmark
{
    // A quarter of the births without a registration: about 40 open cases from 100 births.
    private const double NeverRegistered = 0.25;

    // What officers have done with the cases of a night before the measurement.
    private const int Touched = 5_000;
    private const int HandedOver = 200;
    private const int PageNumber = 50;

    public static int Run(string[] arguments)
    {
        var options = new BenchmarkArguments(arguments, "--births", "--rounds", "--azurite", "--store", "--chromium");
        RunAsync(options).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task RunAsync(BenchmarkArguments options)
    {
        var azurite = options.Text("--azurite");
        var isKept = options.Text("--store") is not null;
        var isMade = options.Text("--store") is { } kept && Directory.Exists(kept);
        var folder = options.Text("--store") ?? Directory.CreateTempSubdirectory("fpreconcile-site-").FullName;
        using var server = azurite is null ? null : NightBenchmark.Azurite(azurite, folder);
        try
        {
            var address = azurite is null ? folder : "UseDevelopmentStorage=true";
            var district = new DistrictOptions { Births = options.Number("--births", 280_000), Seed = 9002, Facilities = 60, Shares = new BirthShares { NeverRegistered = NeverRegistered } };
            if (!isMade)
                await MakeNightAsync(address, district);
            var store = StoreAddress.Open(address, TimeProvider.System);
            await MeasureAsync(store, new NightClock(TimeProvider.System, district.AsOf), options.Number("--rounds", 100), options.Text("--chromium"));
        }
        finally
        {
            server?.Kill(entireProcessTree: true);
            server?.WaitForExit();
            if (!isKept)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MakeNightAsync(string address, DistrictOptions district)
    {
        var files = Directory.CreateTempSubdirectory("fpreconcile-district-").FullName;
        try
        {
            CleanDistrictWriter.WriteStreamed(district, files);
            await NightBenchmark.UploadAsync(address, files, district.AsOf);
        }
        finally
        {
            Directory.Delete(files, recursive: true);
        }

        // In a process of its own: its memory is none of the site.
        var cost = FreshProcess.Measure([address, district.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], NightWorker.Verb);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"night: {cost.WallSeconds:0} s"));
    }

    private static async Task MeasureAsync(Store store, NightClock clock, int rounds, string? chromium)
    {
        var night = (await new ReviewNights(store, clock).CurrentAsync(default)) ?? throw new InvalidOperationException("The store has no night.");
        var touched = await TouchAsync(store, night);
        var review = new ReviewServices(store, clock);
        await using var site = await MeasuredSite.StartAsync(store, night.AreasWithRows);
        Console.WriteLine("| areas of the reader | open cases | what | p50, ms | p95, ms | p99, ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var areas in new[] { night.AreasWithRows.Take(1).ToList(), [.. night.AreasWithRows] })
        {
            var user = new AskingUser("reader", new HashSet<string>([Roles.Officer], StringComparer.Ordinal)) { Areas = areas };
            var total = (await review.WorklistAsync(user, new WorklistQuery(), default)).Value!.Counts.Total;
            var place = await PlaceOfPageAsync(review, user);
            var cases = await CasesAsync(night, areas, touched, rounds * 2);
            (string What, Func<MeasuredReader, int, Task> Ask)[] requests =
            [
                ("worklist, first page", (reader, _) => reader.GetAsync("/ui/worklist")),
                ($"worklist, page {PageNumber.ToString(CultureInfo.InvariantCulture)}", (reader, _) => reader.GetAsync("/ui/worklist?after=" + place)),
                ("worklist, filtered and sorted", (reader, _) => reader.GetAsync("/ui/worklist?kind=unregistered_birth&age=days30&age=days90&sort=oldest_birth")),
                ("worklist, one facility", (reader, round) => reader.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/ui/worklist?facility=F{1 + (round % 9):000}&sort=facility"))),
                ("case page", (reader, round) => reader.GetAsync("/ui/cases/" + cases[round])),
                ("decide", (reader, round) => reader.DecideAsync(cases[rounds + round])),
                ("dashboard", (reader, _) => reader.GetAsync("/ui/dashboard")),
            ];
            foreach (var (what, ask) in requests)
                await TellAsync(site, (areas.Count, total, what), rounds, ask);
            await TellAsync(site, (areas.Count, total, $"export of {areas[0]}"), 5, (reader, _) => reader.ExportAsync(areas[0]));
        }

        if (chromium is not null)
            await MeasuredPages.TellAsync(chromium, site.Address, (await CasesAsync(night, [night.AreasWithRows[0]], touched, 1))[0]);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set {Environment.WorkingSet / 1e6:0} MB"));
    }

    private static async Task TellAsync(MeasuredSite site, (int Areas, int Total, string What) of, int rounds, Func<MeasuredReader, int, Task> ask)
    {
        // Once without a clock: the first one compiles, and reads what is read once for a night.
        var isEverywhere = of.Areas > 1;
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var reader = await site.ReaderAsync(isEverywhere, round);
            if (round == 0 && !of.What.StartsWith("decide", StringComparison.Ordinal))
                await ask(reader, round);
            var started = Stopwatch.GetTimestamp();
            await ask(reader, round);
            times[round] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        double At(double share) => times[Math.Min(rounds - 1, (int)Math.Ceiling(share * rounds) - 1)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {of.Areas} | {of.Total:N0} | {of.What} | {At(0.5):0} | {At(0.95):0} | {At(0.99):0} |"));
    }

    private static async Task<string> PlaceOfPageAsync(ReviewServices review, AskingUser user)
    {
        string? place = null;
        for (var page = 1; page < PageNumber; page++)
            place = (await review.WorklistAsync(user, new WorklistQuery { Continuation = place }, default)).Value!.Continuation;
        return place!;
    }

    /// <summary>Decides, assigns and hands over as a week of officers does; gives the cases.</summary>
    private static async Task<HashSet<string>> TouchAsync(Store store, ReviewNight night)
    {
        var states = new CaseStates(store.Tables);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var area in night.AreasWithRows)
        {
            // Of an earlier measurement, too.
            touched.UnionWith((await states.OfAreaAsync(area, default)).States.Keys);
            var cases = (await night.IndexAsync(area, default)).Rows.Select(row => row.CaseId).Distinct(StringComparer.Ordinal);
            foreach (var caseId in cases.Take(Touched / night.AreasWithRows.Count))
            {
                touched.Add(caseId);
                var isHandedOver = touched.Count % (Touched / HandedOver) == 0;
                var to = night.AreasWithRows.First(other => other != area);
                var state = new CaseState { Stage = CaseStage.Waiting, Disposition = Disposition.NotDue, DecisionId = new string('0', 32), DecidedBy = "x", DecidedAt = DateTimeOffset.UnixEpoch, ForwardedTo = isHandedOver ? to : null };
                await states.PutAsync(area, caseId, state, default);
                if (isHandedOver)
                    await states.PutArrivalAsync(to, caseId, area, default);
            }
        }

        return touched;
    }

    private static async Task<List<string>> CasesAsync(ReviewNight night, IReadOnlyList<string> areas, HashSet<string> touched, int count)
    {
        var all = new List<string>();
        foreach (var area in areas)
            all.AddRange((await night.IndexAsync(area, default)).Rows.Select(row => row.CaseId).Distinct(StringComparer.Ordinal).Where(caseId => !touched.Contains(caseId)));

        // Spread over the list, each taken once.
        var chosen = Enumerable.Range(0, count).Select(place => all[(int)((long)place * all.Count / count)]).ToList();
        touched.UnionWith(chosen);
        return chosen;
    }
}
