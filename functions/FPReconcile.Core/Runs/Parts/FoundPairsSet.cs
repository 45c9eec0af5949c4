using System.Collections.Concurrent;
using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>
/// The pairs that parts have found so far, as bytes. Parts may come in any order and several times; those of other plans lie
/// there unused.
/// </summary>
public sealed class FoundPairsSet
{
    private readonly ConcurrentDictionary<(string Plan, int Part), ReadOnlyMemory<byte>> _parts = new();

    /// <summary>Takes in what <see cref="PairSearchWorker"/> found; the bytes must not change afterwards.</summary>
    /// <exception cref="PartDataException">The bytes are damaged or of another version.</exception>
    public void Add(ReadOnlyMemory<byte> found) => _parts[FoundPairsBytes.Origin(found.Span)] = found;

    /// <summary>The parts of a plan that are not there yet.</summary>
    public IReadOnlyList<PairSearchPart> MissingParts(PairSearchPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Parts.Where(part => !_parts.ContainsKey((plan.Id, part.Number)))];
    }

    /// <summary>All pairs of a plan; null when a part is missing.</summary>
    internal StagePairs? Find(PairSearchPlan plan)
    {
        if (MissingParts(plan).Count > 0)
            return null;
        var (inside, across) = (new BlockDepths(), new BlockDepths());
        var yields = new List<PairYield>(plan.Parts.Count);
        var pairs = 0;
        foreach (var part in plan.Parts)
        {
            var (yield, depths, count) = FoundPairsBytes.ReadYield(plan, part, Bytes(plan, part).Span);
            (part.IsAcrossMonths ? across : inside).Add(depths);
            yields.Add(yield);
            pairs = checked(pairs + count);
        }

        // Each part is read again when its pairs are wanted: all at once would be a third of the memory of a large district.
        return new StagePairs(plan.Parts.Select(part => FoundPairsBytes.ReadPairs(plan, part, Bytes(plan, part).Span)), pairs, yields, inside, across);
    }

    private ReadOnlyMemory<byte> Bytes(PairSearchPlan plan, PairSearchPart part) => _parts[(plan.Id, part.Number)];
}
