using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>A probability for each level of each comparison, given that the values are not missing.</summary>
internal sealed class LevelProbabilities
{
    private readonly double[][] _values;

    private LevelProbabilities(double[][] values) => _values = values;

    public double this[int comparison, int level] => _values[comparison][level];

    /// <summary>The levels of one comparison, missing first (always 0).</summary>
    public ReadOnlySpan<double> Of(int comparison) => _values[comparison];

    public static LevelProbabilities From(IReadOnlyList<Comparison> comparisons, Func<ComparisonLevel, double> probability) =>
        new([.. comparisons.Select(c => c.Levels.Select(probability).ToArray())]);

    public static LevelProbabilities From(double[][] values) => new(values);

    /// <summary>
    /// Shares of counted levels, leaning on typical ones: <paramref name="pseudoCount"/> imagined observations are added, so
    /// that a level never seen stays finite and a comparison never seen keeps its typical values.
    /// </summary>
    public static LevelProbabilities FromCounts(LevelCounts counts, LevelProbabilities typical, double pseudoCount)
    {
        var shares = new double[typical._values.Length][];
        for (var c = 0; c < shares.Length; c++)
        {
            shares[c] = new double[typical._values[c].Length];
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
        for (var c = 0; c < _values.Length; c++)
        {
            for (var level = 1; level < _values[c].Length; level++)
                greatest = Math.Max(greatest, Math.Abs(_values[c][level] - other._values[c][level]));
        }

        return greatest;
    }
}

/// <summary>Expected or observed numbers of pairs at each level of each comparison; missing values are not counted.</summary>
internal sealed class LevelCounts
{
    private readonly double[][] _counts;

    public LevelCounts(IReadOnlyList<Comparison> comparisons) =>
        _counts = [.. comparisons.Select(c => new double[c.Levels.Count])];

    public double this[int comparison, int level] => _counts[comparison][level];

    public double Total(int comparison)
    {
        var total = 0.0;
        foreach (var count in _counts[comparison])
            total += count;
        return total;
    }

    public void Add(int comparison, int level, double count)
    {
        if (level != Comparison.MissingLevel)
            _counts[comparison][level] += count;
    }

    public void Add(LevelCounts other)
    {
        for (var c = 0; c < _counts.Length; c++)
        {
            for (var level = 0; level < _counts[c].Length; level++)
                _counts[c][level] += other._counts[c][level];
        }
    }
}
