using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// Finds the candidate pairs of single rows: those that <see cref="PairFinder"/> finds for them in a search of the whole tables. Hot. For one thread.
/// </summary>
internal sealed class RowFinder(KeptLinkageParts parts, PairScores scores)
{
    private const int NotThere = -1;

    private readonly KeptTable _left = parts.Left;
    private readonly KeptTable _right = parts.Right;
    private readonly SearchRules _rules = parts.Rules;
    private readonly NumberedKeys _partners = new();
    private readonly List<int> _block = [];
    private readonly List<int> _otherBlock = [];
    private PairList _found = new();
    private bool _isNew;

    /// <summary>Weighs single pairs.</summary>
    public RowComparer Comparer { get; } = new(parts, scores);

    public RowRoom Room { get; } = new();

    /// <summary>Adds the pairs that matter of a row that the rules of a stage find after the changes.</summary>
    /// <param name="row">The row; the stage looks at it.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="known">Rows with which earlier stages find pairs of it.</param>
    /// <param name="found">Where the pairs are put.</param>
    public void Find(RowRef row, BlockingStage stage, List<int> known, PairList found)
    {
        (_found, _isNew) = (found, true);
        _partners.Clear();
        foreach (var partner in known)
            _partners.TryAdd((ulong)partner, out _);
        var table = row.IsLeft ? _left : _right;
        foreach (var rule in _rules.Of(stage))
            Find(row, table, rule);
    }

    /// <summary>A pair that is known to have been there before the changes, weighed.</summary>
    public FoundPair Kept(int left, int right) => new(left, right, OrderBefore(left, right), Comparer.Of(left, right));

    /// <summary>The rows of a table that a rule looks at under a key.</summary>
    public void FindWanted(KeptTable table, int rule, ulong key, bool isNew, List<int> rows)
    {
        table.FindBlock(rule, key, rows);
        KeepWanted(table, rule, key, isNew, rows);
    }

    private void KeepWanted(KeptTable table, int rule, ulong key, bool isNew, List<int> rows)
    {
        var test = _rules.Tests[rule];
        var kept = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (table.IsWanted(rows[i], test.Rule.Stage, isNew))
                rows[kept++] = rows[i];
        }

        rows.RemoveRange(kept, rows.Count - kept);

