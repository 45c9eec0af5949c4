using FPReconcile.Core.Completeness;
using FPReconcile.Core.Tests.Conventions;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>The twin is right by the reference, and the closed forms by the twin.</summary>
public sealed class PoissonRegressionTests
{
    private static readonly IReadOnlyList<ReferenceRow> Rows =
        [.. ReferenceTable.Read(RepositoryFiles.Root).Where(row => row.Software == "Rcapture 1.4-4 closedp.t" && row.Model is not ("Mb" or "Mbh"))];

    public static TheoryData<int> Lines => [.. Rows.Select(row => row.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Models_of_closed_populations_come_out(int line)
    {
        var row = Rows.Single(row => row.Line == line);

        var fit = PoissonRegression.Fit(row.Counts, row.Model);

        (row.Counts.Observed + fit.Missed).ShouldBe(row.Total!.Value, row.Total.Value * 1e-6);
        // R computes errors with the weights of the step before the last: 2.4e-5 off where the counts carry little.
        fit.StandardError.ShouldBe(row.StandardError!.Value, row.StandardError.Value * 3e-5);
        fit.Deviance.ShouldBe(row.Deviance!.Value, 1e-6);
        fit.Aic.ShouldBe(row.Aic!.Value, 1e-6);
    }

    [Fact]
    public void Closed_forms_equal_the_regression()
    {
        Properties.Hold(Tables.WithoutZeros, counts =>
        {
            foreach (var model in LogLinearModel.All)
            {
                var (ours, twin) = (TripleSystemEstimator.Estimate(counts, model), PoissonRegression.Fit(counts, model.Name));
                // The regression is solved to 1e-13, and the factorials of its likelihood are summed.
                ours.Missed!.Value.ShouldBe(twin.Missed, 1e-8 * twin.Missed, model.Name);
                ours.StandardError!.Value.ShouldBe(twin.StandardError, 1e-8 * twin.StandardError, model.Name);
                ours.Fit!.Value.Deviance.ShouldBe(twin.Deviance, 1e-7, model.Name);
                ours.Fit!.Value.Aic.ShouldBe(twin.Aic, 1e-7, model.Name);
            }
        });
    }
}
