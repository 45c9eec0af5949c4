namespace FPReconcile.Core.Linkage;

/// <summary>Weighs pairs: the evidence of each distinct pattern is computed once, the frequency of its values is added for each pair.</summary>
internal sealed class PairScorer
{
    private readonly PatternHistogram _histogram;
    private readonly LevelWeights _weights;
    private readonly List<Evidence> _ofPattern = [];

    public PairScorer(LinkageModel model, PatternHistogram histogram)
    {
        _histogram = histogram;
        _weights = new LevelWeights(model);
        Prepare();
    }

    /// <summary>Weighs the patterns that are new in the histogram.</summary>
    public void Prepare()
    {
        while (_ofPattern.Count < _histogram.Count)
            _ofPattern.Add(_weights.Sum(_histogram[_ofPattern.Count]));
    }

    /// <summary>Evidence of a pair.</summary>
    /// <param name="patternId">Id of its pattern in the histogram.</param>
    /// <param name="frequencyBits">Bits for how rare its agreeing values are.</param>
    public Evidence Score(int patternId, double frequencyBits)
    {
        var evidence = _ofPattern[patternId];
        return evidence with { Delivery = evidence.Delivery + frequencyBits };
    }
}
