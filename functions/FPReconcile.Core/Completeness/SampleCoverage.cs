namespace FPReconcile.Core.Completeness;

/// <summary>
/// Numbers of births from three lists by sample coverage (Chao and Tsay 1998, Journal of the American Statistical Association 93, 283; as in
/// CARE1). It allows dependence of each two lists. Coverage is the share of births, by their chance, that another list knows. It has no standard
/// error in closed form.
/// </summary>
public static class SampleCoverage
{
    private static readonly (int First, int Second, int Third)[] Pairs = [(1, 2, 3), (1, 3, 2), (2, 3, 1)];

    /// <summary>Without dependence: D/C, with D the births less a third of those in one list only, and C the mean coverage.</summary>
    public static PopulationEstimate Independent(CaptureCounts counts) =>
        Estimate(counts, known => known.Births / known.Coverage);

    /// <summary>For high coverage.</summary>
    public static PopulationEstimate HighCoverage(CaptureCounts counts) => Estimate(counts, High);

    /// <summary>For low coverage (below about 55 %): two steps from independence towards the estimate for high coverage, with less variance.</summary>
    public static PopulationEstimate LowCoverage(CaptureCounts counts) => Estimate(counts, known => Step(known, Step(known, known.Births / known.Coverage)));

    private static PopulationEstimate Estimate(CaptureCounts counts, Func<Known, double?> total)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Lists != 3)
            throw new ArgumentException("the counts are not of three lists", nameof(counts));
        if (TripleSystemEstimator.RefusalOf(counts) is { } refusal)
            return PopulationEstimate.Refused(counts.Observed, refusal);
        // A formula that gives no number divides by zero or by less.
        if (total(new Known(counts)) is not { } number || !double.IsFinite(number))
            return PopulationEstimate.Refused(counts.Observed, NotEstimable.ZeroCell);
        return number < counts.Observed
            ? PopulationEstimate.Refused(counts.Observed, NotEstimable.BelowObserved)
            : new PopulationEstimate { Observed = counts.Observed, Total = number };
    }

    private static double? High(Known known)
    {
        var (shared, dependence) = (0.0, 0.0);
        foreach (var (first, second, _) in Pairs)
        {
            shared += known.Shared(first, second);
            dependence += known.Unsure(first, second) * known.Shared(first, second) / (known.InList(first) * known.InList(second));
        }

        var coverage = 3 * known.Coverage;
        var rest = 1 - (dependence / coverage);
        return rest > 0 ? shared / coverage / rest : null;
    }

    // The dependence of two lists is measured with a number of births, and gives a better number. The estimate for high coverage is where
    // these steps end.
    private static double Step(Known known, double total)
    {
        var sum = 0.0;
        foreach (var (first, second, _) in Pairs)
            sum += known.Unsure(first, second) * ((total * known.Shared(first, second) / (known.InList(first) * known.InList(second))) - 1);
        return (known.Births + (sum / 3)) / known.Coverage;
    }

    /// <summary>The sums that the formulas are made of.</summary>
    private sealed class Known(CaptureCounts counts)
    {
        public double Births => counts.Observed - (counts.InExactly(1) / 3d);

        public double Coverage => 1 - (Enumerable.Range(1, 3).Sum(list => Alone(list) / InList(list)) / 3);

        public double InList(int list) => counts.InList(list);

        /// <summary>Births in both lists, whatever the third knows.</summary>
        public double Shared(int first, int second) => counts.Between(first, second).Both;

        /// <summary>Births of either list that the third list does not know, those in both lists twice.</summary>
        public double Unsure(int first, int second)
        {
            var third = 6 - first - second;
            return counts.Between(first, third).OnlyFirst + counts.Between(second, third).OnlyFirst;
        }

        private double Alone(int list) => counts[CaptureHistory.Parse(list switch { 1 => "100", 2 => "010", _ => "001" })];
    }
}
