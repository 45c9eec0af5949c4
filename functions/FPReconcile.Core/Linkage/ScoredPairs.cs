using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Linkage;

/// <summary>Candidate pairs with their evidence, as parallel arrays.</summary>
internal sealed class ScoredPairs
{
    public required CandidatePairs Candidates { get; init; }

    public required Evidence[] Evidence { get; init; }

    /// <summary>For each pair whether a field of the child disagrees (order, sex, name ...).</summary>
    public required bool[] ChildDisagrees { get; init; }

    public required LinkageModel Model { get; init; }

    public int Count => Evidence.Length;

    public int Left(int pair) => Candidates.Left[pair];

    public int Right(int pair) => Candidates.Right[pair];

    /// <summary>Log2 odds of a match for each pair.</summary>
    public required double[] MatchBits { get; init; }
}
