using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// Finds the candidate pairs of single rows: those that <see cref="PairFinder"/> finds for them in a search of the whole tables,
/// before or after the changes.
/// </summary>
internal sealed class RowSearch(KeptTable left, KeptTable right, SearchRules rules, bool isNew)
{
    private const int All = -1;

    private readonly Dictionary<RowRef, FoundPairs> _found = [];
    private readonly List<int> _block = [];
    private readonly List<int> _otherBlock = [];

    /// <summary>The pairs of a row that the rules up to a stage find; for later stages it must be known which rows they look at.</summary>
    public IReadOnlyList<FoundPair> PairsOf(RowRef row, BlockingStage upTo)
    {
        if (!_found.TryGetValue(row, out var found))
            _found.Add(row, found = new FoundPairs());
        for (; found.Next <= upTo; found.Next++)
        {
            if (rules.Of(found.Next).IsEmpty || !(row.IsLeft ? left : right).IsWanted(row.Row, found.Next, isNew))
                continue;
            foreach (var rule in rules.Of(found.Next))
            {
                if (row.IsLeft)
                    FindOfLeft(row.Row, rule, found);
                else
                    FindOfRight(row.Row, rule, found);
            }
        }

        return found.Next == upTo + 1 ? found.Pairs : found.Pairs.FindAll(pair => pair.Order.Stage <= upTo);
    }

    /// <summary>The rows of a table that a rule looks at under a key.</summary>
    public void FindWanted(bool ofLeft, int rule, ulong key, List<int> rows)
    {
        var table = ofLeft ? left : right;
        table.FindBlock(rule, key, rows);
        var stage = rules.Tests[rule].Rule.Stage;
        rows.RemoveAll(row => !table.IsWanted(row, stage, isNew));
    }

    private void FindOfLeft(int row, int rule, FoundPairs found)
    {
        var key = rules.Tests[rule].KeyOf(ref left.FirstCell(row), 0);
        if (key == RuleTest.NoKey)
            return;
        FindWanted(ofLeft: false, rule, key, _block);
        if (_block.Count > 0)
            Look(row, rule, new Block(_block, key, All), found);
    }

    private void FindOfRight(int row, int rule, FoundPairs found)
    {
        var key = rules.Tests[rule].KeyOf(ref right.FirstCell(row), 0);
        if (key == RuleTest.NoKey)
            return;
        FindWanted(ofLeft: true, rule, key, _otherBlock);
        if (_otherBlock.Count == 0)
            return;
        FindWanted(ofLeft: false, rule, key, _block);
        foreach (var partner in _otherBlock)
            Look(partner, rule, new Block(_block, key, row), found);
    }

    /// <summary>Adds the pairs of a left row with the rows of a block.</summary>
    private void Look(int row, int rule, in Block block, FoundPairs found)
    {
        var group = left.GroupOf(row);
        if (block.Rows.Count <= rules.Tests[rule].Rule.MaxPartners)
        {
            foreach (var partner in block.Rows)
                Add((row, partner), (rule, 0), block, found);
            return;
        }

        if (group != EncodedTable.Missing)
            LookRefined(row, rule, block with { Rows = block.Rows.FindAll(partner => right.GroupOf(partner) == group) }, (IsAcross: false, found));
        if (!rules.IsInsideGroups[rule])
            LookRefined(row, rule, block, (IsAcross: true, found));
    }

    private void LookRefined(int row, int rule, Block block, (bool IsAcross, FoundPairs Found) where)
    {
        var (partners, depth) = Refine(row, rule, block.Rows);
        foreach (var partner in partners)
        {
            if (IsAcross(row, partner) == where.IsAcross)
                Add((row, partner), (rule, depth), block, where.Found);
        }
    }

    /// <summary>The partners of a left row in a block, which is refined when it is oversized and cut off when that is not enough.</summary>
    private (List<int> Partners, int Depth) Refine(int row, int rule, List<int> partners)
    {
        var test = rules.Tests[rule];
        var depth = 0;
        while (partners.Count > test.Rule.MaxPartners && depth < test.MaxDepth)
        {
            var key = test.KeyOf(ref left.FirstCell(row), ++depth);
            partners = partners.FindAll(partner => test.KeyOf(ref right.FirstCell(partner), depth) == key);
        }

        return partners.Count <= test.Rule.MaxPartners
            ? (partners, depth)
            : ([.. partners.OrderBy(right.OrderOf).Take(test.Rule.MaxPartners)], depth);
    }

    private void Add((int Left, int Right) pair, (int Number, int Depth) rule, in Block block, FoundPairs found)
    {
        if (block.Only != All && block.Only != pair.Right)
            return;
        var isAcross = IsAcross(pair.Left, pair.Right);
        if ((isAcross && rules.IsInsideGroups[rule.Number]) || !found.IsNew(block.Only == All ? pair.Right : pair.Left))
            return;
        ref var leftCells = ref left.FirstCell(pair.Left);
        ref var rightCells = ref right.FirstCell(pair.Right);
        var test = rules.Tests[rule.Number];
        var equal = EncodedTable.EqualCells(ref leftCells, ref rightCells, left.Stride);
        if (!test.Agrees(equal, ref leftCells, ref rightCells) || !test.AgreesRefined(equal, rule.Depth))
            return;
        var order = isAcross
            ? new PairOrder(test.Rule.Stage, IsAcross: true, rule.Number, rules.PartOf(block.Key), rule.Depth)
            : new PairOrder(test.Rule.Stage, IsAcross: false, left.GroupOf(pair.Left), rule.Number, rule.Depth);
        found.Add(block.Only == All ? pair.Right : pair.Left, new FoundPair(pair.Left, pair.Right, order));
    }

    /// <summary>Whether two rows are not in one group.</summary>
    private bool IsAcross(int leftRow, int rightRow)
    {
        var group = left.GroupOf(leftRow);
        return group == EncodedTable.Missing || group != right.GroupOf(rightRow);
    }

    /// <summary>The right rows under a key, and the only one that is asked for; -1: all.</summary>
    private readonly record struct Block(List<int> Rows, ulong Key, int Only);

    /// <summary>The pairs of a row up to a stage.</summary>
    private sealed class FoundPairs
    {
        private readonly HashSet<int> _partners = [];

        public List<FoundPair> Pairs { get; } = [];

        /// <summary>The first stage that was not run.</summary>
        public BlockingStage Next { get; set; }

        public bool IsNew(int partner) => !_partners.Contains(partner);

        public void Add(int partner, FoundPair pair)
        {
            _partners.Add(partner);
            Pairs.Add(pair);
        }
    }
}
