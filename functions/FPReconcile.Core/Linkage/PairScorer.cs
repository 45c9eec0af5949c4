namespace FPReconcile.Core.Linkage;

/// <summary>Weighs pairs: the evidence of each distinct pattern is computed once, the frequency of its values for each pair.</summary>
internal sealed class PairScorer
{
    private readonly PatternHistogram histogram;
    private readonly LevelWeights weights;
    private readonly TermFrequencies frequencies;
    private readonly List<Evidence> ofPattern = [];

    public PairScorer(TermFrequencies frequencies, LinkageModel model, PatternHistogram histogram)
    {
        this.frequencies = frequencies;
        this.histogram = histogram;
        weights = new LevelWeights(model);
    }

    /// <summary>Evidence of a pair.</summary>
    /// <param name="patternId">Id of its pattern in the histogram.</param>
    /// <param name="leftRow">Its left row.</param>
    public Evidence Score(int patternId, int leftRow)
    {
        while (ofPattern.Count <= patternId)
            ofPattern.Add(weights.Sum(histogram[ofPattern.Count]));
        var evidence = ofPattern[patternId];
        return evidence with { Delivery = evidence.Delivery + frequencies.Adjustment(histogram[patternId], leftRow) };
    }
}
