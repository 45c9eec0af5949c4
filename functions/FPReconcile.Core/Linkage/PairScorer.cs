namespace FPReconcile.Core.Linkage;

/// <summary>Weighs pairs: the evidence of each distinct pattern is computed once, the frequency of its values for each pair.</summary>
internal sealed class PairScorer
{
    private readonly PatternHistogram _histogram;
    private readonly LevelWeights _weights;
    private readonly TermFrequencies _frequencies;
    private readonly List<(Evidence Evidence, uint ExactColumns)> _ofPattern = [];

    public PairScorer(TermFrequencies frequencies, LinkageModel model, PatternHistogram histogram)
    {
        _frequencies = frequencies;
        _histogram = histogram;
        _weights = new LevelWeights(model);
        Prepare();
    }

    /// <summary>Weighs the patterns that are new in the histogram.</summary>
    public void Prepare()
    {
        while (_ofPattern.Count < _histogram.Count)
        {
            var pattern = _histogram[_ofPattern.Count];
            _ofPattern.Add((_weights.Sum(pattern), _frequencies.ExactColumns(pattern)));
        }
    }

    /// <summary>Evidence of a pair.</summary>
    /// <param name="patternId">Id of its pattern in the histogram.</param>
    /// <param name="leftRow">Its left row.</param>
    public Evidence Score(int patternId, int leftRow)
    {
        var (evidence, exactColumns) = _ofPattern[patternId];
        return exactColumns == 0 ? evidence : evidence with { Delivery = evidence.Delivery + _frequencies.Adjustment(exactColumns, leftRow) };
    }
}
