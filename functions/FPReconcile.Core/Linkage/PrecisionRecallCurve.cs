namespace FPReconcile.Core.Linkage;

/// <summary>Precision and recall when every pair of at least a weight were a link.</summary>
/// <param name="Bits">The weight.</param>
/// <param name="Links">Pairs of at least that weight.</param>
/// <param name="TrueLinks">Matches among them.</param>
/// <param name="Matches">All matches there are, those that no rule found included.</param>
public readonly record struct PrecisionRecallPoint(double Bits, long Links, long TrueLinks, long Matches)
{
    public double Precision => Links == 0 ? 1 : TrueLinks / (double)Links;

    public double Recall => Matches == 0 ? 1 : TrueLinks / (double)Matches;

    public double F1 => Links + Matches == 0 ? 1 : 2.0 * TrueLinks / (Links + Matches);
}

/// <summary>Precision and recall at every threshold, by known truth.</summary>
public sealed class PrecisionRecallCurve
{
    private readonly PrecisionRecallPoint[] _points;
    private readonly long _matches;

    private PrecisionRecallCurve(PrecisionRecallPoint[] points, long matches)
    {
        _points = points;
        _matches = matches;
    }

    /// <summary>One point for each different weight, greatest first.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points => _points;

    /// <summary>The point of the greatest F1, of equals the one with the greatest weight; null without pairs.</summary>
    public PrecisionRecallPoint? Best => _points.Length == 0 ? null : _points.MaxBy(point => point.F1);

    /// <param name="bits">Match weights of the pairs, in any order.</param>
    /// <param name="isMatch">Whether each of them is a match.</param>
    /// <param name="matches">All matches there are.</param>
    public static PrecisionRecallCurve Of(ReadOnlySpan<double> bits, ReadOnlySpan<bool> isMatch, long matches)
    {
        if (bits.Length != isMatch.Length)
            throw new ArgumentException("every pair has a weight and a truth", nameof(isMatch));
        var (weights, truths) = (bits.ToArray(), isMatch.ToArray());
        if (Array.Exists(weights, double.IsNaN))
            throw new ArgumentException("a weight is not a number", nameof(bits));
        Array.Sort(weights, truths);
        var points = new List<PrecisionRecallPoint>();
        var trueLinks = 0L;
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            trueLinks += truths[i] ? 1 : 0;
            // Pairs of one weight are accepted together: a threshold cannot tell them apart.
            if (i == 0 || weights[i - 1] != weights[i])
                points.Add(new PrecisionRecallPoint(weights[i], weights.Length - i, trueLinks, matches));
        }

        if (trueLinks > matches)
            throw new ArgumentOutOfRangeException(nameof(matches), "there are more matches among the pairs");
        return new PrecisionRecallCurve([.. points], matches);
    }

    /// <summary>The point of all pairs of at least a weight.</summary>
    public PrecisionRecallPoint At(double bits)
    {
        var (reached, missed) = (0, _points.Length);
        while (reached < missed)
        {
            var middle = (reached + missed) / 2;
            if (_points[middle].Bits >= bits)
                reached = middle + 1;
            else
                missed = middle;
        }

        return reached > 0 ? _points[reached - 1] : new PrecisionRecallPoint(bits, 0, 0, _matches);
    }
}
