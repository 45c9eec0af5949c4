using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// Finds the left rows whose pairs with unchanged right rows may have changed: their block became oversized, or is so no longer, or
/// is cut off at another row.
/// </summary>
internal static class BlockChanges
{
    /// <summary>The left rows that a right row changes which came into a stage or went out of it; null: none.</summary>
    public static List<int>? LeftRows(KeptLinkageParts parts, RowFinder finder, int right, BlockingStage stage)
    {
        List<int>? rows = null;
        foreach (var rule in parts.Rules.Of(stage))
        {
            var test = parts.Rules.Tests[rule];
            var key = test.KeyOf(ref parts.Right.FirstCell(right), 0);
            if (key == RuleTest.NoKey || parts.Right.MostInBlock(rule, key) <= test.Rule.MaxPartners)
                continue;
            var (before, after) = (Find(parts.Right, isNew: false), Find(parts.Right, isNew: true));
            if (Math.Max(before.Count, after.Count) <= test.Rule.MaxPartners)
                continue;
            var block = new Block([.. Find(parts.Left, isNew: false).Union(Find(parts.Left, isNew: true))], before, after);
            rows ??= [];
            var group = parts.Right.GroupOf(right);
            if (group != Comparisons.EncodedTable.Missing)
                AddLeftRows(parts, (right, test), block.Where(row => parts.Left.GroupOf(row) == group, row => parts.Right.GroupOf(row) == group), rows);
            if (!parts.Rules.IsInsideGroups[rule])
                AddLeftRows(parts, (right, test), block, rows);

            List<int> Find(KeptTable table, bool isNew)
            {
                var found = new List<int>();
                finder.FindWanted(table, rule, key, isNew, found);
                return found;
            }
        }

        return rows;
    }

    /// <summary>Refines a block as long as it is too large before and after the change.</summary>
    private static void AddLeftRows(KeptLinkageParts parts, (int Row, RuleTest Test) right, Block block, List<int> rows)
    {
        var test = right.Test;
        for (var depth = 0; ; depth++)
        {
            var (wasOversized, isOversized) = (block.Before.Count > test.Rule.MaxPartners, block.After.Count > test.Rule.MaxPartners);
            if (!wasOversized && !isOversized)
                return;
            if (wasOversized != isOversized || depth == test.MaxDepth)
                break;
            var (next, key) = (depth + 1, test.KeyOf(ref parts.Right.FirstCell(right.Row), depth + 1));
            block = block.Where(
                row => test.KeyOf(ref parts.Left.FirstCell(row), next) == key, row => test.KeyOf(ref parts.Right.FirstCell(row), next) == key);
        }

        rows.AddRange(block.Left);
    }

    /// <summary>Rows of one key: the left ones, and the right ones before and after the change.</summary>
    private sealed record Block(List<int> Left, List<int> Before, List<int> After)
    {
        public Block Where(Predicate<int> ofLeft, Predicate<int> ofRight) => new(Left.FindAll(ofLeft), Before.FindAll(ofRight), After.FindAll(ofRight));
    }
}
