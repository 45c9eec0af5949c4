using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// Finds the left rows whose pairs with unchanged right rows may have changed: their block became oversized, or is so no longer, or
/// is cut off at another row.
/// </summary>
internal sealed class BlockChanges(KeptLinkageParts parts, RowSearch before, RowSearch after)
{
    private readonly List<int> _before = [];
    private readonly List<int> _after = [];
    private readonly List<int> _leftBefore = [];
    private readonly List<int> _leftAfter = [];

    /// <summary>Adds the left rows that a right row changes which came into a stage or went out of it.</summary>
    public void AddLeftRows(int right, BlockingStage stage, HashSet<RowRef> rows)
    {
        foreach (var rule in parts.Rules.Of(stage))
        {
            var test = parts.Rules.Tests[rule];
            var key = test.KeyOf(ref parts.Right.FirstCell(right), 0);
            if (key == RuleTest.NoKey)
                continue;
            before.FindWanted(ofLeft: false, rule, key, _before);
            after.FindWanted(ofLeft: false, rule, key, _after);
            if (Math.Max(_before.Count, _after.Count) <= test.Rule.MaxPartners)
                continue;
            before.FindWanted(ofLeft: true, rule, key, _leftBefore);
            after.FindWanted(ofLeft: true, rule, key, _leftAfter);
            var block = new Block([.. _leftBefore.Union(_leftAfter)], _before, _after);
            var group = parts.Right.GroupOf(right);
            if (group != Comparisons.EncodedTable.Missing)
                AddLeftRows(right, test, block.Where(row => parts.Left.GroupOf(row) == group, row => parts.Right.GroupOf(row) == group), rows);
            if (!parts.Rules.IsInsideGroups[rule])
                AddLeftRows(right, test, block, rows);
        }
    }

    /// <summary>Refines a block as long as it is too large before and after the change.</summary>
    private void AddLeftRows(int right, RuleTest test, Block block, HashSet<RowRef> rows)
    {
        for (var depth = 0; ; depth++)
        {
            var (wasOversized, isOversized) = (block.Before.Count > test.Rule.MaxPartners, block.After.Count > test.Rule.MaxPartners);
            if (!wasOversized && !isOversized)
                return;
            if (wasOversized != isOversized || depth == test.MaxDepth)
                break;
            var (next, key) = (depth + 1, test.KeyOf(ref parts.Right.FirstCell(right), depth + 1));
            block = block.Where(
                row => test.KeyOf(ref parts.Left.FirstCell(row), next) == key, row => test.KeyOf(ref parts.Right.FirstCell(row), next) == key);
        }

        rows.UnionWith(block.Left.Select(row => new RowRef(true, row)));
    }

    /// <summary>Rows of one key: the left ones, and the right ones before and after the change.</summary>
    private sealed record Block(List<int> Left, List<int> Before, List<int> After)
    {
        public Block Where(Predicate<int> ofLeft, Predicate<int> ofRight) => new(Left.FindAll(ofLeft), Before.FindAll(ofRight), After.FindAll(ofRight));
    }
}
