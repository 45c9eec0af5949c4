using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>What is compared and which pairs are looked at, before anything is learned.</summary>
/// <param name="Comparisons">At most 21.</param>
/// <param name="Rules">At most 32, most telling first.</param>
internal sealed record LinkagePlan(IReadOnlyList<Comparison> Comparisons, IReadOnlyList<BlockingRule> Rules);
