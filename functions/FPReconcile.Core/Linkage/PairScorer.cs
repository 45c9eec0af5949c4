namespace FPReconcile.Core.Linkage;

/// <summary>Weighs pairs: the evidence of each distinct pattern is computed once, the frequency of its values for each pair.</summary>
internal sealed class PairScorer
{
    private readonly PatternHistogram _histogram;
    private readonly LevelWeights _weights;
    private readonly TermFrequencies _frequencies;
    private readonly List<Evidence> _ofPattern = [];

    public PairScorer(TermFrequencies frequencies, LinkageModel model, PatternHistogram histogram)
    {
        _frequencies = frequencies;
        _histogram = histogram;
        _weights = new LevelWeights(model);
    }

    /// <summary>Evidence of a pair.</summary>
    /// <param name="patternId">Id of its pattern in the histogram.</param>
    /// <param name="leftRow">Its left row.</param>
    public Evidence Score(int patternId, int leftRow)
    {
        while (_ofPattern.Count <= patternId)
            _ofPattern.Add(_weights.Sum(_histogram[_ofPattern.Count]));
        var evidence = _ofPattern[patternId];
        return evidence with { Delivery = evidence.Delivery + _frequencies.Adjustment(_histogram[patternId], leftRow) };
    }
}
