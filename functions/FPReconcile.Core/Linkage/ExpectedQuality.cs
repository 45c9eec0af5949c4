namespace FPReconcile.Core.Linkage;

/// <summary>
/// Precision and recall that the model expects of its own links. They are right when the probabilities are: blocking that
/// misses matches and errors that go together are not in them.
/// </summary>
/// <param name="Links">Accepted pairs.</param>
/// <param name="TrueLinks">Matches expected among them: the sum of their probabilities.</param>
/// <param name="MissedMatches">Matches expected among the best rejected candidates.</param>
public sealed record ExpectedQuality(long Links, double TrueLinks, double MissedMatches)
{
    /// <summary>Expected share of links that are matches; null without links.</summary>
    public double? Precision => Links == 0 ? null : TrueLinks / Links;

    /// <summary>Expected share of compared matches that are linked; null when none is expected.</summary>
    public double? Recall => TrueLinks + MissedMatches > 0 ? TrueLinks / (TrueLinks + MissedMatches) : null;

    /// <summary>Harmonic mean of both; null without links and matches.</summary>
    public double? F1 => Links + TrueLinks + MissedMatches > 0 ? 2 * TrueLinks / (Links + TrueLinks + MissedMatches) : null;

    /// <summary>The quality of links with these probabilities.</summary>
    public static ExpectedQuality Of(ReadOnlySpan<double> accepted, ReadOnlySpan<double> bestRejected)
    {
        var tally = new ExpectedQualityTally();
        foreach (var probability in accepted)
            tally.AddAccepted(probability);
        foreach (var probability in bestRejected)
            tally.AddRejected(probability);
        return tally.Result();
    }
}

/// <summary>Adds up expected matches. Sums are whole numbers inside, so that their order does not matter, between threads neither.</summary>
public sealed class ExpectedQualityTally
{
    /// <summary>One match in the sums: two thousand million pairs fit, each exact to a ten thousand millionth.</summary>
    private const double Unit = 1L << 32;

    private long _links;
    private long _trueLinks;
    private long _missed;

    /// <param name="probability">Probability of an accepted pair.</param>
    /// <param name="count">How many pairs have it.</param>
    public void AddAccepted(double probability, long count = 1)
    {
        _links += count;
        _trueLinks += Units(probability) * count;
    }

    /// <param name="probability">Probability of the best candidate of a record that has no link.</param>
    /// <param name="count">How many pairs have it.</param>
    public void AddRejected(double probability, long count = 1) => _missed += Units(probability) * count;

    public void Add(ExpectedQualityTally other)
    {
        _links += other._links;
        _trueLinks += other._trueLinks;
        _missed += other._missed;
    }

    public ExpectedQuality Result() => new(_links, _trueLinks / Unit, _missed / Unit);

    private static long Units(double probability) =>
        probability is >= 0 and <= 1
            ? (long)Math.Round(probability * Unit)
            : throw new ArgumentOutOfRangeException(nameof(probability), "a probability is from 0 to 1");
}
