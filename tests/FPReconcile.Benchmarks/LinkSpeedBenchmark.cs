using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Benchmarks;

/// <summary>
/// Wall time, CPU time and peak memory of whole runs of <c>link</c>, from CSV files to result files with training, each in a fresh
/// process: of the published program where its path is given, else of this one.
/// </summary>
internal static class LinkSpeedBenchmark
{
    public static int Run(string[] arguments)
    {
        var values = new BenchmarkArguments(arguments, "--sizes", "--runs", "--profile", "--names", "--seed", "--app");
        var runs = values.Number("--runs", 5);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Speed of `link`: births of both files, CSV to links.csv, training included; median (least - most) of {runs} fresh processes"));
        Console.WriteLine();
        Console.WriteLine("| births | wall, s | CPU, s | peak memory, MB |");
        Console.WriteLine("|---|---|---|---|");
        var stages = new List<string>();
        foreach (var size in values.Numbers("--sizes", "100000,1000000,10000000"))
        {
            var options = new RecipeOptions
            {
                Size = size,
                Seed = values.Number("--seed", 1),
                Profile = values.Choices<ErrorProfile>("--profile", "standard")[0],
                Names = values.Choices<NameProfile>("--names", "latin")[0],
            };
            stages.Add(Measure(options, (runs, values.Text("--app"))));
        }

        Console.WriteLine("\n# The stages of the run in the middle\n\n" + string.Join('\n', stages));

        return 0;
    }

    /// <summary>Prints a row, and gives the stages of the run in the middle.</summary>
    private static string Measure(RecipeOptions options, (int Runs, string? App) how)
    {
        var folder = Directory.CreateTempSubdirectory("fpreconcile-link-").FullName;
        try
        {
            BirthsRecipe.Write(options, folder);
            string[] command = [.. Link.Arguments(folder, Path.Combine(folder, "result")), "--timings"];
            var costs = Enumerable.Range(0, how.Runs).Select(_ => how.App is null ? FreshProcess.Measure(command) : FreshProcess.Measure(how.App, command)).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {options.Size:N0} | {Middle(costs, cost => cost.WallSeconds, "0.00")} | {Middle(costs, cost => cost.CpuSeconds, "0.00")} | {Middle(costs, cost => cost.PeakMegabytes, "0")} |"));
            var middle = costs.OrderBy(cost => cost.WallSeconds).ElementAt(costs.Count / 2);
            return string.Create(CultureInfo.InvariantCulture, $"## {options.Size:N0} births\n\n{middle.Output}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Middle(List<RunCost> costs, Func<RunCost, double> figure, string format)
    {
        var sorted = costs.Select(figure).Order().Select(value => value.ToString(format, CultureInfo.InvariantCulture)).ToList();
        return $"{sorted[sorted.Count / 2]} ({sorted[0]} - {sorted[^1]})";
    }
}
