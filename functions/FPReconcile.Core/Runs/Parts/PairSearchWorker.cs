using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>The bytes that one part of a search works on.</summary>
/// <param name="Values">What <see cref="EncodedBirths.WriteValues"/> wrote.</param>
/// <param name="Left">Of the rows of the left source those in <see cref="PairSearchPart.LeftBytes"/>.</param>
/// <param name="Right">Of the rows of the right source those in <see cref="PairSearchPart.RightBytes"/>; not looked at when it is the left one.</param>
public sealed record PartBytes(ReadOnlyMemory<byte> Values, ReadOnlyMemory<byte> Left, ReadOnlyMemory<byte> Right);

/// <summary>Does one part of a search for pairs: finds and compares them, on encoded rows alone.</summary>
public static class PairSearchWorker
{
    /// <summary>The found pairs as bytes for <see cref="FoundPairsSet"/>; the same on any machine and any number of threads.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="part">Number of the part in the plan.</param>
    /// <param name="bytes">The rows it works on.</param>
    /// <param name="threads">Threads to work on; null: as many as there are.</param>
    /// <exception cref="PartDataException">The bytes are damaged, of another version or of other tables than the plan.</exception>
    public static byte[] Find(PairSearchPlan plan, int part, PartBytes bytes, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(bytes);
        var search = plan.Parts[part];
        var (left, right) = PartTables.Read(plan, search, bytes);
        var finder = new PairFinder(left, right, plan.Linkage.Rules, threads);
        GoOn(finder, plan, search);
        var comparer = new PairComparer(left.Table, right.Table, plan.Linkage.Comparisons);
        var (stage, wanted) = (plan.Request.Stage, Wanted(plan, search));
        var chunks = search.IsAcrossMonths
            ? finder.FindAcrossGroups(stage, wanted, comparer.Compare)
            : finder.FindInsideGroups(stage, wanted, comparer.Compare);
        var depths = search.IsAcrossMonths ? finder.Depths.AcrossGroups : finder.Depths.InsideGroups;
        return FoundPairsBytes.Write(plan, search, chunks, BlockDepthsBytes.OfStage(depths, plan, search));
    }

    /// <summary>The stages before were run by others: a pair that they have found is not found again.</summary>
    private static void GoOn(PairFinder finder, PairSearchPlan plan, PairSearchPart part)
    {
        var before = new StagePairs([], 0, [], BlockDepthsBytes.Local(plan.Request.DepthsInsideGroups, part), BlockDepthsBytes.Local(plan.Request.DepthsAcrossGroups, part));
        for (var stage = BlockingStage.Narrow; stage < plan.Request.Stage; stage++)
            finder.TakeOver(stage, before);
    }

    private static (bool[] Left, bool[] Right)? Wanted(PairSearchPlan plan, PairSearchPart part) =>
        plan.Request.Wanted is { } wanted
            ? (wanted.Left[part.Left.From..part.Left.To], wanted.Right[part.Right.From..part.Right.To])
            : null;
}
