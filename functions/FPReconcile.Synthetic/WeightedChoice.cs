namespace FPReconcile.Synthetic;

/// <summary>A range of ranks (from the one after the band before to <paramref name="LastRank"/>) that shares a probability mass.</summary>
/// <param name="LastRank">Last rank of the band, from 1.</param>
/// <param name="Mass">Probability of the whole band.</param>
/// <param name="Exponent">Inside the band the probability falls with rank to the power of minus this.</param>
internal readonly record struct RankBand(int LastRank, double Mass, double Exponent);

/// <summary>Draws an index with given weights in constant time (alias method, Vose 1991).</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _threshold;
    private readonly int[] _alias;

    public WeightedChoice(IReadOnlyList<double> weights)
    {
        var count = weights.Count;
        var total = weights.Sum();
        var scaled = weights.Select(weight => weight * count / total).ToArray();
        _threshold = new double[count];
        _alias = new int[count];
        var small = new Stack<int>(Enumerable.Range(0, count).Where(i => scaled[i] < 1));
        var large = new Stack<int>(Enumerable.Range(0, count).Where(i => scaled[i] >= 1));
        while (small.Count > 0 && large.Count > 0)
        {
            var poor = small.Pop();
            var rich = large.Pop();
            _threshold[poor] = scaled[poor];
            _alias[poor] = rich;
            scaled[rich] -= 1 - scaled[poor];
            (scaled[rich] < 1 ? small : large).Push(rich);
        }

        foreach (var rest in small.Concat(large))
            _threshold[rest] = 1;
    }

    /// <summary>Names are skewed in bands: a few leaders, a middle, a long tail; each band has its own mass and slope.</summary>
    public static WeightedChoice OfBands(params ReadOnlySpan<RankBand> bands)
    {
        var weights = new List<double>();
        foreach (var band in bands)
        {
            var slopes = Enumerable.Range(weights.Count + 1, band.LastRank - weights.Count)
                .Select(rank => Math.Pow(rank, -band.Exponent)).ToArray();
            var total = slopes.Sum();
            weights.AddRange(slopes.Select(slope => band.Mass * slope / total));
        }

        return new WeightedChoice(weights);
    }

    public int Pick(SeededRandom random)
    {
        var index = random.Next(_threshold.Length);
        return random.NextDouble() < _threshold[index] ? index : _alias[index];
    }
}
