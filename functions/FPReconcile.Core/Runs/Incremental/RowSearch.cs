using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// Finds the candidate pairs of single rows: those that <see cref="PairFinder"/> finds for them in a search of the whole tables,
/// before or after the changes.
/// </summary>
internal sealed class RowSearch(KeptTable left, KeptTable right, SearchRules rules, bool isNew)
{
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

        // Rows of another key make no pairs; only where the size of a block matters they must not be counted. Looking at each row is dear.
        if (rows.Count > rules.Tests[rule].Rule.MaxPartners)
            rows.RemoveAll(row => rules.Tests[rule].KeyOf(ref table.FirstCell(row), 0) != key);
    }

    private void FindOfLeft(int row, int rule, FoundPairs found)
    {
        var key = rules.Tests[rule].KeyOf(ref left.FirstCell(row), 0);
        if (key == RuleTest.NoKey)
            return;
        FindWanted(ofLeft: false, rule, key, _block);
        var group = left.GroupOf(row);
        if (_block.Count <= rules.Tests[rule].Rule.MaxPartners)
        {
            foreach (var partner in _block)
                Add((row, partner), partner, new Place(rule, key, 0), found);
            return;
        }

        if (group != EncodedTable.Missing)
            AddRefined(_block.FindAll(partner => right.GroupOf(partner) == group), isAcross: false);
        if (!rules.IsInsideGroups[rule])
            AddRefined(_block, isAcross: true);

        void AddRefined(List<int> block, bool isAcross)
        {
            var (partners, depth) = Refine(row, rule, block);
            foreach (var partner in partners.Where(partner => IsAcross(row, partner) == isAcross))
                Add((row, partner), partner, new Place(rule, key, depth), found);
        }
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
        var group = right.GroupOf(row);
        if (_block.Count <= rules.Tests[rule].Rule.MaxPartners)
        {
            foreach (var partner in _otherBlock)
                Add((partner, row), partner, new Place(rule, key, 0), found);
            return;
        }

        if (group != EncodedTable.Missing)
            AddRefined(_otherBlock.FindAll(partner => left.GroupOf(partner) == group), _block.FindAll(other => right.GroupOf(other) == group), isAcross: false);
        if (!rules.IsInsideGroups[rule])
            AddRefined(_otherBlock, _block, isAcross: true);

        void AddRefined(List<int> lefts, List<int> rights, bool isAcross)
        {
            var (partners, depth) = RefineTogether(row, rule, (lefts, rights));
            foreach (var partner in partners.Where(partner => IsAcross(partner, row) == isAcross))
                Add((partner, row), partner, new Place(rule, key, depth), found);
        }
    }

    /// <summary>
    /// The left rows that still look at a right row after their blocks were refined. They agree with it on all that refines, so that
    /// all of them have one block.
    /// </summary>
    private (List<int> Partners, int Depth) RefineTogether(int row, int rule, (List<int> Left, List<int> Right) block)
    {
        var test = rules.Tests[rule];
        var depth = 0;
        while (block.Right.Count > test.Rule.MaxPartners && depth < test.MaxDepth)
        {
            var key = test.KeyOf(ref right.FirstCell(row), ++depth);
            block = (
                block.Left.FindAll(partner => test.KeyOf(ref left.FirstCell(partner), depth) == key),
                block.Right.FindAll(other => test.KeyOf(ref right.FirstCell(other), depth) == key));
        }

        var isCutOff = block.Right.Count > test.Rule.MaxPartners && !block.Right.OrderBy(right.OrderOf).Take(test.Rule.MaxPartners).Contains(row);
        return (isCutOff ? [] : block.Left, depth);
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

    private void Add((int Left, int Right) pair, int partner, Place place, FoundPairs found)
    {
        var isAcross = IsAcross(pair.Left, pair.Right);
        if ((isAcross && rules.IsInsideGroups[place.Rule]) || !found.IsNew(partner))
            return;
        ref var leftCells = ref left.FirstCell(pair.Left);
        ref var rightCells = ref right.FirstCell(pair.Right);
        var test = rules.Tests[place.Rule];
        var equal = EncodedTable.EqualCells(ref leftCells, ref rightCells, left.Stride);
        if (!test.Agrees(equal, ref leftCells, ref rightCells) || !test.AgreesRefined(equal, place.Depth))
            return;
        var order = isAcross
            ? new PairOrder(test.Rule.Stage, IsAcross: true, place.Rule, rules.PartOf(place.Key), place.Depth)
            : new PairOrder(test.Rule.Stage, IsAcross: false, left.GroupOf(pair.Left), place.Rule, place.Depth);
        found.Add(partner, new FoundPair(pair.Left, pair.Right, order));
    }

    /// <summary>Whether two rows are not in one group.</summary>
    private bool IsAcross(int leftRow, int rightRow)
    {
        var group = left.GroupOf(leftRow);
        return group == EncodedTable.Missing || group != right.GroupOf(rightRow);
    }

    /// <summary>The rule, key and depth under which a pair is looked at.</summary>
    private readonly record struct Place(int Rule, ulong Key, int Depth);

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
