namespace FPReconcile.Core.Blocking;

/// <summary>
/// Finds the candidate pairs of two tables (or of one with itself) under ordered blocking rules, each pair once.
/// </summary>
public sealed class PairFinder
{
    private readonly BlockedTable _left;
    private readonly BlockedTable _right;
    private readonly IReadOnlyList<BlockingRule> _rules;
    private readonly RunRule?[] _run;
    private readonly List<BlockingCount> _counts = [];
    private readonly bool _isSelfJoin;

    /// <param name="left">The left table.</param>
    /// <param name="right">The right table; the same object joins a table with itself (left row before right row).</param>
    /// <param name="rules">At most 32 rules, most telling first.</param>
    public PairFinder(BlockedTable left, BlockedTable right, IReadOnlyList<BlockingRule> rules)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Count > 32)
            throw new ArgumentException("At most 32 blocking rules.", nameof(rules));
        _left = left;
        _right = right;
        _rules = rules;
        _run = new RunRule?[rules.Count];
        _isSelfJoin = ReferenceEquals(left, right);
    }

    /// <summary>Pairs found so far.</summary>
    public CandidatePairs Pairs { get; } = new();

    /// <summary>What each rule yielded, in the order the rules were run.</summary>
    public IReadOnlyList<BlockingCount> Counts => _counts;

    /// <summary>Runs all rules of a stage over the rows that are wanted; earlier pairs stay.</summary>
    /// <param name="stage">Which rules.</param>
    /// <param name="isLeftWanted">Left rows to look at; null: all.</param>
    /// <param name="isRightWanted">Right rows to look at; null: all.</param>
    public void Find(BlockingStage stage, bool[]? isLeftWanted = null, bool[]? isRightWanted = null)
    {
        for (var rule = 0; rule < _rules.Count; rule++)
        {
            if (_rules[rule].Stage == stage)
                _run[rule] = new RunRule(_left, _right, rule, _rules[rule]);
        }

        for (var rule = 0; rule < _rules.Count; rule++)
        {
            if (_rules[rule].Stage == stage)
                FindUnder(rule, isLeftWanted, isRightWanted);
        }
    }

    private void FindUnder(int rule, bool[]? isLeftWanted, bool[]? isRightWanted)
    {
        var before = Pairs.Count;
        var current = _run[rule]!;
        var partners = new List<int>();
        for (var row = 0; row < _left.Table.Rows; row++)
        {
            if (isLeftWanted is not null && !isLeftWanted[row])
                continue;
            partners.Clear();
            current.FindPartners(row, isRightWanted, partners);
            foreach (var partner in partners)
                AddIfNew(rule, row, partner);
        }

        _counts.Add(new BlockingCount(_rules[rule].Name, Pairs.Count - before, current.OversizedCount));
    }

    private void AddIfNew(int rule, int leftRow, int rightRow)
    {
        if (_isSelfJoin && leftRow >= rightRow)
            return;
        if (!IsFoundUnder(rule, leftRow, rightRow))
            return;
        for (var earlier = 0; earlier < rule; earlier++)
        {
            if (IsFoundUnder(earlier, leftRow, rightRow))
                return;
        }

        var bits = 1u << rule;
        for (var later = rule + 1; later < _rules.Count; later++)
        {
            if (IsFoundUnder(later, leftRow, rightRow))
                bits |= 1u << later;
        }

        Pairs.Add(leftRow, rightRow, bits);
    }

    private bool IsFoundUnder(int rule, int leftRow, int rightRow) => _run[rule] is { } begun && begun.Finds(leftRow, rightRow);

    /// <summary>One rule over the two tables, and the records whose block was oversized.</summary>
    private sealed class RunRule(BlockedTable _left, BlockedTable _right, int number, BlockingRule rule)
    {
        private readonly BlockIndex _leftIndex = _left.Index(number);
        private readonly BlockIndex _rightIndex = _right.Index(number);
        private readonly int[] _refineLeft = _left.Table.Values(rule.RefineBy);
        private readonly int[] _refineRight = _right.Table.Values(rule.RefineBy);
        private HashSet<int>? _oversized;

        public int OversizedCount => _oversized?.Count ?? 0;

        public void FindPartners(int leftRow, bool[]? isRightWanted, List<int> partners)
        {
            _rightIndex.FindPartners(_leftIndex, leftRow, partners);
            if (isRightWanted is not null)
                partners.RemoveAll(partner => !isRightWanted[partner]);
            if (partners.Count > rule.MaxPartners)
                (_oversized ??= []).Add(leftRow);
        }

        /// <summary>True when the rule finds the pair: its values agree, and in an oversized block the refining column too.</summary>
        public bool Finds(int leftRow, int rightRow) =>
            _leftIndex.Agrees(leftRow, _rightIndex, rightRow)
            && (_oversized is null || !_oversized.Contains(leftRow) || _refineLeft[leftRow] == _refineRight[rightRow]);
    }
}
