using System.Globalization;
using FPReconcile.Core.Tests.Completeness;

namespace FPReconcile.Benchmarks;

/// <summary>Writes every number of the reference of completeness beside ours.</summary>
internal static class ReferencePage
{
    public static int Run(string[] arguments)
    {
        if (arguments.Length > 0)
            throw new ArgumentException("completeness-reference has no arguments; run it in the top folder of the checkout.", nameof(arguments));
        Console.WriteLine("# Estimators of completeness against other software");
        Console.WriteLine();
        Console.WriteLine("Reference: Rcapture 1.4-4, CARE1 1.1.0 and formulas in R (`tests/FPReconcile.Core.Tests/Reference/completeness-reference.csv`; line = its line).");
        Console.WriteLine("Difference: ours less the reference. The tests hold N to a relative 0.000001, standard errors to a relative 0.00001 (the regressions of R");
        Console.WriteLine("stop at 0.000004), AIC, BIC and deviance to 0.000001, ends of profile intervals to 0.001.");
        Console.WriteLine();
        var rows = ReferenceTable.Read(Directory.GetCurrentDirectory());
        WriteCompared(rows);
        WriteRest(rows);
        return 0;
    }

    private static void WriteCompared(IReadOnlyList<ReferenceRow> rows)
    {
        Console.WriteLine("| line | dataset | model | quantity | ours | reference | difference |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            var ours = ReferenceComparison.Of(row);
            if (ours.NotCompared is not null)
                continue;
            if (row.IsRefusal)
            {
                Console.WriteLine($"| {row.Line} | {Cell(row.Dataset)} | {Cell(row.Model)} | N | {(ours.Total is null ? "not estimable" : "**a number**")} | a number without meaning | |");
                continue;
            }

            foreach (var (quantity, value, reference) in Quantities(row, ours))
                Console.WriteLine($"| {row.Line} | {Cell(row.Dataset)} | {Cell(row.Model)} | {quantity} | {Number(value)} | {Number(reference)} | {Difference(value - reference)} |");
        }
    }

    private static void WriteRest(IReadOnlyList<ReferenceRow> rows)
    {
        Console.WriteLine();
        Console.WriteLine("## Not compared");
        Console.WriteLine();
        Console.WriteLine("| rows | why |");
        Console.WriteLine("|---|---|");
        foreach (var reason in rows.Select(row => ReferenceComparison.Of(row).NotCompared).OfType<string>().GroupBy(reason => reason).OrderByDescending(group => group.Count()))
            Console.WriteLine($"| {reason.Count()} | {reason.Key} |");
        Console.WriteLine("| ends of 'Wald' intervals | N and 1.96 standard errors to each side can end below the births observed: never made |");
        Console.WriteLine("| one transformed-logit interval | of 25 births in both lists and none in one alone, where it ends at 5.7 million: refused |");
    }

    private static IEnumerable<(string Quantity, double? Ours, double? Reference)> Quantities(ReferenceRow row, OurValues ours)
    {
        (string, double?, double?)[] all =
        [
            ("N", ours.Total, row.Total), ("standard error", ours.StandardError, row.StandardError), ("AIC", ours.Fit?.Aic, row.Aic), ("BIC", ours.Fit?.Bic, row.Bic),
            ("deviance", ours.Fit?.Deviance, row.Deviance), ("df", ours.Fit?.DegreesOfFreedom, row.DegreesOfFreedom),
            ("lower end", ours.Lower, ReferenceComparison.IsMade(row) ? row.Lower : null), ("upper end", ours.Upper, ReferenceComparison.IsMade(row) ? row.Upper : null),
        ];
        return all.Where(quantity => quantity.Item3 is not null);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Number(double? value) => value is { } number ? number.ToString("0.000000", CultureInfo.InvariantCulture) : "none";

    private static string Difference(double? value) => value switch
    {
        null => "",
        0 => "0",
        { } number => number.ToString("0.0e+00", CultureInfo.InvariantCulture),
    };
}
