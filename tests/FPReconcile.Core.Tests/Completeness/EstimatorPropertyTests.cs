using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>What holds of every estimate, whatever the counts.</summary>
public sealed class EstimatorPropertyTests
{
    [Fact]
    public void The_order_of_the_lists_does_not_matter() => Properties.Hold(Tables.OfAnyKind, counts =>
    {
        foreach (var (first, second, third) in new[] { (1, 3, 2), (2, 1, 3), (3, 1, 2) })
        {
            int[] order = [first, second, third];
            var other = new CaptureCounts(3, CaptureHistory.Observable(3).Select(history =>
                KeyValuePair.Create(CaptureHistory.Parse(string.Concat(order.Select(list => history.IsIn(list) ? '1' : '0'))), counts[history])));

            foreach (var model in LogLinearModel.All)
                Same(TripleSystemEstimator.Estimate(other, Renamed(model, order)), TripleSystemEstimator.Estimate(counts, model));
            Same(ChaoLowerBound.Estimate(other), ChaoLowerBound.Estimate(counts));
            Same(SampleCoverage.Independent(other), SampleCoverage.Independent(counts));
            Same(SampleCoverage.HighCoverage(other), SampleCoverage.HighCoverage(counts));
            Same(SampleCoverage.LowCoverage(other), SampleCoverage.LowCoverage(counts));
        }
    });

    [Fact]
    public void Two_lists_may_change_places() => Properties.Hold(Tables.OfAnyKind, counts =>
    {
        Same(DualSystemEstimator.LincolnPetersen(counts.Between(2, 1)), DualSystemEstimator.LincolnPetersen(counts.Between(1, 2)));
        Same(DualSystemEstimator.Chapman(counts.Between(2, 1)), DualSystemEstimator.Chapman(counts.Between(1, 2)));
        DualSystemEstimator.CompletenessOfFirst(counts.Between(2, 1)).ShouldBe(DualSystemEstimator.CompletenessOfSecond(counts.Between(1, 2)));
    });

    [Fact]
    public void Every_estimate_is_a_number_or_a_refusal() => Properties.Hold(Tables.OfAnyKind, counts =>
    {
        foreach (var estimate in All(counts))
        {
            (estimate.Total is null).ShouldBe(estimate.Refusal is not null);
            Numbers(estimate).ShouldAllBe(number => double.IsFinite(number), estimate.ToString());
            if (estimate.Total is not { } total)
                continue;
            total.ShouldBeGreaterThanOrEqualTo(estimate.Observed);
            (estimate.StandardError ?? 0).ShouldBeGreaterThanOrEqualTo(0);
            if (estimate.Interval is { } interval)
            {
                // The transformed logit adds half a birth to each count.
                interval.Lower.ShouldBeGreaterThanOrEqualTo(estimate.Observed - 0.5);
                interval.Upper.ShouldBeGreaterThanOrEqualTo(interval.Lower);
            }
        }
    });

    [Fact]
    public void The_most_likely_number_lies_in_its_interval() => Properties.Hold(Tables.OfAnyKind, counts =>
    {
        foreach (var model in LogLinearModel.All)
        {
            if (TripleSystemEstimator.Estimate(counts, model).Interval is { } interval)
                interval.Contains(TripleSystemEstimator.MultinomialTotal(counts, model)!.Value).ShouldBeTrue(model.Name);
        }
    });

    [Fact]
    public void Twice_the_counts_are_twice_the_births() => Properties.Hold(Tables.WithoutZeros, counts =>
    {
        var twice = new CaptureCounts(3, CaptureHistory.Observable(3).Select(history => KeyValuePair.Create(history, 2 * counts[history])));

        foreach (var model in LogLinearModel.All)
            TripleSystemEstimator.Estimate(twice, model).Total!.Value.ShouldBe(2 * TripleSystemEstimator.Estimate(counts, model).Total!.Value, 1e-6);
        SampleCoverage.Independent(twice).Total!.Value.ShouldBe(2 * SampleCoverage.Independent(counts).Total!.Value, 1e-6);
        ChaoLowerBound.Estimate(twice).Total!.Value.ShouldBe(2 * ChaoLowerBound.Estimate(counts).Total!.Value, 1e-6);
    });

    [Fact]
    public void The_base_model_is_two_lists_of_which_one_is_R_or_P() => Properties.Hold(Tables.WithoutZeros, counts =>
    {
        var (three, two) = (TripleSystemEstimator.Estimate(counts, LogLinearModel.Base), DualSystemEstimator.LincolnPetersen(counts.FirstAgainstOthers()));
        three.Total!.Value.ShouldBe(two.Total!.Value, 1e-9 * two.Total.Value);
        three.StandardError!.Value.ShouldBe(two.StandardError!.Value, 1e-9 * two.StandardError.Value);
    });

    [Fact]
    public void More_dependence_never_means_fewer_births() => Properties.Hold(Tables.WithoutZeros, counts =>
    {
        var lists = counts.FirstAgainstOthers();
        double[] totals = [.. new[] { 0.5, 1, 2, 5, 10 }.Select(theta => DualSystemEstimator.WithOddsRatio(lists, theta).Total!.Value)];

        totals.ShouldBe(totals.Order());
        totals[1].ShouldBe(DualSystemEstimator.LincolnPetersen(lists).Total!.Value, 1e-9 * totals[1]);
    });

    private static IEnumerable<PopulationEstimate> All(CaptureCounts counts)
    {
        foreach (var model in LogLinearModel.All)
            yield return TripleSystemEstimator.Estimate(counts, model);
        yield return ChaoLowerBound.Estimate(counts);
        yield return ChaoLowerBound.BiasCorrected(counts);
        yield return SampleCoverage.Independent(counts);
        yield return SampleCoverage.HighCoverage(counts);
        yield return SampleCoverage.LowCoverage(counts);
        var pair = counts.Between(1, 2);
        yield return DualSystemEstimator.LincolnPetersen(pair);
        yield return DualSystemEstimator.LincolnPetersen(pair) with { Interval = Intervals.TransformedLogit(pair) };
        yield return DualSystemEstimator.Chapman(pair);
        yield return DualSystemEstimator.WithOddsRatio(pair, 5);
    }

    private static IEnumerable<double> Numbers(PopulationEstimate estimate) =>
        new[]
        {
            estimate.Observed, estimate.Total, estimate.StandardError, estimate.Interval?.Lower, estimate.Interval?.Upper,
            estimate.Fit?.Aic, estimate.Fit?.Bic, estimate.Fit?.Deviance,
        }.OfType<double>();

    // Sums in another order differ in their last digits. With counts of a billion a likelihood has few digits left: ends of intervals move by a
    // small part of the standard error.
    private static void Same(PopulationEstimate ours, PopulationEstimate theirs)
    {
        ours.Refusal.ShouldBe(theirs.Refusal);
        foreach (var (one, other) in Numbers(ours).Zip(Numbers(theirs)))
            one.ShouldBe(other, (1e-6 * Math.Max(1, Math.Abs(other))) + (1e-4 * (theirs.StandardError ?? 0)), $"{ours} {theirs}");
    }

    private static LogLinearModel Renamed(LogLinearModel model, int[] order)
    {
        // Pairs in the order of their digits, and the list alone, if there is one, at the end.
        var parts = model.Name.Trim('[', ']').Split(',')
            .Select(part => string.Concat(part.Select(digit => (char)('1' + Array.IndexOf(order, digit - '0'))).Order()))
            .OrderByDescending(part => part.Length).ThenBy(part => part, StringComparer.Ordinal);
        return LogLinearModel.Named($"[{string.Join(',', parts)}]");
    }
}
