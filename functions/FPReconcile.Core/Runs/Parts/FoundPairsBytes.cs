using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>
/// The bytes of the pairs that a part found: for each pair how far its rows are from those of the pair before, and the number of its
/// rules and pattern among those that occur. About six bytes a pair inside months, nine across.
/// </summary>
internal static class FoundPairsBytes
{
    // A pair is at least one byte each for left row, right row and number.
    private const int LeastBytes = 3;

    /// <param name="plan">The plan.</param>
    /// <param name="part">The part.</param>
    /// <param name="chunks">Its pairs in order, with rows counted from the beginning of the part.</param>
    /// <param name="depths">Blocks that were refined or cut off, by the rows of the whole tables.</param>
    public static byte[] Write(PairSearchPlan plan, PairSearchPart part, IReadOnlyList<PairChunk> chunks, BlockDepths depths)
    {
        var count = chunks.Sum(chunk => chunk.Count);
        var writer = new PartWriter(checked(64 + (count * 6)));
        writer.Bytes(plan.IdBytes);
        writer.Number(part.Number);
        WriteCounts(writer, plan, chunks);
        BlockDepthsBytes.Write(writer, depths);
        writer.Number(count);
        WritePairs(writer, chunks);
        return writer.ToPart(PartKind.FoundPairs);
    }

    /// <summary>The plan that found pairs belong to, in hexadecimal digits, and the number of the part.</summary>
    public static (string Plan, int Part) Origin(ReadOnlySpan<byte> bytes)
    {
        var reader = PartReader.Open(bytes, PartKind.FoundPairs);
        return (Convert.ToHexStringLower(reader.Take(PairSearchPlan.IdLength)), reader.NumberBelow(int.MaxValue));
    }

    /// <summary>What a part yielded, and how many pairs it has; the pairs are not looked at yet.</summary>
    public static (PairYield Yield, BlockDepths Depths, int Pairs) ReadYield(PairSearchPlan plan, PairSearchPart part, ReadOnlySpan<byte> bytes)
    {
        var reader = PartReader.Open(bytes, PartKind.FoundPairs);
        return ReadYield(ref reader, plan, part);
    }

    /// <summary>The pairs of a part by the rows of the whole tables.</summary>
    public static PairChunk ReadPairs(PairSearchPlan plan, PairSearchPart part, ReadOnlySpan<byte> bytes)
    {
        var reader = PartReader.Open(bytes, PartKind.FoundPairs);
        var (yield, _, count) = ReadYield(ref reader, plan, part);
        var pairs = (Left: new int[count], Right: new int[count], Kinds: new int[count]);
        var kinds = ReadPairs(ref reader, plan, part, pairs);
        reader.End();
        return new PairChunk(pairs.Left, pairs.Right, pairs.Kinds, kinds) { Yield = yield };
    }

    private static (PairYield Yield, BlockDepths Depths, int Pairs) ReadYield(ref PartReader reader, PairSearchPlan plan, PairSearchPart part)
    {
        if (!reader.Take(PairSearchPlan.IdLength).SequenceEqual(plan.IdBytes) || reader.Number() != (ulong)part.Number)
            throw new PartDataException(PartDataProblem.OtherRun);
        var yield = new PairYield();
        foreach (var rule in RulesOf(plan))
        {
            yield.NewPairs[rule] = reader.NumberBelow(int.MaxValue);
            yield.Oversized[rule] = reader.NumberBelow(int.MaxValue);
            yield.Capped[rule] = reader.NumberBelow(int.MaxValue);
        }

        var depths = BlockDepthsBytes.Read(ref reader, new BlockLimits(plan.Linkage.Rules, plan.Tables.Left.Rows, plan.Tables.Right.Rows));
        return (yield, depths, reader.Count(LeastBytes));
    }

    private static IEnumerable<int> RulesOf(PairSearchPlan plan) =>
        Enumerable.Range(0, plan.Linkage.Rules.Count).Where(rule => plan.Linkage.Rules[rule].Stage == plan.Request.Stage);

    private static void WriteCounts(PartWriter writer, PairSearchPlan plan, IReadOnlyList<PairChunk> chunks)
    {
        foreach (var rule in RulesOf(plan))
        {
            writer.Number(chunks.Sum(chunk => chunk.Yield.NewPairs[rule]));
            writer.Number(chunks.Sum(chunk => chunk.Yield.Oversized[rule]));
            writer.Number(chunks.Sum(chunk => chunk.Yield.Capped[rule]));
        }
    }

    private static void WritePairs(PartWriter writer, IReadOnlyList<PairChunk> chunks)
    {
        var numbers = new Dictionary<(uint Rules, ulong Pattern), int>();
        var (left, right) = (0, 0);
        foreach (var chunk in chunks)
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                writer.Difference(chunk.Left[i] - left);
                writer.Difference(chunk.Right[i] - right);
                (left, right) = (chunk.Left[i], chunk.Right[i]);
                var kind = chunk.Kinds[chunk.KindOfPair[i]];
                var isNew = numbers.TryAdd((kind.Rules, kind.Pattern), numbers.Count);
                writer.Number(numbers[(kind.Rules, kind.Pattern)]);
                if (!isNew)
                    continue;
                writer.Number((ulong)kind.Rules);
                writer.UInt64(kind.Pattern);
            }
        }
    }

    private static PairKind[] ReadPairs(ref PartReader reader, PairSearchPlan plan, PairSearchPart part, (int[] Left, int[] Right, int[] Kinds) pairs)
    {
        var kinds = new List<PairKind>();
        var isSelfJoin = plan.Sources.IsOneSource;
        long left = 0, right = 0;
        for (var i = 0; i < pairs.Kinds.Length; i++)
        {
            left = unchecked(left + reader.Difference());
            right = unchecked(right + reader.Difference());
            PartReader.Check(left >= 0 && left < part.Left.Count && right >= 0 && right < part.Right.Count && (!isSelfJoin || left < right));
            var number = reader.NumberBelow(kinds.Count + 1L);
            if (number == kinds.Count)
                kinds.Add(ReadKind(ref reader, plan.Linkage));
            kinds[number] = kinds[number] with { Pairs = kinds[number].Pairs + 1 };
            (pairs.Left[i], pairs.Right[i], pairs.Kinds[i]) = ((int)left + part.Left.From, (int)right + part.Right.From, number);
        }

        return [.. kinds];
    }

    private static PairKind ReadKind(ref PartReader reader, LinkagePlan linkage)
    {
        var (rules, pattern) = (reader.Number(), reader.UInt64());
        PartReader.Check(rules < 1UL << linkage.Rules.Count);
        var rest = pattern;
        for (var c = 0; c < linkage.Comparisons.Count; c++)
        {
            var level = AgreementPattern.LevelAt(pattern, c);
            PartReader.Check(level < linkage.Comparisons[c].Levels.Count);
            rest ^= AgreementPattern.With(0, c, level);
        }

        PartReader.Check(rest == 0);
        return new PairKind(pattern, (uint)rules, 0);
    }
}
