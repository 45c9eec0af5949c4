using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Benchmarks;

/// <summary>Wall time, CPU time and peak memory of whole runs of <c>reconcile</c> from CSV files, each in a fresh process.</summary>
internal static class SpeedBenchmark
{
    private const int DefaultBirths = 100_000;
    private const int DefaultRuns = 5;

    public static int Run(string[] arguments)
    {
        var births = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultBirths;
        var runs = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : DefaultRuns;
        var folder = Directory.CreateTempSubdirectory("fpreconcile-speed-").FullName;
        try
        {
            var options = new DistrictOptions { Births = births, Seed = 9001 };
            CleanDistrictWriter.WriteStreamed(options, folder);
            Print(births, [.. Enumerable.Range(0, runs).Select(_ => FreshProcess.Measure(Reconcile.Arguments(folder, Path.Combine(folder, "result"), options.AsOf)))]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(int births, List<RunCost> runs)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Speed, {births:N0} births, whole `reconcile` from CSV, {runs.Count} fresh processes"));
        Console.WriteLine();
        Console.WriteLine("| figure | least | median | most |");
        Console.WriteLine("|---|---|---|---|");
        PrintFigure("wall, s", runs.Select(run => run.WallSeconds));
        PrintFigure("CPU, s", runs.Select(run => run.CpuSeconds));
        PrintFigure("peak memory, MB", runs.Select(run => run.PeakMegabytes));
    }

    private static void PrintFigure(string name, IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {sorted[0]:0.##} | {sorted[sorted.Count / 2]:0.##} | {sorted[^1]:0.##} |"));
    }
}
