namespace FPReconcile.Core.Linkage;

/// <summary>Weighs pairs: the evidence of each distinct pattern is computed once, the frequency of its values is added for each pair.</summary>
internal sealed class PairScorer
{
    private readonly PatternHistogram _histogram;
    private readonly LevelWeights _weights;
    private Evidence[] _ofPattern;
    private int _weighed;

    public PairScorer(LinkageModel model, PatternHistogram histogram)
    {
        _histogram = histogram;
        _weights = new LevelWeights(model);
        _ofPattern = new Evidence[histogram.Count];
        Prepare();
    }

    /// <summary>Weighs the patterns that are new in the histogram.</summary>
    public void Prepare()
    {
        if (_ofPattern.Length < _histogram.Count)
            Array.Resize(ref _ofPattern, _histogram.Count + (_histogram.Count / 8) + 64);
        for (; _weighed < _histogram.Count; _weighed++)
            _ofPattern[_weighed] = _weights.Sum(_histogram[_weighed]);
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
