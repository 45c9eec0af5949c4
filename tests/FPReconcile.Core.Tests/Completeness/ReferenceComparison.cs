using System.Globalization;
using System.Text.RegularExpressions;
using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>What this project says to one row of the reference.</summary>
public sealed record OurValues
{
    /// <summary>Number of births, or the share that the row is about.</summary>
    public double? Total { get; init; }

    public double? StandardError { get; init; }

    public ModelFit? Fit { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    /// <summary>What the note of the row says in words beside the number, such as Chapman's estimate.</summary>
    public IReadOnlyDictionary<string, double> Noted { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Why the row has nothing of ours to be compared with; null when it has.</summary>
    public string? NotCompared { get; init; }

    public static OurValues Of(PopulationEstimate estimate) => new()
    {
        Total = estimate.Total,
        StandardError = estimate.StandardError,
        Fit = estimate.Fit,
        Lower = estimate.Interval?.Lower,
        Upper = estimate.Interval?.Upper,
    };

    public static OurValues Without(string reason) => new() { NotCompared = reason };
}

/// <summary>Computes each row of the reference anew.</summary>
public static class ReferenceComparison
{
    public static OurValues Of(ReferenceRow row) => row switch
    {
        { Software: "R simulation" } => OurValues.Without("means of random draws; the coverage simulation repeats the case"),
        { Model: "Wilson-cc" or "exact" } => OurValues.Without("another interval of a share; Wilson's without correction is the one used"),
        { Software: "Rcapture 1.4-4 closedp.t", Model: not ("Mt" or "Mh Chao (LB)") } => OurValues.Without("no model of the eight; the regression of the tests repeats it"),
        { Software: "Rcapture 1.4-4 closedp.bc", Model: not "Mh Chao" } => OurValues.Without("bias-corrected forms of models of equal lists are not used"),
        _ => Compared(row),
    };

    /// <summary>Whether the project makes the interval of the row. Plain intervals are never made: they can end below the births observed. Nor is one of a formula that breaks.</summary>
    public static bool IsMade(ReferenceRow row) =>
        row.IntervalMethod.Length > 0 && !row.IntervalMethod.StartsWith("Wald", StringComparison.Ordinal) && row.Dataset != "SYN full overlap";

    private static OurValues Compared(ReferenceRow row) => row switch
    {
        { Model: "Wilson" } => OfShare(row.Data.Split('/')),
        { Model: "SRB" } => OfSexRatio(row),
        { Software: "Rcapture 1.4-4 closedpCI.t" } => OfProfile(row),
        { Model: "LP-LE" } => OfPrecisionAndRecall(row),
        { Model: "DF" } => OfDingFienberg(row),
        { Model: "stratified" } => OfStrata(row.Data),
        { Model: "average of 8" } => OfAverage(row),
        _ => row.Counts.Lists == 3 ? OfThreeLists(row) : OfTwoLists(row, row.Counts.Between(1, 2)),
    };

    private static OurValues OfThreeLists(ReferenceRow row)
    {
        var counts = row.Counts;
        return row.Model switch
        {
            "Mt" => OurValues.Of(TripleSystemEstimator.Estimate(counts, LogLinearModel.Named("[1,2,3]"))),
            "Mh Chao (LB)" or "Chao LB t" => OurValues.Of(ChaoLowerBound.Estimate(counts)),
            "Mh Chao" or "Chao LB t bc" => OurValues.Of(ChaoLowerBound.BiasCorrected(counts)),
            // For any number of lists; of three, Chao (1987) has two thirds of it.
            "Chao1" => new OurValues { Total = counts.Observed + (ChaoLowerBound.Estimate(counts).Missed * 3 / 2) },
            "Indep" => OurValues.Of(SampleCoverage.Independent(counts)),
            "HSC" => OurValues.Of(SampleCoverage.HighCoverage(counts)),
            "LSC" => OurValues.Of(SampleCoverage.LowCoverage(counts)),
            "H x (R or P)" => OurValues.Of(DualSystemEstimator.LincolnPetersen(counts.FirstAgainstOthers())),
            _ when row.Model.StartsWith("lists ", StringComparison.Ordinal) => OfPair(row),
            _ => OurValues.Of(TripleSystemEstimator.Estimate(counts, LogLinearModel.Named(row.Model))),
        };
    }

    private static OurValues OfTwoLists(ReferenceRow row, TwoListCounts counts)
    {
        if (row.Model.StartsWith("theta=", StringComparison.Ordinal))
            return OurValues.Of(DualSystemEstimator.WithOddsRatio(counts, double.Parse(row.Model[6..], CultureInfo.InvariantCulture)));
        var ours = row.Model switch
        {
            "n11/n+1" => OfShare(DualSystemEstimator.CompletenessOfFirst(counts)),
            "n11/n1+" => OfShare(DualSystemEstimator.CompletenessOfSecond(counts)),
            "LP" => OurValues.Of(DualSystemEstimator.LincolnPetersen(counts)),
            "Chapman" => OurValues.Of(DualSystemEstimator.Chapman(counts)),
            _ => throw new ArgumentException($"line {row.Line}: the model is not known", nameof(row)),
        };
        if (!row.IntervalMethod.StartsWith("Sadinle", StringComparison.Ordinal))
            return ours;
        var interval = Intervals.TransformedLogit(counts);
        return ours with { Lower = interval?.Lower, Upper = interval?.Upper };
    }

    private static OurValues OfPair(ReferenceRow row)
    {
        var counts = row.Counts.Between(row.Model[6] - '0', row.Model[8] - '0');
        var chapman = DualSystemEstimator.Chapman(counts);
        return OurValues.Of(DualSystemEstimator.LincolnPetersen(counts)) with
        {
            Noted = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["Chapman"] = chapman.Total!.Value, ["se"] = chapman.StandardError!.Value, ["cil"] = chapman.Interval!.Value.Lower, ["ciu"] = chapman.Interval!.Value.Upper,
            },
        };
    }

    private static OurValues OfProfile(ReferenceRow row)
    {
        var model = LogLinearModel.Named(row.Model);
        return OurValues.Of(TripleSystemEstimator.Estimate(row.Counts, model)) with { Total = TripleSystemEstimator.MultinomialTotal(row.Counts, model) };
    }

    private static OurValues OfPrecisionAndRecall(ReferenceRow row) => OurValues.Of(LinkageError.ByPrecisionAndRecall(
        Lists(row), new UncertainShare(row.Named("ppv"), row.Named("se_ppv")), new UncertainShare(row.Named("recall"), row.Named("se_rec"))));

    private static OurValues OfDingFienberg(ReferenceRow row) =>
        OurValues.Of(LinkageError.DingFienberg(Lists(row), new UncertainShare(row.Named("alpha")), new UncertainShare(row.Named("beta")))) with
        {
            Noted = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["n11_hat"] = row.Named("n1") + row.Named("n2")
                    - LinkageError.DingFienberg(Lists(row), new UncertainShare(row.Named("alpha")), new UncertainShare(row.Named("beta"))).Observed,
            },
        };

