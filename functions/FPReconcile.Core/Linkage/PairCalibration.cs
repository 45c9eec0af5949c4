using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Weighs pairs again with what is known after a first one-to-one assignment: few records are left without a partner, and all
/// other links are candidates that are gone.
/// </summary>
internal static class PairCalibration
{
    /// <summary>A pair below this is neither a link nor a rival, however few records are free.</summary>
    public const double Hopeless = -40;

    private const int None = -1;

    /// <summary>New weights in bits. A pair that is no alternative to the link of its record keeps the weight that the model gave it.</summary>
    /// <param name="scored">All pairs.</param>
    /// <param name="weights">
    /// Their weights with the prior of the model; replaced by those with what is known now, rivals aside, if they are kept, else by the new weights.
    /// </param>
    /// <param name="first">The first assignment.</param>
    public static CalibratedPairs Weigh(ScoredPairs scored, double[] weights, FirstAssignment first)
    {
        var (isLink, rows) = (first.IsLink, first.Rows);
        var (linkOfLeft, linkOfRight) = LinksOf(scored, isLink, rows);
        var free = WorkParts.Where(
            weights.Length, scored.Parallel,
            pair => weights[pair] > Hopeless && linkOfLeft[scored.Left(pair)] == None && linkOfRight[scored.Right(pair)] == None);
        var ofFree = new FreePairs(free.ConvertAll(pair => new FreePair(scored.Left(pair), scored.Right(pair), weights[pair])));
        double links = isLink.AsSpan().Count(true);
        var shift = first.PriorShift ?? ofFree.PriorShift(scored.Model, new LinkedAndFree(links, rows.Left - links, rows.Right - links));
        WorkParts.ForEach(0, weights.Length, scored.Parallel, (from, to) =>
        {
            foreach (ref var weight in weights.AsSpan(from, to - from))
                weight += shift;
        });
        var alternatives = new LinkAlternatives(scored, weights, (linkOfLeft, linkOfRight));
        var weighed = alternatives.Weigh();

        // There are millions of pairs: unless somebody wants the weights, too, the new ones take their place.
        var bits = first.KeepsWeights ? new double[weights.Length] : weights;
        WorkParts.ForEach(0, bits.Length, scored.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                bits[pair] = isLink[pair] ? weights[pair] : scored.MatchBits[pair];
        });
        foreach (var (pair, odds) in weighed)
            bits[pair] = odds;
        var freeBits = ofFree.Weigh(shift);
        for (var i = 0; i < freeBits.Length; i++)
            bits[free[i]] = freeBits[i];
        return new CalibratedPairs(bits, shift, alternatives);
    }

    /// <summary>The pair that links each left and each right row; no row is in two links.</summary>
    private static (int[] OfLeft, int[] OfRight) LinksOf(ScoredPairs scored, bool[] isLink, (int Left, int Right) rows)
    {
        int[] ofLeft = new int[rows.Left], ofRight = new int[rows.Right];
        Array.Fill(ofLeft, None);
        Array.Fill(ofRight, None);
        WorkParts.ForEach(0, isLink.Length, scored.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
            {
                if (isLink[pair])
                    ofLeft[scored.Left(pair)] = ofRight[scored.Right(pair)] = pair;
            }
        });
        return (ofLeft, ofRight);
    }
}

/// <summary>The links that were found by the weights of the model alone.</summary>
/// <param name="IsLink">Whether each pair is one.</param>
/// <param name="Rows">Numbers of rows of the two tables.</param>
/// <param name="PriorShift">Bits by which the prior differs from that of the model, if known; null: from these pairs.</param>
/// <param name="KeepsWeights">Whether the weights of the pairs with what is known now, rivals aside, are wanted later.</param>
internal sealed record FirstAssignment(bool[] IsLink, (int Left, int Right) Rows, double? PriorShift, bool KeepsWeights);

/// <summary>Pairs after <see cref="PairCalibration"/>.</summary>
/// <param name="Bits">Their new weights.</param>
/// <param name="PriorShift">Bits by which the prior differs from that of the model.</param>
/// <param name="Alternatives">What their links were weighed against.</param>
internal sealed record CalibratedPairs(double[] Bits, double PriorShift, LinkAlternatives Alternatives);