        // Rows of another key make no pairs; only where the size of a block matters they must not be counted. Looking at each row is dear.
        if (rows.Count > test.Rule.MaxPartners)
            RemoveOthers(table, test, key, rows);
    }

    // What captures variables stands in methods of its own: they are put on the heap at the start of theirs.
    private static void RemoveOthers(KeptTable table, RuleTest test, ulong key, List<int> rows) =>
        rows.RemoveAll(row => test.KeyOf(ref table.FirstCell(row), 0) != key);

    private void Find(RowRef row, KeptTable table, int rule)
    {
        var key = _rules.Tests[rule].KeyOf(ref table.FirstCell(row.Row), 0);
        if (key == RuleTest.NoKey)
            return;
        if (row.IsLeft)
            FindOfLeft(row.Row, rule, key);
        else
            FindOfRight(row.Row, rule, key);
    }

    private void FindOfLeft(int row, int rule, ulong key)
    {
        FindWanted(_right, rule, key, _isNew, _block);
        if (_block.Count <= _rules.Tests[rule].Rule.MaxPartners)
        {
            foreach (var partner in _block)
                Add(row, partner, isLeft: true, new Place(rule, key, 0));
            return;
        }

        AddRefinedOfLeft(row, rule, key);
    }

    private void AddRefinedOfLeft(int row, int rule, ulong key)
    {
        var group = _left.GroupOf(row);
        if (group != EncodedTable.Missing)
            AddRefined(_block.FindAll(partner => _right.GroupOf(partner) == group), isAcross: false);
        if (!_rules.IsInsideGroups[rule])
            AddRefined(_block, isAcross: true);

        void AddRefined(List<int> block, bool isAcross)
        {
            var (partners, depth) = Refine(row, rule, block);
            foreach (var partner in partners.Where(partner => IsAcross(row, partner) == isAcross))
                Add(row, partner, isLeft: true, new Place(rule, key, depth));
        }
    }

    private void FindOfRight(int row, int rule, ulong key)
    {
        FindWanted(_left, rule, key, _isNew, _otherBlock);
        if (_otherBlock.Count == 0)
            return;
        if (!IsOversized(rule, key))
        {
            foreach (var partner in _otherBlock)
                Add(partner, row, isLeft: false, new Place(rule, key, 0));
            return;
        }

        AddRefinedOfRight(row, rule, key);
    }

    private void AddRefinedOfRight(int row, int rule, ulong key)
    {
        var group = _right.GroupOf(row);
        if (group != EncodedTable.Missing)
            AddRefined(_otherBlock.FindAll(partner => _left.GroupOf(partner) == group), _block.FindAll(other => _right.GroupOf(other) == group), isAcross: false);
        if (!_rules.IsInsideGroups[rule])
            AddRefined(_otherBlock, _block, isAcross: true);

        void AddRefined(List<int> lefts, List<int> rights, bool isAcross)
        {
            var (partners, depth) = RefineTogether(row, rule, (lefts, rights));
            foreach (var partner in partners.Where(partner => IsAcross(partner, row) == isAcross))
                Add(partner, row, isLeft: false, new Place(rule, key, depth));
        }
    }

    /// <summary>Whether a block holds too many right rows, which are then found; nearly always a bound says that it does not.</summary>
    private bool IsOversized(int rule, ulong key)
    {
        var most = _rules.Tests[rule].Rule.MaxPartners;
        if (_right.MostInBlock(rule, key) <= most)
            return false;
        FindWanted(_right, rule, key, _isNew, _block);
        return _block.Count > most;
    }

    /// <summary>
    /// The left rows that still look at a right row after their blocks were refined. They agree with it on all that refines, so that
    /// all of them have one block.
    /// </summary>
    private (List<int> Partners, int Depth) RefineTogether(int row, int rule, (List<int> Left, List<int> Right) block)
    {
        var test = _rules.Tests[rule];
        var depth = 0;
        while (block.Right.Count > test.Rule.MaxPartners && depth < test.MaxDepth)
        {
            var key = test.KeyOf(ref _right.FirstCell(row), ++depth);
            block = (
                block.Left.FindAll(partner => test.KeyOf(ref _left.FirstCell(partner), depth) == key),
                block.Right.FindAll(other => test.KeyOf(ref _right.FirstCell(other), depth) == key));
        }

        var isCutOff = block.Right.Count > test.Rule.MaxPartners && !block.Right.OrderBy(_right.OrderOf).Take(test.Rule.MaxPartners).Contains(row);
        return (isCutOff ? [] : block.Left, depth);
    }

    /// <summary>The partners of a left row in a block, which is refined when it is oversized and cut off when that is not enough.</summary>
    private (List<int> Partners, int Depth) Refine(int row, int rule, List<int> partners)
    {
        var test = _rules.Tests[rule];
        var depth = 0;
        while (partners.Count > test.Rule.MaxPartners && depth < test.MaxDepth)
        {
            var key = test.KeyOf(ref _left.FirstCell(row), ++depth);
            partners = partners.FindAll(partner => test.KeyOf(ref _right.FirstCell(partner), depth) == key);
        }

        return partners.Count <= test.Rule.MaxPartners
            ? (partners, depth)
            : ([.. partners.OrderBy(_right.OrderOf).Take(test.Rule.MaxPartners)], depth);
    }

    private void Add(int leftRow, int rightRow, bool isLeft, Place place)
    {
        var partner = (ulong)(isLeft ? rightRow : leftRow);
        if (_partners.Contains(partner))
            return;
        ref var leftCells = ref _left.FirstCell(leftRow);
        ref var rightCells = ref _right.FirstCell(rightRow);
        var test = _rules.Tests[place.Rule];
        var equal = EncodedTable.EqualCells(ref leftCells, ref rightCells, _left.Stride);
        if (!test.Agrees(equal, ref leftCells, ref rightCells) || !test.AgreesRefined(equal, place.Depth))
            return;
        var isAcross = IsAcross(leftRow, rightRow);
        if (isAcross && _rules.IsInsideGroups[place.Rule])
            return;
        _partners.TryAdd(partner, out _);
        var score = Comparer.Of(leftRow, rightRow);
        if (parts.Limits.Includes(score.MatchBits, score.Weight))
            _found.Add(new FoundPair(leftRow, rightRow, OrderOf(leftRow, isAcross, place), score));
    }

    private PairOrder OrderOf(int leftRow, bool isAcross, Place place)
    {
        var stage = _rules.Tests[place.Rule].Rule.Stage;
        return isAcross
            ? PairOrder.Across(stage, place.Rule, _rules.PartOf(place.Key), place.Depth)
            : PairOrder.Inside(stage, _left.GroupOf(leftRow), place.Rule, place.Depth);
    }

    /// <summary>Where the search before the changes came upon a pair: the first rule of the first stage that finds it.</summary>
    private PairOrder OrderBefore(int left, int right)
    {
        _isNew = false;
        ref var leftCells = ref _left.FirstCell(left);
        ref var rightCells = ref _right.FirstCell(right);
        var equal = EncodedTable.EqualCells(ref leftCells, ref rightCells, _left.Stride);
        var isAcross = IsAcross(left, right);
        foreach (var stage in SearchRules.Stages)
        {
            if (_rules.Of(stage).IsEmpty || !_left.IsWanted(left, stage, isNew: false) || !_right.IsWanted(right, stage, isNew: false))
                continue;
            foreach (var rule in _rules.Of(stage))
            {
                var test = _rules.Tests[rule];
                if (!test.Agrees(equal, ref leftCells, ref rightCells) || (isAcross && _rules.IsInsideGroups[rule]))
                    continue;
                var key = test.KeyOf(ref leftCells, 0);
                if (DepthBefore((left, right), rule, key, isAcross) is var depth and not NotThere && test.AgreesRefined(equal, depth))
                    return OrderOf(left, isAcross, new Place(rule, key, depth));
            }
        }

        throw PartReader.Damaged();
    }

    /// <summary>How often the block in which a rule found a pair was refined.</summary>
    private int DepthBefore((int Left, int Right) pair, int rule, ulong key, bool isAcross)
    {
        if (!IsOversized(rule, key))
            return 0;
        var group = _left.GroupOf(pair.Left);
        var (partners, depth) = Refine(pair.Left, rule, isAcross ? _block : _block.FindAll(partner => _right.GroupOf(partner) == group));
        return partners.Contains(pair.Right) ? depth : NotThere;
    }

    /// <summary>Whether two rows are not in one group.</summary>
    private bool IsAcross(int leftRow, int rightRow)
    {
        var group = _left.GroupOf(leftRow);
        return group == EncodedTable.Missing || group != _right.GroupOf(rightRow);
    }

    /// <summary>The rule, key and depth under which a pair is looked at.</summary>
    private readonly record struct Place(int Rule, ulong Key, int Depth);
}
