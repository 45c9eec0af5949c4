using System.Globalization;

namespace FPReconcile.Core.Linkage;

/// <summary>Bands of match probability: links are sampled, labelled and calibrated band by band.</summary>
public sealed class ScoreBands
{
    private readonly double[] _edges;

    /// <param name="edges">Lower ends of the bands, rising, the first of them 0.</param>
    public ScoreBands(params ReadOnlySpan<double> edges)
    {
        _edges = edges.ToArray();
        if (_edges.Length == 0 || _edges[0] != 0)
            throw new ArgumentException("the first band starts at 0", nameof(edges));
        for (var i = 1; i < _edges.Length; i++)
        {
            if (!(_edges[i] > _edges[i - 1] && _edges[i] < 1))
                throw new ArgumentException("edges rise and stay below 1", nameof(edges));
        }
    }

    /// <summary>Finer where decisions are made: a threshold is between 0.5 and 0.999.</summary>
    public static ScoreBands Default { get; } = new(0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999);

    public int Count => _edges.Length;

    /// <summary>The band of a probability.</summary>
    public int Of(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), "a probability is from 0 to 1");
        var band = _edges.Length - 1;
        while (_edges[band] > probability)
            band--;
        return band;
    }

    public double From(int band) => _edges[band];

    /// <summary>Upper end, not included; for the last band 1, included.</summary>
    public double To(int band) => band + 1 < _edges.Length ? _edges[band + 1] : 1;

    public string Name(int band) =>
        string.Create(CultureInfo.InvariantCulture, $"{From(band)} to {(band + 1 < _edges.Length ? "below " : "")}{To(band)}");
}
