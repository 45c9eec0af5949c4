using System.Globalization;
using FPReconcile.App.Commands;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Benchmarks;

/// <summary>Accuracy of <c>link</c> on the recipes, with the model file of the recipe and its threshold.</summary>
internal static class LinkAccuracyBenchmark
{
    public static int Run(string[] arguments)
    {
        var values = new BenchmarkArguments(arguments, "--recipes", "--profiles", "--names", "--seeds", "--births", "--people");
        Console.WriteLine("# Accuracy of `link`, models of the recipes, after one-to-one assignment");
        Console.WriteLine();
        Console.WriteLine("Best F1: with the threshold that would have been best. True in a band: of links given a probability in it, the share that is true (number of links).");
        Console.WriteLine();
        Console.WriteLine("| recipe | size | profile | names | seed | precision | recall | F1 | best F1 (from) | true in [.5,.9) | [.9,.95) | [.95,.99) | [.99,1] |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (recipe, options) in Cases(values))
            Measure(recipe, options);
        return 0;
    }

    private static IEnumerable<(string Recipe, RecipeOptions Options)> Cases(BenchmarkArguments values)
    {
        var seeds = values.Numbers("--seeds", "1,2,3");
        foreach (var recipe in values.Texts("--recipes", "births,people"))
        {
            if (recipe == RecipeCommand.People)
            {
                foreach (var seed in seeds)
                    yield return (recipe, new RecipeOptions { Size = values.Number("--people", RecipeCommand.DefaultPeople), Seed = seed });
                continue;
            }

            foreach (var profile in values.Choices<ErrorProfile>("--profiles", "standard,hard,sparse"))
            {
                foreach (var names in values.Choices<NameProfile>("--names", "latin,chinese"))
                {
                    foreach (var seed in seeds)
                        yield return (recipe, new RecipeOptions { Size = values.Number("--births", RecipeOptions.DefaultSize), Seed = seed, Profile = profile, Names = names });
                }
            }
        }
    }

    private static void Measure(string recipe, RecipeOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("fpreconcile-link-").FullName;
        try
        {
            RecipeCommand.Write(recipe, options, folder);
            var result = Path.Combine(folder, "result");
            var code = CommandLine.Run(Link.Arguments(folder, result));
            if (code != 0)
                throw new InvalidOperationException($"link ended with {code}");
            Console.WriteLine(Row(recipe, options, Link.Evaluate(folder, result)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Row(string recipe, RecipeOptions options, LinkEvaluation evaluation)
    {
        var quality = evaluation.Quality;
        var best = evaluation.Best();
        var kind = recipe == RecipeCommand.People ? "| |" : $"| {options.Profile} | {options.Names} |";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {recipe} | {options.Size:N0} {kind} {options.Seed} | {quality.Precision:0.00000} | {quality.Recall:0.00000} | {quality.F1:0.00000} "
            + $"| {best?.Quality.F1 ?? 0:0.00000} ({best?.Threshold ?? 1:0.00}) | {string.Join(" | ", evaluation.Calibration().Select(Band))} |");
    }

    private static string Band(CalibrationBand band) =>
        band.ShareTrue is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0000} ({band.Links:N0})") : "-";
}
