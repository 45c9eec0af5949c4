namespace FPReconcile.Core.Linkage;

/// <summary>Share of matches in one band of scores, by a labelled sample of it.</summary>
/// <param name="Name">The band in words.</param>
/// <param name="From">Lower end of its probabilities.</param>
/// <param name="Pairs">Pairs of the run in the band.</param>
/// <param name="MeanProbability">What the model says of them; null without pairs.</param>
/// <param name="Labelled">How many of them were labelled.</param>
/// <param name="Matches">How many of those are matches.</param>
public sealed record BandQuality(string Name, double From, long Pairs, double? MeanProbability, long Labelled, long Matches)
{
    /// <summary>Share of matches; null without labels.</summary>
    public double? Share => Labelled == 0 ? null : Matches / (double)Labelled;

    public WilsonInterval Interval => WilsonInterval.Of(Matches, Labelled);
}

/// <summary>An estimated share with its 95 % interval.</summary>
public readonly record struct EstimatedShare(double Value, double Lower, double Upper);

/// <summary>
/// The quality of scored pairs by a labelled sample (or by full truth) of each band of scores. Within a band the labelled pairs
/// must have been drawn at random.
/// </summary>
public sealed class ClericalQuality
{
    private ClericalQuality(IReadOnlyList<BandQuality> bands, int labelsNotFound)
    {
        Bands = bands;
        LabelsNotFound = labelsNotFound;
    }

    /// <summary>From the lowest scores up.</summary>
    public IReadOnlyList<BandQuality> Bands { get; }

    /// <summary>Labels of pairs that are not among the scored ones: the blocking rules did not find them.</summary>
    public int LabelsNotFound { get; }

    /// <param name="pairs">All scored pairs, each once.</param>
    /// <param name="labels">What persons said of some of them; of two labels of one pair the last counts.</param>
    /// <param name="bands">The bands that the sample was drawn from.</param>
    public static ClericalQuality Of(IEnumerable<ScoredIds> pairs, IEnumerable<LabelledPair> labels, ScoreBands bands)
    {
        var byIds = new Dictionary<(string, string), bool>();
        foreach (var label in labels)
            byIds[(label.LeftId, label.RightId)] = label.IsMatch;
        var counts = new Counts[bands.Count];
        foreach (var pair in pairs)
        {
            ref var count = ref counts[bands.Of(pair.Probability)];
            count.Pairs++;
            count.Probabilities += pair.Probability;
            if (!byIds.Remove((pair.LeftId, pair.RightId), out var isMatch))
                continue;
            count.Labelled++;
            count.Matches += isMatch ? 1 : 0;
        }

        return new ClericalQuality(QualityOf(counts, bands), byIds.Count);
    }

    /// <summary>The same where the truth of every pair is known.</summary>
    /// <param name="pairs">Probability of each pair, and whether it is a match.</param>
    /// <param name="bands">The bands.</param>
    public static ClericalQuality Of(IEnumerable<(double Probability, bool IsMatch)> pairs, ScoreBands bands)
    {
        var counts = new Counts[bands.Count];
        foreach (var (probability, isMatch) in pairs)
        {
            ref var count = ref counts[bands.Of(probability)];
            count.Pairs++;
            count.Probabilities += probability;
            count.Labelled++;
            count.Matches += isMatch ? 1 : 0;
        }

        return new ClericalQuality(QualityOf(counts, bands), 0);
    }

    /// <summary>
    /// Share of matches among the pairs of all bands from a probability on, each band weighted by its pairs: the precision of
    /// links when it is their threshold. The interval joins those of the bands (MOVER; Zou and Donner 2008). Null when there is
    /// no pair, or a band with pairs has no label.
    /// </summary>
    public EstimatedShare? ShareFrom(double probability)
    {
        var taken = Bands.Where(band => band.From >= probability && band.Pairs > 0).ToList();
        var total = (double)taken.Sum(band => band.Pairs);
        if (taken.Count == 0 || taken.Exists(band => band.Labelled == 0))
            return null;
        double value = 0, below = 0, above = 0;
        foreach (var band in taken)
        {
            var (weight, share, interval) = (band.Pairs / total, band.Matches / (double)band.Labelled, band.Interval);
            value += weight * share;
            below += Square(weight * (share - interval.Lower));
            above += Square(weight * (interval.Upper - share));
        }

        return new EstimatedShare(value, Math.Max(0, value - Math.Sqrt(below)), Math.Min(1, value + Math.Sqrt(above)));
    }

    private static IReadOnlyList<BandQuality> QualityOf(Counts[] counts, ScoreBands bands) =>
    [
        .. counts.Select((count, band) => new BandQuality(
            bands.Name(band), bands.From(band), count.Pairs, count.Pairs == 0 ? null : count.Probabilities / count.Pairs, count.Labelled, count.Matches)),
    ];

    private static double Square(double value) => value * value;

    private struct Counts
    {
        public long Pairs;
        public double Probabilities;
        public long Labelled;
        public long Matches;
    }
}
