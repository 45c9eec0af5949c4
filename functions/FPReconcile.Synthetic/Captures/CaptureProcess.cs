namespace FPReconcile.Synthetic.Captures;

/// <summary>
/// How births come into two or three lists: a log-linear model with known parameters. Drawn as counts of histories, so that a thousand
/// districts take a moment; nobody in them has a name.
/// </summary>
public sealed record CaptureProcess
{
    /// <summary>Births of the district: the truth.</summary>
    public required int Births { get; init; }

    /// <summary>Chance to be in each list, where the lists do not depend on each other; greater than 0, less than 1.</summary>
    public required IReadOnlyList<double> Chances { get; init; }

    /// <summary>Lists that depend on each other: two numbers of lists from 1, and by how much the odds of one are greater for births of the other.</summary>
    public IReadOnlyList<(int First, int Second, double OddsRatio)> Dependences { get; init; } = [];

    /// <summary>One district. The same seed and number give the same counts.</summary>
    public CaptureDraw Draw(long seed, long district)
    {
        var random = new SeededRandom(seed, district);
        var sums = CumulativeWeights();
        var counts = new long[sums.Length];
        for (var birth = 0; birth < Births; birth++)
        {
            var place = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
            counts[place < 0 ? ~place : place + 1]++;
        }

        return new CaptureDraw(Chances.Count, counts);
    }

    private double[] CumulativeWeights()
    {
        var weights = new double[1 << Chances.Count];
        var sum = 0.0;
        for (var history = 0; history < weights.Length; history++)
            weights[history] = sum += Weight(list => ((history >> (Chances.Count - list)) & 1) == 1);
        return weights;
    }

    private double Weight(Func<int, bool> isIn)
    {
        var weight = 1.0;
        for (var list = 1; list <= Chances.Count; list++)
            weight *= isIn(list) ? Chances[list - 1] / (1 - Chances[list - 1]) : 1;
        foreach (var (first, second, oddsRatio) in Dependences)
            weight *= isIn(first) && isIn(second) ? oddsRatio : 1;
        return weight;
    }
}

/// <summary>The counts of one invented district.</summary>
public sealed class CaptureDraw
{
    private readonly int _lists;
    private readonly long[] _counts;

    internal CaptureDraw(int lists, long[] counts) => (_lists, _counts) = (lists, counts);

    /// <summary>Births by history such as <c>101</c>, those in no list among them.</summary>
    public IEnumerable<KeyValuePair<string, long>> Histories =>
        _counts.Select((count, bits) => KeyValuePair.Create(bits.ToString($"B{_lists}", System.Globalization.CultureInfo.InvariantCulture), count));

    /// <summary>Births of a history.</summary>
    public long this[string history] => _counts[Convert.ToInt32(history, 2)];
}
