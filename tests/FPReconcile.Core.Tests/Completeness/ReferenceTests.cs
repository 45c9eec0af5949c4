using System.Globalization;
using System.Text.RegularExpressions;
using FPReconcile.Core.Tests.Conventions;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>Every row of Reference/completeness-reference.csv: equal within its tolerance, refused where it says so, or named here as not built.</summary>
public sealed class ReferenceTests
{
    // Relative for numbers of births and their errors (the regression of R stops at about 4e-6); the others absolute.
    private const double Total = 1e-6;
    private const double Error = 1e-5;
    private const double Criterion = 1e-6;
    private const double ProfileInterval = 1e-3;

    // closedpCI.t looks for the top of a likelihood that its regressions know to 1e-8 of the deviance (1,479 at most): a parabola with a standard
    // error of 3 is that flat over sqrt(2 x 1.5e-5) x 3.
    private const double MostLikely = 0.02;
    // Chapman's number, error and ends of nine pairs of lists; two of Ding and Fienberg.
    private const int Notes = 50;

    private const double OtherInterval = 1e-6;

    private static readonly IReadOnlyList<ReferenceRow> Rows = ReferenceTable.Read(RepositoryFiles.Root);

    public static TheoryData<int> Compared => [.. Rows.Where(row => ReferenceComparison.Of(row).NotCompared is null).Select(row => row.Line)];

    [Theory]
    [MemberData(nameof(Compared))]
    public void A_row_of_the_reference_comes_out(int line)
    {
        var row = Rows.Single(row => row.Line == line);
        var ours = ReferenceComparison.Of(row);

        if (row.IsRefusal)
        {
            (ours.Total, ours.StandardError, ours.Lower, ours.Upper, ours.Fit).ShouldBe((null, null, null, null, null));
            return;
        }

        var isProfile = row.IntervalMethod.StartsWith("profile", StringComparison.Ordinal);
        Same(ours.Total, row.Total, isProfile ? MostLikely : Total * Math.Max(1, row.Total!.Value), "N");
        Same(ours.StandardError, row.StandardError, Error * (row.StandardError ?? 0), "standard error");
        Same(ours.Fit?.Aic, row.Aic, Criterion, "AIC");
        Same(ours.Fit?.Bic, row.Bic, Criterion, "BIC");
        Same(ours.Fit?.Deviance, row.Deviance, Criterion, "deviance");
        if (row.DegreesOfFreedom is not null)
            ours.Fit?.DegreesOfFreedom.ShouldBe(row.DegreesOfFreedom.Value);
        if (ReferenceComparison.IsMade(row))
        {
            Same(ours.Lower, row.Lower, isProfile ? ProfileInterval : OtherInterval * Math.Max(1, row.Total!.Value), "lower end");
            Same(ours.Upper, row.Upper, isProfile ? ProfileInterval : OtherInterval * Math.Max(1, row.Total!.Value), "upper end");
        }
    }

    [Fact]
    public void What_the_notes_of_the_reference_print_comes_out()
    {
        var compared = 0;
        foreach (var row in Rows)
        {
            foreach (var (name, value) in ReferenceComparison.Of(row).Noted)
            {
                var printed = double.Parse(Regex.Match(row.Note, $@"\b{name}[= ](?<value>[\d.]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["value"].Value, CultureInfo.InvariantCulture);
                // Eight digits are printed.
                value.ShouldBe(printed, printed * 1e-7, $"line {row.Line}: {name}");
                compared++;
            }
        }

        compared.ShouldBe(Notes);
    }

    [Fact]
    public void Rows_that_are_not_compared_are_counted_by_their_reason() =>
        Rows.Select(row => ReferenceComparison.Of(row).NotCompared).OfType<string>().GroupBy(reason => reason)
            .ToDictionary(group => group.Key, group => group.Count()).ShouldBe(
            new Dictionary<string, int>
            {
                ["no model of the eight; the regression of the tests repeats it"] = 40,
                ["another interval of a share; Wilson's without correction is the one used"] = 12,
                ["bias-corrected forms of models of equal lists are not used"] = 8,
                ["means of random draws; the coverage simulation repeats the case"] = 3,
            },
            ignoreOrder: true);

    [Fact]
    public void Refusals_of_the_reference_are_some() => Rows.Count(row => row.IsRefusal).ShouldBe(5);

    private static void Same(double? ours, double? theirs, double tolerance, string what)
    {
        if (theirs is not { } expected)
            return;
        // What is 0 is compared with 0.
        if (tolerance == 0)
            ours.ShouldBe(expected, what);
        else
            ours.ShouldNotBeNull(what).ShouldBe(expected, tolerance, what);
    }
}