    private static OurValues OfStrata(string data)
    {
        var strata = Regex.Matches(data, @"(?<both>\d+)/(?<first>\d+)/(?<second>\d+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(match => DualSystemEstimator.Chapman(new TwoListCounts(Digits(match, "both"), Digits(match, "first"), Digits(match, "second")))).ToList();
        return new OurValues { Total = strata.Sum(stratum => stratum.Total), StandardError = Math.Sqrt(strata.Sum(stratum => Math.Pow(stratum.StandardError!.Value, 2))) };
    }

    // The project shows no average over models. It is a check of all AIC and BIC at once.
    private static OurValues OfAverage(ReferenceRow row)
    {
        var estimates = LogLinearModel.All.Select(model => TripleSystemEstimator.Estimate(row.Counts, model)).ToList();
        if (estimates.Exists(estimate => estimate.Total is null))
            return new OurValues();
        var scores = estimates.ConvertAll(estimate => row.Method.StartsWith("AIC", StringComparison.Ordinal) ? estimate.Fit!.Value.Aic : estimate.Fit!.Value.Bic);
        var weights = scores.ConvertAll(score => Math.Exp((scores.Min() - score) / 2));
        var mean = weights.Zip(estimates, (weight, estimate) => weight * estimate.Total!.Value).Sum() / weights.Sum();
        var error = weights.Zip(estimates, (weight, estimate) => weight * Math.Sqrt(Math.Pow(estimate.StandardError!.Value, 2) + Math.Pow(estimate.Total!.Value - mean, 2))).Sum() / weights.Sum();
        return new OurValues { Total = mean, StandardError = error };
    }

    private static OurValues OfSexRatio(ReferenceRow row)
    {
        var ratio = SexRatio.Of((long)row.Named("male"), (long)row.Named("female"))!.Value;
        return new OurValues { Total = ratio.Ratio, Lower = ratio.Lower, Upper = ratio.Upper };
    }

    private static OurValues OfShare(string[] parts) =>
        OfShare(new ListCompleteness(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture)));

    private static OurValues OfShare(ListCompleteness completeness) =>
        new() { Total = completeness.Share, Lower = completeness.Interval.Lower, Upper = completeness.Interval.Upper };

    private static LinkedLists Lists(ReferenceRow row) => new((long)row.Named("links"), (long)row.Named("n1"), (long)row.Named("n2"));

    private static long Digits(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
