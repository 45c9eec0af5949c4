using System.Runtime.InteropServices;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>
/// A hash of how births are compared and which pairs are looked at. Processes that share a search must have the same; a change of
/// what a comparison or rule does, not of its name or figures, is a new <see cref="PartWriter.Version"/>.
/// </summary>
internal static class ModelFingerprint
{
    public static ulong OfBirths { get; } = Of([BirthLinkageModel.Plan, BirthLinkageModel.PlanWithinSource]);

    private static ulong Of(IEnumerable<LinkagePlan> plans)
    {
        var lines = plans.SelectMany(plan => plan.Comparisons.Select(Line).Concat(plan.Rules.Select(Line)));
        return KeyHash.Of(MemoryMarshal.AsBytes(string.Join('\n', lines).AsSpan()));
    }

    private static string Line(Comparison comparison) =>
        $"{comparison.GetType().Name} {comparison.Column} {(int)comparison.Role} {comparison.SwapColumn} {string.Join(',', comparison.Levels.Select(level => level.Name))}";

    private static string Line(BlockingRule rule) =>
        FormattableString.Invariant($"{string.Join(',', rule.Columns)} {rule.EitherOrder?.First},{rule.EitherOrder?.Second} {(int)rule.Stage} {rule.MaxPartners} {string.Join(',', rule.RefineBy)}");
}
