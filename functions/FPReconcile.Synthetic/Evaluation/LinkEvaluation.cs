namespace FPReconcile.Synthetic.Evaluation;

/// <summary>Holds the links between two tables against the true pairs. A pair that is listed twice counts once, with its first probability.</summary>
public sealed class LinkEvaluation
{
    private static readonly double[] _bandEnds = [0.5, 0.9, 0.95, 0.99, 1];

    private readonly int _truePairs;
    // The most probable first.
    private readonly List<(double Probability, bool IsTrue)> _links;

    public LinkEvaluation(IEnumerable<ScoredLink> links, IEnumerable<(string LeftId, string RightId)> truth)
    {
        ArgumentNullException.ThrowIfNull(links);
        var pairs = new HashSet<(string, string)>(truth);
        var seen = new HashSet<(string, string)>();
        _truePairs = pairs.Count;
        _links = [.. links.Where(link => seen.Add((link.LeftId, link.RightId)))
            .Select(link => (link.Probability, pairs.Contains((link.LeftId, link.RightId))))
            .OrderByDescending(link => link.Probability)];
        if (_links.Exists(link => !(link.Probability is >= 0 and <= 1)))
            throw new ArgumentException("A probability is not between 0 and 1.", nameof(links));
    }

    /// <summary>Precision, recall and F1 of all links.</summary>
    public Quality Quality => QualityOf(_links.Count, _links.Count(link => link.IsTrue));

    /// <summary>
    /// One point for each probability that occurs, the highest first: recall never falls along the list, and the last point is that
    /// of all links. Empty without links.
    /// </summary>
    public IReadOnlyList<PrecisionRecallPoint> Curve()
    {
        var points = new List<PrecisionRecallPoint>();
        var right = 0;
        for (var i = 0; i < _links.Count; i++)
        {
            right += _links[i].IsTrue ? 1 : 0;
            if (i + 1 == _links.Count || _links[i + 1].Probability < _links[i].Probability)
                points.Add(new PrecisionRecallPoint(_links[i].Probability, QualityOf(i + 1, right)));
        }

        return points;
    }

    /// <summary>The point of the curve with the greatest F1, at the highest threshold that reaches it; null without links.</summary>
    public PrecisionRecallPoint? Best() => Curve().MaxBy(point => point.Quality.F1);

    /// <summary>The bands [0.5, 0.9), [0.9, 0.95), [0.95, 0.99) and [0.99, 1]; links below 0.5 are in none.</summary>
    public IReadOnlyList<CalibrationBand> Calibration() => [.. _bandEnds.Zip(_bandEnds.Skip(1), Band)];

    private CalibrationBand Band(double from, double to)
    {
        var inside = _links.Where(link => link.Probability >= from && (link.Probability < to || to >= 1)).ToList();
        return new CalibrationBand(from, to, inside.Count, inside.Count(link => link.IsTrue), inside.Sum(link => link.Probability));
    }

    private Quality QualityOf(int links, int right) => new(right, links - right, _truePairs - right);
}
