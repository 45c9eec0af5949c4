namespace FPReconcile.Core.Blocking;

/// <summary>What each blocking rule yielded in one part of the tables.</summary>
internal sealed class PairYield
{
    /// <summary>Pairs that no earlier rule had found, for each rule.</summary>
    public long[] NewPairs { get; } = new long[PairFinder.MaxRules];

    /// <summary>Left rows whose block had to be refined, for each rule.</summary>
    public long[] Oversized { get; } = new long[PairFinder.MaxRules];

    /// <summary>Left rows whose block was cut off after the last refinement, for each rule.</summary>
    public long[] Capped { get; } = new long[PairFinder.MaxRules];
}
