using System.Globalization;
using FPReconcile.Core.Tests.Completeness;

namespace FPReconcile.Benchmarks;

/// <summary>How often 95 % intervals hold the truth of invented districts, where their assumptions hold and where they do not.</summary>
internal static class CoverageBenchmark
{
    private const double Least = 0.93;
    private const double Most = 0.97;

    public static int Run(string[] arguments)
    {
        var values = new BenchmarkArguments(arguments, "--districts", "--seed");
        var (districts, seed) = (values.Number("--districts", 1000), values.Number("--seed", 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Coverage of 95 % intervals, {districts:N0} districts for each row, seed {seed}"));
        Console.WriteLine();
        Console.WriteLine("| district | estimator and interval | assumptions | truth | mean estimate | truth in the interval | 93 to 97 % |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var known in CoverageStudy.Cases)
            Console.WriteLine(Row(known.Run(districts, seed)));
        return 0;
    }

    private static string Row(CoverageResult result)
    {
        var format = result.Case.Truth < 1 ? "0.0000" : "N0";
        var verdict = result.Share is >= Least and <= Most ? "yes" : "no";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.Case.District} | {result.Case.Interval} | {(result.Case.Holds ? "hold" : "**violated**")} | {result.Case.Truth.ToString(format, CultureInfo.InvariantCulture)} "
            + $"| {result.Mean.ToString(format, CultureInfo.InvariantCulture)} | {result.Share:0.0 %} | {(result.Case.Holds ? verdict : $"{verdict}: as the assumptions are violated")} |");
    }
}
