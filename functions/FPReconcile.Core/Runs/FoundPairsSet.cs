using System.Collections.Concurrent;
using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs;

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
        var chunks = new List<PairChunk>(plan.Parts.Count);
        var (inside, across) = (new BlockDepths(), new BlockDepths());
        foreach (var part in plan.Parts)
        {
            var (pairs, depths) = FoundPairsBytes.Read(plan, part, _parts[(plan.Id, part.Number)].Span);
            chunks.Add(pairs);
            (part.IsAcrossMonths ? across : inside).Add(depths);
        }

        return new StagePairs(chunks, inside, across);
    }
}
