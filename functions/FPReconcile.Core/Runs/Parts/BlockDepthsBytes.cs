using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>What the blocks of a search can be: its rules, and the rows of either table.</summary>
internal readonly record struct BlockLimits(IReadOnlyList<BlockingRule> Rules, int LeftRows, int RightRows);

/// <summary>The bytes of refined and cut off blocks.</summary>
internal static class BlockDepthsBytes
{
    public static void Write(PartWriter writer, BlockDepths depths)
    {
        Write(writer, [.. depths.Refined]);
        Write(writer, [.. depths.CutOff]);
    }

    public static BlockDepths Read(ref PartReader reader, BlockLimits limits)
    {
        var depths = new BlockDepths();
        for (var left = reader.Count(leastBytesOfOne: 3); left > 0; left--)
        {
            var rule = reader.NumberBelow(limits.Rules.Count);
            depths.Set(rule, reader.NumberBelow(limits.LeftRows), reader.NumberBelow(limits.Rules[rule].RefineBy.Count + 1L));
        }

        for (var left = reader.Count(leastBytesOfOne: 3); left > 0; left--)
            depths.SetLastPartner(reader.NumberBelow(limits.Rules.Count), reader.NumberBelow(limits.LeftRows), reader.NumberBelow(limits.RightRows));
        return depths;
    }

    /// <summary>The blocks of some rules, of left rows from one on; rows are counted from the beginning of either range.</summary>
    public static BlockDepths Local(BlockDepths depths, PairSearchPart part)
    {
        var local = new BlockDepths();
        foreach (var (rule, row, depth) in depths.Refined)
        {
            if (Holds(part.Left, row))
                local.Set(rule, row - part.Left.From, depth);
        }

        foreach (var (rule, row, partner) in depths.CutOff)
        {
            if (Holds(part.Left, row))
                local.SetLastPartner(rule, row - part.Left.From, partner - part.Right.From);
        }

        return local;
    }

    /// <summary>The blocks that the rules of a stage refined or cut off in a part, by the rows of the whole tables.</summary>
    public static BlockDepths OfStage(BlockDepths local, PairSearchPlan plan, PairSearchPart part)
    {
        var rules = plan.Linkage.Rules;
        var depths = new BlockDepths();
        foreach (var (rule, row, depth) in local.Refined)
        {
            if (rules[rule].Stage == plan.Request.Stage)
                depths.Set(rule, row + part.Left.From, depth);
        }

        foreach (var (rule, row, partner) in local.CutOff)
        {
            if (rules[rule].Stage == plan.Request.Stage)
                depths.SetLastPartner(rule, row + part.Left.From, partner + part.Right.From);
        }

        return depths;
    }

    private static bool Holds(RowRange range, int row) => row >= range.From && row < range.To;

    private static void Write(PartWriter writer, List<(int Rule, int LeftRow, int Value)> blocks)
    {
        writer.Number(blocks.Count);
        foreach (var (rule, row, value) in blocks)
        {
            writer.Number(rule);
            writer.Number(row);
            writer.Number(value);
        }
    }
}
