namespace FPReconcile.Core.Blocking;

/// <summary>Looks for pairs inside the groups that both tables have, with all rules on one group before the next.</summary>
internal sealed class GroupSearch(GroupedTable left, GroupedTable right, PairSearch search, (bool[] Left, bool[] Right)? wanted)
{
    private int[] _leftRows = [];
    private int[] _rightRows = [];

    /// <summary>Blocks that had to be refined or cut off.</summary>
    public BlockDepths Depths => search.Depths;

    /// <summary>Finds the pairs of some left groups.</summary>
    /// <param name="rules">Rules run before, then those of the stage.</param>
    /// <param name="first">Where those of the stage begin.</param>
    /// <param name="groups">Groups of the left table.</param>
    /// <param name="found">Where pairs are put.</param>
    public void Find(int[] rules, int first, (int From, int To) groups, PairBuffer found)
    {
        for (var group = groups.From; group < groups.To; group++)
        {
            var other = right.GroupOf(left.Values[group]);
            if (other < 0)
                continue;
            var leftRows = Wanted(left.RowsOf(group), wanted?.Left, ref _leftRows);
            var rightRows = Wanted(right.RowsOf(other), wanted?.Right, ref _rightRows);
            if (leftRows.IsEmpty || rightRows.IsEmpty)
                continue;
            for (var rule = first; rule < rules.Length; rule++)
                search.Find(new RuleSequence(rules, rule), leftRows, rightRows, found);
        }
    }

    private static ReadOnlySpan<int> Wanted((int From, int To) range, bool[]? isWanted, ref int[] rows)
    {
        if (rows.Length < range.To - range.From)
            rows = new int[(range.To - range.From) * 2];
        var count = 0;
        for (var row = range.From; row < range.To; row++)
        {
            if (isWanted is null || isWanted[row])
                rows[count++] = row;
        }

        return rows.AsSpan(0, count);
    }
}
