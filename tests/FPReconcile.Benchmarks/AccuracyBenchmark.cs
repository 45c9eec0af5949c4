using System.Globalization;
using FPReconcile.App.Commands;
using FPReconcile.App.Commands.Demo;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Benchmarks;

/// <summary>Accuracy of whole runs, from CSV files to result files, on invented districts: standard and sparse, both name profiles.</summary>
internal static class AccuracyBenchmark
{
    private const int DefaultBirths = 5000;

    // Never used while the engine was tuned.
    private static readonly long[] DefaultSeeds = [9001, 9002, 9003, 9004, 9005];

    public static int Run(string[] arguments)
    {
        var births = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultBirths;
        var seeds = arguments.Length > 1 ? [.. arguments[1..].Select(a => long.Parse(a, CultureInfo.InvariantCulture))] : DefaultSeeds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Accuracy, {births:N0} births a district, default settings"));
        Console.WriteLine();
        Console.WriteLine("P / R = precision / recall at birth level. H facility, R registration, P register.");
        Console.WriteLine();
        Console.WriteLine("| profile | names | seed | H-R F1 | H-P F1 | R-P F1 | unregistered P / R | no notification P / R | not in register P / R | duplicates P / R | possible matches |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var profile in new[] { ErrorProfile.Standard, ErrorProfile.Sparse, ErrorProfile.Hard })
        {
            var twins = default(SiblingQuality);
            foreach (var names in new[] { NameProfile.Latin, NameProfile.Chinese })
            {
                foreach (var seed in seeds)
                    twins += Measure(new DistrictOptions { Births = births, Seed = seed, Names = names, Profile = profile });
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {profile} | both | all | twins that can be told apart: {twins.Right} of {twins.Births} to the right child ({twins.Share:P2}), {twins.Sibling} to the sibling | | | | | | | |"));
        }

        return 0;
    }

    private static SiblingQuality Measure(DistrictOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("fpreconcile-accuracy-").FullName;
        try
        {
            var district = SyntheticDistrict.Generate(options);
            CleanDistrictWriter.Write(district, folder);
            var result = Path.Combine(folder, "result");
            var code = CommandLine.Run(Reconcile.Arguments(folder, result, options.AsOf));
            if (code != 0)
                throw new InvalidOperationException($"reconcile ended with {code}");
            var evaluation = new RunEvaluation(district, result);
            Console.WriteLine(Row(options, evaluation));
            return evaluation.Siblings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Row(DistrictOptions options, RunEvaluation evaluation)
    {
        var links = evaluation.Links;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {options.Profile} | {options.Names} | {options.Seed} | {links[0].Quality.F1:0.0000} | {links[1].Quality.F1:0.0000} | {links[2].Quality.F1:0.0000} "
            + $"| {Kind(evaluation, KindNames.UnregisteredBirth)} | {Kind(evaluation, KindNames.RegistrationWithoutNotification)} "
            + $"| {Kind(evaluation, KindNames.NotInRegister)} | {Kind(evaluation, KindNames.PossibleDuplicate)} | {evaluation.PossibleMatchShare:P2} |");
    }

    private static string Kind(RunEvaluation evaluation, string kind)
    {
        var quality = evaluation.Kinds.First(k => k.Kind == kind).Quality;
        return string.Create(CultureInfo.InvariantCulture, $"{quality.Precision:0.000} / {quality.Recall:0.000}");
    }
}
