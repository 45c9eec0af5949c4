namespace FPReconcile.Core.Tests.Completeness;

/// <summary>A small coverage simulation; the benchmark <c>coverage</c> draws a thousand districts for each case.</summary>
public sealed class CoverageTests
{
    private const int Districts = 300;
    private const long Seed = 20261122;

    // Three and a half standard errors of a share of 0.95 among 300, so that one of some 2,000 right intervals would fail.
    private const double Slack = 3.5 * 0.0126;

    public static TheoryData<int> Holding => Numbers(holds: true);

    public static TheoryData<int> Violated => Numbers(holds: false);

    [Theory]
    [MemberData(nameof(Holding))]
    public void Where_its_assumptions_hold_an_interval_holds_the_truth_19_times_in_20(int number)
    {
        var result = CoverageStudy.Cases[number].Run(Districts, Seed);

        result.Share.ShouldBe(0.95, Slack, $"{result.Case.District}: {result.Case.Interval}");
    }

    [Theory]
    [MemberData(nameof(Violated))]
    public void Where_they_do_not_hold_it_does_not(int number)
    {
        var result = CoverageStudy.Cases[number].Run(Districts, Seed);

        result.Share.ShouldBeLessThan(0.5, $"{result.Case.District}: {result.Case.Interval}");
    }

    [Theory]
    // Means of 200 districts of another simulation in R; its errors are 4 at most, ours are less.
    [InlineData("Lincoln-Petersen, log-normal, errors not corrected", 20781.9, 20)]
    [InlineData("Ding-Fienberg, chances known", 20002.5, 20)]
    public void Errors_of_linkage_act_as_in_the_simulation_of_the_reference(string interval, double mean, double tolerance) =>
        CoverageStudy.Cases.Single(known => known.Interval == interval).Run(Districts, Seed).Mean.ShouldBe(mean, tolerance);

    private static TheoryData<int> Numbers(bool holds) =>
        [.. Enumerable.Range(0, CoverageStudy.Cases.Count).Where(number => CoverageStudy.Cases[number].Holds == holds)];
}
