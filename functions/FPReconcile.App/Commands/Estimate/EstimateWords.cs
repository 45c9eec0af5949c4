using System.Globalization;
using FPReconcile.Core.Completeness;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>The notes of models.csv in plain words.</summary>
internal static class EstimateWords
{
    /// <summary>What is assumed, the interval and warnings; or the refusal.</summary>
    /// <param name="estimate">The number.</param>
    /// <param name="about">What is assumed.</param>
    /// <param name="inBoth">Births in both lists; null for methods without an error.</param>
    public static string Note(PopulationEstimate estimate, string about, long? inBoth)
    {
        if (estimate.Refusal is { } refusal)
            return $"not estimable: {Refusal(refusal)}";
        if (inBoth is not { } both)
            return about;
        var interval = estimate.Interval is { } known ? $"95 % interval: {Method(known.Method)}" : "no interval: the counts do not carry one";
        var border = estimate.IsOnBorder ? "; the counts put the number missed at 0, a standard error of 0 is no certainty" : "";
        return $"{about}; {interval}{border}{NotForPublication(ShowingRule.ReasonFor(estimate, both))}";
    }

    public static string Assumption(LogLinearModel model)
    {
        if (model == LogLinearModel.Base)
            return "base model of births (lists in the order facility, registration, register): lists 2 and 3 depend on each other, list 1 on neither";
        // [12,13] names its pairs by their digits.
        var pairs = model.Name.Trim('[', ']').Split(',').Where(part => part.Length == 2).Select(pair => $"{pair[0]} and {pair[1]}").ToList();
        return pairs.Count == 0 ? "assumes that no list depends on another" : $"lists {string.Join(", ", pairs)} depend on each other";
    }

    public static string AboutRange(ModelRange? range) => range is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"lowest and highest of the {known.Models} log-linear models that can be estimated, in ci_low and ci_high; no interval of chance: it shows how much depends on what is assumed")
        : "not estimable: no model can be estimated";

    public static string AboutOddsRatio(double theta, string lists, TwoListCounts counts, PopulationEstimate estimate) => string.Create(
        CultureInfo.InvariantCulture,
        $"an assumption looked at, no estimate: {lists} with an odds ratio of {theta}; they would hold {counts.First / estimate.Total:0.0000} and {counts.Second / estimate.Total:0.0000} of all");

    private static string Refusal(NotEstimable refusal) => refusal switch
    {
        NotEstimable.NothingObserved => "all counts are zero",
        NotEstimable.EmptyList => "a list holds nobody",
        NotEstimable.NoOverlap => "nobody is in two lists, so that every number fits equally well",
        NotEstimable.ZeroCell => "a count that the model divides by is zero, so that its number is infinite or undefined; look at the other models",
        NotEstimable.BelowObserved => "the formula gives fewer than were observed",
        _ => "the shares of wrong and missed links do not fit the lists",
    };

    private static string Method(IntervalMethod method) => method switch
    {
        IntervalMethod.LogNormal => "log-normal for the number missed",
        IntervalMethod.TransformedLogit => "transformed logit",
        IntervalMethod.ProfileLikelihood => "profile likelihood",
        _ => "log-normal, with errors of linkage",
    };

    private static string NotForPublication(NotShown? reason) => reason switch
    {
        null => "",
        NotShown.FewInBoth => "; not for publication: fewer than 30 in both lists",
        NotShown.WideInterval => "; not for publication: the interval has an end more than 25 % away",
        _ => "; not for publication: no interval",
    };
}
