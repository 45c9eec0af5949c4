using System.Runtime.InteropServices;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Weighs the pairs of records that have no link again, with what is known by then: how few free records there are (a free record
/// finds its partner among thousands, no longer among millions), and which other candidates the two records have.
/// </summary>
internal static class FreePairCalibration
{
    private const int MaxPriorIterations = 30;
    private const double PriorTolerance = 0.001;

    // Beyond 60 bits nothing competes; the limit keeps sums finite.
    private const double Certain = 60;

    // A pair below this is neither a link nor a rival, however few records are free.
    private const double Hopeless = -40;

    /// <summary>New weights in bits for the pairs whose records are both free; the others keep theirs.</summary>
    /// <param name="scored">All pairs.</param>
    /// <param name="isFreeLeft">Left rows without a link.</param>
    /// <param name="isFreeRight">Right rows without a link.</param>
    public static double[] Weigh(ScoredPairs scored, bool[] isFreeLeft, bool[] isFreeRight)
    {
        var bits = (double[])scored.MatchBits.Clone();
        var free = FreePairs(scored, isFreeLeft, isFreeRight);
        var evidence = free.ConvertAll(scored.Evidence);
        var prior = ResidualPrior(scored.Model, evidence, (double)isFreeLeft.Count(f => f) * isFreeRight.Count(f => f));
        var residual = scored.Model.WithPriors(prior, Math.Min(scored.Model.SiblingPrior, 0.5));
        var odds = evidence.ConvertAll(e => Math.Pow(2, Math.Min(Certain, e.MatchBits(residual))));
        var ofLeft = new Dictionary<int, double>();
        var ofRight = new Dictionary<int, double>();
        for (var i = 0; i < free.Count; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(ofLeft, scored.Left(free[i]), out _) += odds[i];
            CollectionsMarshal.GetValueRefOrAddDefault(ofRight, scored.Right(free[i]), out _) += odds[i];
        }

        for (var i = 0; i < free.Count; i++)
        {
            var others = ofLeft[scored.Left(free[i])] + ofRight[scored.Right(free[i])] - (2 * odds[i]);
            bits[free[i]] = Math.Log2(odds[i] / (1 + Math.Max(0, others)));
        }

        return bits;
    }

    private static List<int> FreePairs(ScoredPairs scored, bool[] isFreeLeft, bool[] isFreeRight)
    {
        var free = new List<int>();
        for (var i = 0; i < scored.Count; i++)
        {
            if (scored.MatchBits[i] > Hopeless && isFreeLeft[scored.Left(i)] && isFreeRight[scored.Right(i)])
                free.Add(i);
        }

        return free;
    }

    private static double ResidualPrior(LinkageModel model, List<Evidence> evidence, double allPairs)
    {
        var prior = model.MatchPrior;
        for (var iteration = 0; iteration < MaxPriorIterations; iteration++)
        {
            var current = model.WithPriors(prior, model.SiblingPrior);
            var expected = 0.0;
            foreach (var one in evidence)
                expected += one.Probabilities(current).Match;

            // Half a pair at the old prior: without data the prior stays as it was.
            var next = Math.Min(0.5, (expected + 0.5) / (allPairs + (0.5 / model.MatchPrior)));
            var change = Math.Abs(next - prior) / prior;
            prior = next;
            if (change < PriorTolerance)
                break;
        }

        return prior;
    }
}
