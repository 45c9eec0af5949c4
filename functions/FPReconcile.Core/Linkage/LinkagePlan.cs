using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>What is compared and which pairs are looked at, before anything is learned.</summary>
/// <param name="Comparisons">At most 21.</param>
/// <param name="Rules">At most 32, most telling first.</param>
internal sealed record LinkagePlan(IReadOnlyList<Comparison> Comparisons, IReadOnlyList<BlockingRule> Rules)
{
    /// <summary>See <see cref="PairFinder.Parts"/>.</summary>
    public int? Parts { get; init; }

    /// <summary>How often values occurred in the tables of an earlier run, by column; null: as in the tables that are linked.</summary>
    public Func<string, TermCounts>? Counts { get; init; }
}
