using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>Which pairs can matter to any row, now or after changes of others; of many candidate pairs hardly more than the links.</summary>
/// <param name="MatchBits">From this weight by the model on a pair matters.</param>
/// <param name="Weight">From this weight with the prior after the first assignment on it matters, too.</param>
internal readonly record struct PairLimits(double MatchBits, double Weight)
{
    /// <param name="linkFrom">Match weight from which a pair is a link.</param>
    /// <param name="priorShift">Bits by which the prior after the first assignment differs from that of the model.</param>
    /// <param name="isOneToOne">Whether links are assigned; else only the weight by the model counts.</param>
    public static PairLimits Of(double linkFrom, double priorShift, bool isOneToOne)
    {
        // A likely pair decides which rows the later stages look at. What is hopeless by both weights is neither a link nor a rival of one.
        var weight = Math.Min(linkFrom, PairCalibration.Hopeless + Math.Min(0, priorShift));
        return new PairLimits(Math.Min(0, linkFrom), isOneToOne ? weight : double.PositiveInfinity);
    }

    public bool Includes(double matchBits, double weight) => matchBits >= MatchBits || weight >= Weight;
}
