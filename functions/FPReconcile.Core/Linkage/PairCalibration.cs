using System.Runtime.InteropServices;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Weighs pairs again with what is known after a first assignment: how few free records there are (a free record finds its partner
/// among thousands, no longer among millions), which other candidates the two records have, and whether any sibling is in sight.
/// </summary>
internal static class PairCalibration
{
    private const int MaxPriorIterations = 30;
    private const double PriorTolerance = 0.001;

    // Beyond 60 bits nothing competes; the limit keeps sums finite.
    private const double Certain = 60;

    // A pair below this is neither a link nor a rival, however few records are free.
    private const double Hopeless = -40;

    // Two records that are the only ones of their delivery are siblings only if the own record of each is missing. It is never
    // taken for less likely than this: an own record may be there and not have been found.
    private const double LeastBothMissing = 0.002;

    /// <summary>New weights in bits: for pairs whose records are both free, and for pairs that have their delivery to themselves.</summary>
    /// <param name="scored">All pairs.</param>
    /// <param name="isFreeLeft">Left rows without a link.</param>
    /// <param name="isFreeRight">Right rows without a link.</param>
    public static double[] Weigh(ScoredPairs scored, bool[] isFreeLeft, bool[] isFreeRight)
    {
        double freeLeft = isFreeLeft.Count(f => f), freeRight = isFreeRight.Count(f => f);
        var bothMissing = Math.Max(LeastBothMissing, freeLeft / isFreeLeft.Length * (freeRight / isFreeRight.Length));
        var isAlone = PairsAloneInTheirDelivery(scored, (isFreeLeft.Length, isFreeRight.Length));
        var bits = WithoutSiblings(scored, isAlone, bothMissing);
        var free = FreePairs(scored, isFreeLeft, isFreeRight);
        var evidence = free.ConvertAll(scored.Evidence);
        var residual = scored.Model.WithPriors(ResidualPrior(scored.Model, evidence, freeLeft * freeRight), scored.Model.SiblingPrior);
        var alone = residual.WithPriors(residual.MatchPrior, residual.SiblingPrior * bothMissing);
        var odds = new double[free.Count];
        for (var i = 0; i < odds.Length; i++)
            odds[i] = Math.Pow(2, Math.Min(Certain, evidence[i].MatchBits(isAlone[free[i]] ? alone : residual)));
        Compete(scored, free, odds, bits);
        return bits;
    }

    /// <summary>Odds of a match against no match and all other candidates of the two records.</summary>
    private static void Compete(ScoredPairs scored, List<int> free, double[] odds, double[] bits)
    {
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
    }

    private static bool[] PairsAloneInTheirDelivery(ScoredPairs scored, (int Left, int Right) rows)
    {
        const byte Many = 2;
        var ofLeft = new byte[rows.Left];
        var ofRight = new byte[rows.Right];
        var isAlone = new bool[scored.Count];
        for (var i = 0; i < isAlone.Length; i++)
        {
            isAlone[i] = scored.Evidence(i).IsOneDelivery(scored.Model);
            if (!isAlone[i])
                continue;
            ofLeft[scored.Left(i)] = (byte)Math.Min(Many, ofLeft[scored.Left(i)] + 1);
            ofRight[scored.Right(i)] = (byte)Math.Min(Many, ofRight[scored.Right(i)] + 1);
        }

        for (var i = 0; i < isAlone.Length; i++)
            isAlone[i] = isAlone[i] && ofLeft[scored.Left(i)] == 1 && ofRight[scored.Right(i)] == 1;
        return isAlone;
    }

    private static double[] WithoutSiblings(ScoredPairs scored, bool[] isAlone, double bothMissing)
    {
        var bits = (double[])scored.MatchBits.Clone();
        var model = scored.Model.WithPriors(scored.Model.MatchPrior, scored.Model.SiblingPrior * bothMissing);
        for (var i = 0; i < bits.Length; i++)
        {
            if (isAlone[i])
                bits[i] = scored.Evidence(i).MatchBits(model);
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
