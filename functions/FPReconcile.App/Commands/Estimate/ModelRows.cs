using System.Globalization;
using FPReconcile.Core.Completeness;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>The rows of models.csv of one dataset: every model, so that nobody takes one number for the number.</summary>
internal sealed class ModelRows
{
    private const string Independence = "assumes that being in one list does not change the chance to be in the other";

    private static readonly double[] OddsRatios = [0.5, 1, 1.5, 2, 3, 5, 10];

    private readonly string _dataset;
    private readonly CaptureCounts _counts;
    private readonly List<ModelRow> _rows = [];

    private ModelRows(CountedLists lists) => (_dataset, _counts) = (lists.Name, lists.Counts);

    public static IReadOnlyList<ModelRow> Of(CountedLists lists)
    {
        var rows = new ModelRows(lists);
        if (lists.Counts.Lists == 2)
            rows.AddTwoLists();
        else
            rows.AddThreeLists();
        return rows._rows;
    }

    private void AddTwoLists()
    {
        var counts = _counts.Between(1, 2);
        var estimate = DualSystemEstimator.LincolnPetersen(counts);
        Add("LP", estimate, Independence, counts.Both);
        Add("LP transformed logit", estimate with { Interval = Intervals.TransformedLogit(counts) }, Independence, counts.Both);
        Add("Chapman", DualSystemEstimator.Chapman(counts), AboutChapman(counts), counts.Both);
        AddOddsRatios(counts, "both lists");
    }

    private void AddThreeLists()
    {
        var both = _counts.FirstAgainstOthers().Both;
        var estimates = LogLinearModel.All.Select(model => (Model: model, Estimate: TripleSystemEstimator.Estimate(_counts, model))).ToList();
        foreach (var (model, estimate) in estimates)
            Add(model.Name, estimate, EstimateWords.Assumption(model), both);
        AddRange(estimates.ConvertAll(model => model.Estimate));
        Add("Mh Chao (LB)", ChaoLowerBound.Estimate(_counts), "a lower bound when births differ in their chance to be listed; assumes independent lists", both);
        Add("Chao LB t bc", ChaoLowerBound.BiasCorrected(_counts), "the lower bound, corrected for bias", both);
        Add("Indep", SampleCoverage.Independent(_counts), "sample coverage; assumes independent lists");
        Add("HSC", SampleCoverage.HighCoverage(_counts), "sample coverage with dependence of each two lists, for high coverage");
        Add("LSC", SampleCoverage.LowCoverage(_counts), "sample coverage with dependence of each two lists, for low coverage (below 0.55)");
        AddPairs();
        AddOddsRatios(_counts.FirstAgainstOthers(), "list 1 and lists 2 or 3");
    }

    private void AddPairs()
    {
        foreach (var (first, second) in new[] { (1, 2), (1, 3), (2, 3) })
        {
            var counts = _counts.Between(first, second);
            var name = string.Create(CultureInfo.InvariantCulture, $"lists {first}&{second}");
            const string Pair = "uses two lists alone, and may lie below the number observed; " + Independence;
            Add(name, DualSystemEstimator.LincolnPetersen(counts), Pair, counts.Both);
            Add($"Chapman {name}", DualSystemEstimator.Chapman(counts), AboutChapman(counts, Pair), counts.Both);
        }
    }

    private void AddOddsRatios(TwoListCounts counts, string lists)
    {
        foreach (var theta in OddsRatios)
        {
            var estimate = DualSystemEstimator.WithOddsRatio(counts, theta);
            Add(string.Create(CultureInfo.InvariantCulture, $"theta={theta}"), estimate, EstimateWords.AboutOddsRatio(theta, lists, counts, estimate));
        }
    }

    private void AddRange(List<PopulationEstimate> estimates)
    {
        var range = TripleSystemEstimator.RangeOf(estimates);
        _rows.Add(new ModelRow
        {
            Dataset = _dataset,
            Model = "range over models",
            Lower = range?.Lowest,
            Upper = range?.Highest,
            Note = EstimateWords.AboutRange(range),
            IsRefused = range is null,
        });
    }

    /// <param name="model">Its name.</param>
    /// <param name="estimate">The number.</param>
    /// <param name="about">What is assumed.</param>
    /// <param name="inBoth">Births in both lists, to judge whether it may be published; null for methods without an error.</param>
    private void Add(string model, PopulationEstimate estimate, string about, long? inBoth = null) => _rows.Add(new ModelRow
    {
        Dataset = _dataset,
        Model = model,
        Total = estimate.Total,
        StandardError = estimate.StandardError,
        Fit = estimate.Fit,
        Lower = estimate.Interval?.Lower,
        Upper = estimate.Interval?.Upper,
        Note = EstimateWords.Note(estimate, about, inBoth),
        IsRefused = estimate.Total is null,
    });

    private static string AboutChapman(TwoListCounts counts, string about = Independence) =>
        counts is { First: 0 } or { Second: 0 } ? "a list holds nobody: this is the number observed and no estimate" : $"nearly without bias; {about}";
}
