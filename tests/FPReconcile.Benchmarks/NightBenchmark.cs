using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FPReconcile.App;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Benchmarks;

/// <summary>A whole night, from its start to the published run, with one worker process or several: time, CPU and memory of each, calls of the storage.</summary>
internal static class NightBenchmark
{
    // 1.88 GB: what the deployment lets the app fill of an instance of 2,048 MB.
    private const string HeapLimit = "70000000";

    // As the deployment has it, too.
    private const string ConserveMemory = "7";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static int Run(string[] arguments)
    {
        var options = new BenchmarkArguments(arguments, "--births", "--workers", "--azurite", "--figures");
        var folder = Directory.CreateTempSubdirectory("fpreconcile-night-").FullName;
        try
        {
            Console.WriteLine($"# Whole nights on {(options.Text("--azurite") is null ? "a folder" : "Azurite")}: linkage in parts, discrepancies, cases, publishing");
            Console.WriteLine();
            Console.WriteLine("| births | workers | wall, s | CPU of all, s | peak memory of one, MB | invocations | billed, s | calls of the storage |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var births in options.Numbers("--births", "10000,100000"))
            {
                var district = new DistrictOptions { Births = births, Seed = 9001 };
                var files = Path.Combine(folder, births.ToString(CultureInfo.InvariantCulture));
                CleanDistrictWriter.WriteStreamed(district, files);
                foreach (var workers in options.Numbers("--workers", "1,2,4"))
                    MeasureAsync(files, district, workers, options).GetAwaiter().GetResult();
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string files, DistrictOptions district, int workers, BenchmarkArguments options)
    {
        var azurite = options.Text("--azurite");
        var folder = Directory.CreateTempSubdirectory("fpreconcile-store-").FullName;
        using var server = azurite is null ? null : Azurite(azurite, folder);
        try
        {
            var address = azurite is null ? folder : "UseDevelopmentStorage=true";
            var start = await UploadAsync(address, files, district.AsOf);
            var clock = Stopwatch.StartNew();
            var costs = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(address, district.AsOf)));
            var wall = clock.Elapsed.TotalSeconds;
            var night = new NightFigures(
                district.Births, workers, costs.Aggregate(start.Invocations, (sum, cost) => sum + cost.Figures.Invocations),
                costs.Max(cost => cost.Megabytes), costs.Aggregate(start.Calls, (sum, cost) => sum + cost.Figures.Calls));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {district.Births:N0} | {workers} | {wall:0.0} | {costs.Sum(cost => cost.Cpu):0.0} | {night.PeakMegabytes:0} | {night.Invocations.Count:N0} | {night.Invocations.BilledSeconds:0.0} | {(azurite is null ? "-" : night.Calls.All.ToString("N0", CultureInfo.InvariantCulture))} |"));
            if (options.Text("--figures") is { } path)
                night.AddTo(path);
        }
        finally
        {
            server?.Kill(entireProcessTree: true);
            server?.WaitForExit();
            Directory.Delete(folder, recursive: true);
        }
    }

    // Uploads come during the day: they are read before the clock of the night starts. What the call that starts the night takes is told.
    internal static async Task<WorkerFigures> UploadAsync(string address, string files, DateOnly asOf)
    {
        var store = StoreAddress.Open(address, TimeProvider.System);
        await CreateAsync(store);
        var work = new NightlyWork(store, new NightClock(TimeProvider.System, asOf), new NightOptions(), new FPReconcile.App.Observability.EventLog(TextWriter.Null, TextWriter.Null, TimeProvider.System));
        foreach (var source in new[] { "facility", "registration", "register", "deaths" })
        {
            var upload = new BlobName(StorageNames.Uploads, $"{source}/office/{source}.csv");
            await using (var file = File.OpenRead(Path.Combine(files, source + ".csv")))
                await store.Blobs.PutAsync(upload, file, WriteCondition.Always, default);
            await work.IngestAsync(upload, default);
        }

        using var meter = new StorageMeter();
        var started = Stopwatch.GetTimestamp();
        await work.StartNightAsync(NightTimer.Unscheduled, default);
        return new WorkerFigures(Invocations.Of(Stopwatch.GetElapsedTime(started)), meter.Calls);
    }

    // Azurite takes a moment to listen.
    private static async Task CreateAsync(Store store)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                await store.CreateAsync(default);
                return;
            }
            catch (Azure.RequestFailedException) when (clock.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    private static async Task<(double Cpu, double Megabytes, WorkerFigures Figures)> WorkAsync(string address, DateOnly asOf)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "FPReconcile.Benchmarks"), [NightWorker.Verb, address, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        // As on the smaller instances.
        start.Environment[AppSettings.HeapLimit] = HeapLimit;
        start.Environment[AppSettings.ConserveMemory] = ConserveMemory;
        using var process = Process.Start(start)!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Trim().Split('\n');
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("A worker has failed: its reason stands above.");
        var figures = lines[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (figures[1], figures[2], JsonSerializer.Deserialize<WorkerFigures>(lines[^2])!);
    }

    internal static Process Azurite(string script, string folder) => Process.Start(new ProcessStartInfo(
        "node", [script, "--location", folder, "--disableTelemetry", "--skipApiVersionCheck", "--silent"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
}
