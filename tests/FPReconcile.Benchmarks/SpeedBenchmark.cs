using System.Diagnostics;
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
            Print(births, [.. Enumerable.Range(0, runs).Select(_ => Measure(folder, options.AsOf))]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[] Measure(string folder, DateOnly asOf)
    {
        // The program file beside this assembly, also when this process was started as 'dotnet ....dll'.
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "FPReconcile.Benchmarks")) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in Reconcile.Arguments(folder, Path.Combine(folder, "result"), asOf).Prepend("measured"))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"reconcile ended with {process.ExitCode}");
        return [.. output.Trim().Split('\n')[^1].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    private static void Print(int births, List<double[]> runs)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Speed, {births:N0} births, whole `reconcile` from CSV, {runs.Count} fresh processes"));
        Console.WriteLine();
        Console.WriteLine("| figure | least | median | most |");
        Console.WriteLine("|---|---|---|---|");
        string[] figures = ["wall, s", "CPU, s", "peak memory, MB"];
        for (var i = 0; i < figures.Length; i++)
        {
            var sorted = runs.Select(run => run[i]).Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {figures[i]} | {sorted[0]:0.##} | {sorted[sorted.Count / 2]:0.##} | {sorted[^1]:0.##} |"));
        }
    }
}
