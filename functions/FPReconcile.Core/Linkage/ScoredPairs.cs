namespace FPReconcile.Core.Linkage;

/// <summary>Candidate pairs and how they were weighed by a model. The next scoring of the pairs overwrites the weights.</summary>
internal sealed class ScoredPairs
{
    private readonly CandidatePairs _candidates;
    private readonly PairScorer _scorer;

    public ScoredPairs(CandidatePairs candidates, PairScorer scorer, LinkageModel model)
    {
        _candidates = candidates;
        _scorer = scorer;
        Model = model;
        Count = candidates.Count;
    }

    public LinkageModel Model { get; }

    /// <summary>Threads for work on the pairs; no result depends on it.</summary>
    public ParallelOptions Parallel { get; init; } = new() { MaxDegreeOfParallelism = 1 };

    public int Count { get; }

    public ReadOnlySpan<int> LeftRows => _candidates.Left[..Count];

    public ReadOnlySpan<int> RightRows => _candidates.Right[..Count];

    public ReadOnlySpan<int> PatternIds => _candidates.PatternIds[..Count];

    /// <summary>Log2 odds of a match for each pair.</summary>
    public Span<double> MatchBits => _candidates.MatchBits[..Count];

    /// <summary>The pairs with their weights, for work that several threads share.</summary>
    public WeightedPairs Weighted() => _candidates.Weighted(Count);

    public int Left(int pair) => _candidates.Left[pair];

    public int Right(int pair) => _candidates.Right[pair];

    /// <summary>Evidence of a pair in its parts; weighed again at every call, because three numbers for each of millions are too many to keep.</summary>
    public Evidence Evidence(int pair) => _scorer.Score(_candidates.PatternIds[pair], _candidates.FrequencyBits[pair]);
}
