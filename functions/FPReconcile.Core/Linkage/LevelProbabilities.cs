using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>A probability for each level of each comparison, given that the values are not missing.</summary>
internal sealed class LevelProbabilities
{
    private readonly double[][] values;

    private LevelProbabilities(double[][] values) => this.values = values;

    public double this[int comparison, int level] => values[comparison][level];

    /// <summary>The levels of one comparison, missing first (always 0).</summary>
    public ReadOnlySpan<double> Of(int comparison) => values[comparison];

    public static LevelProbabilities From(IReadOnlyList<Comparison> comparisons, Func<ComparisonLevel, double> probability) =>
        new([.. comparisons.Select(c => c.Levels.Select(probability).ToArray())]);

    public static LevelProbabilities From(double[][] values) => new(values);

    /// <summary>
    /// Shares of counted levels, leaning on typical ones: <paramref name="pseudoCount"/> imagined observations are added, so
    /// that a level never seen stays finite and a comparison never seen keeps its typical values.
    /// </summary>
    public static LevelProbabilities FromCounts(LevelCounts counts, LevelProbabilities typical, double pseudoCount)
    {
        var shares = new double[typical.values.Length][];
        for (var c = 0; c < shares.Length; c++)
        {
            shares[c] = new double[typical.values[c].Length];
            var total = counts.Total(c) + pseudoCount;
            for (var level = 1; level < shares[c].Length; level++)
                shares[c][level] = (counts[c, level] + (pseudoCount * typical[c, level])) / total;
        }

        return new LevelProbabilities(shares);
    }

    /// <summary>Greatest absolute difference of any level.</summary>
    public double DistanceTo(LevelProbabilities other)
    {
        var greatest = 0.0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var level = 1; level < values[c].Length; level++)
                greatest = Math.Max(greatest, Math.Abs(values[c][level] - other.values[c][level]));
        }

        return greatest;
    }
}

/// <summary>Expected or observed numbers of pairs at each level of each comparison; missing values are not counted.</summary>
internal sealed class LevelCounts
{
    private readonly double[][] counts;

    public LevelCounts(IReadOnlyList<Comparison> comparisons) =>
        counts = [.. comparisons.Select(c => new double[c.Levels.Count])];

    public double this[int comparison, int level] => counts[comparison][level];

    public double Total(int comparison)
    {
        var total = 0.0;
        foreach (var count in counts[comparison])
            total += count;
        return total;
    }

    public void Add(int comparison, int level, double count)
    {
        if (level != Comparison.MissingLevel)
            counts[comparison][level] += count;
    }

    public void Add(LevelCounts other)
    {
        for (var c = 0; c < counts.Length; c++)
        {
            for (var level = 0; level < counts[c].Length; level++)
                counts[c][level] += other.counts[c][level];
        }
    }
}
