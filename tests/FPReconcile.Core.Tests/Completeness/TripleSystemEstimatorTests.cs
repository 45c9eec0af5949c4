using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>Three lists: refusals, borders, and the range. The numbers are in the reference.</summary>
public sealed class TripleSystemEstimatorTests
{
    [Fact]
    public void The_eight_models_are_all_and_the_base_is_first()
    {
        LogLinearModel.All.Select(model => model.Name).ShouldBe(["[23,1]", "[1,2,3]", "[12,3]", "[13,2]", "[12,13]", "[12,23]", "[13,23]", "[12,13,23]"]);
        LogLinearModel.All.Select(model => model.Parameters).ShouldBe([5, 4, 5, 5, 6, 6, 6, 7]);
        Should.Throw<ArgumentException>(() => LogLinearModel.Named("[1,23]"));
    }

    [Fact]
    public void The_range_is_of_the_models_that_can_be_estimated()
    {
        // Nobody is in lists 1 and 3 alone, so that two models are infinite.
        var estimates = LogLinearModel.All.Select(model => TripleSystemEstimator.Estimate(Tables.Counts(2, 3, 12, 9, 0, 6, 40), model)).ToList();

        estimates.Count(estimate => estimate.Refusal == NotEstimable.ZeroCell).ShouldBe(2);
        var range = TripleSystemEstimator.RangeOf(estimates)!.Value;
        range.Models.ShouldBe(6);
        range.Lowest.ShouldBe(72.5, 1e-9);
        range.Highest.ShouldBe(76.5, 1e-9);
    }

    [Fact]
    public void There_is_no_range_of_nothing() =>
        TripleSystemEstimator.RangeOf([PopulationEstimate.Refused(0, NotEstimable.NothingObserved)]).ShouldBeNull();

    [Theory]
    [InlineData(NotEstimable.NothingObserved, 0, 0, 0, 0, 0, 0, 0)]
    [InlineData(NotEstimable.EmptyList, 0, 5, 0, 5, 0, 5, 0)]
    [InlineData(NotEstimable.EmptyList, 5, 0, 0, 0, 0, 0, 0)]
    [InlineData(NotEstimable.NoOverlap, 5, 5, 0, 5, 0, 0, 0)]
    public void Counts_that_carry_nothing_are_refused_by_every_method(NotEstimable reason, params int[] cells)
    {
        var counts = Tables.Counts([.. cells.Select(cell => (long)cell)]);

        foreach (var model in LogLinearModel.All)
        {
            TripleSystemEstimator.Estimate(counts, model).Refusal.ShouldBe(reason);
            TripleSystemEstimator.MultinomialTotal(counts, model).ShouldBeNull();
        }

        ChaoLowerBound.Estimate(counts).Refusal.ShouldBe(reason);
        SampleCoverage.HighCoverage(counts).Refusal.ShouldBe(reason);
    }

    [Fact]
    public void Everybody_in_all_lists_leaves_nobody_missed_where_that_can_be_told()
    {
        var counts = Tables.Counts(0, 0, 0, 0, 0, 0, 500);

        var estimate = TripleSystemEstimator.Estimate(counts, LogLinearModel.Base);

        (estimate.Total, estimate.StandardError, estimate.IsOnBorder).ShouldBe((500, 0, true));
        TripleSystemEstimator.Estimate(counts, LogLinearModel.Named("[12,13,23]")).Refusal.ShouldBe(NotEstimable.ZeroCell);
    }

    [Fact]
    public void A_list_that_holds_everybody_leaves_nobody_missed()
    {
        // Lists 2 and 3 are parts of list 1, so that no other list finds anybody whom it does not know.
        var estimate = TripleSystemEstimator.Estimate(Tables.Counts(0, 0, 0, 30, 20, 25, 400), LogLinearModel.Named("[1,2,3]"));

        (estimate.Total, estimate.StandardError).ShouldBe((475, 0));
        estimate.Interval!.Value.Lower.ShouldBe(475);
    }

    [Fact]
    public void Chao_needs_somebody_in_two_lists_unless_corrected()
    {
        var counts = Tables.Counts(4, 4, 0, 4, 0, 0, 30);

        ChaoLowerBound.Estimate(counts).Refusal.ShouldBe(NotEstimable.ZeroCell);
        // 42 + 2/3 x 12 x 11 / 2.
        ChaoLowerBound.BiasCorrected(counts).Total!.Value.ShouldBe(86, 1e-9);
    }

    [Fact]
    public void Chao_without_anybody_in_one_list_alone_is_on_the_border()
    {
        var estimate = ChaoLowerBound.Estimate(Tables.Counts(0, 0, 5, 0, 5, 5, 30));

        (estimate.Total, estimate.StandardError, estimate.Interval).ShouldBe((45, 0, null));
    }
}
