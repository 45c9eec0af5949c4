using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Links two tables, or one with itself: finds candidates by the narrow rules, trains the model, lets the wide rules look again
/// at records that have no confident link, and scores everything.
/// </summary>
internal sealed class TableLinker
{
    private const int RecountRounds = 1;

    // 10 bits: one in a thousand of such links is wrong. A record below it stays open to the wide rules.
    private const double ConfidentBits = 10;

    private readonly BlockedTable _left;
    private readonly BlockedTable _right;
    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly PairComparer _comparer;
    private readonly PairFinder _finder;
    private readonly ModelTrainer _trainer;
    private readonly PatternHistogram _histogram = new();
    private readonly List<int> _patternIds = [];
    private readonly double _allPairs;
    private TermFrequencies? _frequencies;
    private PairScorer? _scorer;

    public TableLinker(BlockedTable left, BlockedTable right, IReadOnlyList<Comparison> comparisons, IReadOnlyList<BlockingRule> rules)
    {
        _left = left;
        _right = right;
        _comparisons = comparisons;
        _comparer = new PairComparer(left.Table, right.Table, comparisons);
        _finder = new PairFinder(left, right, rules);
        _trainer = new ModelTrainer(comparisons, rules);
        double leftRows = left.Table.Rows, rightRows = right.Table.Rows;
        _allPairs = ReferenceEquals(left, right) ? leftRows * (leftRows - 1) / 2 : leftRows * rightRows;
    }

    /// <summary>What each blocking rule yielded.</summary>
    public IReadOnlyList<BlockingCount> BlockingCounts => _finder.Counts;

    /// <summary>How training ended on each rule.</summary>
    public IReadOnlyList<SessionReport> Sessions => _trainer.Sessions;

    /// <summary>Finds pairs by the narrow rules, trains on them and scores them.</summary>
    /// <param name="typicalLinks">Expected number of links, where the estimate of the prior starts.</param>
    /// <param name="typicalSiblings">The same for sibling pairs.</param>
    /// <param name="seed">Seed of the sampled u probabilities.</param>
    public ScoredPairs LinkNarrow(double typicalLinks, double typicalSiblings, ulong seed)
    {
        _finder.Find(BlockingStage.Narrow);
        ComparePairs();
        var typical = TypicalPriors.From(_allPairs, typicalLinks, typicalSiblings);
        var u = UProbabilities.Estimate(_left.Table, _right.Table, _comparisons, (seed, typical.Match + IdentityShare));
        var model = _trainer.Train(_histogram, u, typical);
        model = ModelTrainer.WithEstimatedPriors(model, _histogram.All(), typical);
        for (var round = 0; round < RecountRounds; round++)
        {
            model = Recount(Score(model));
            model = ModelTrainer.WithEstimatedPriors(model, _histogram.All(), typical);
        }

        return Score(model);
    }

    /// <summary>Lets the wide rules look at the records that the narrow ones left open, and scores all pairs again.</summary>
    /// <param name="narrow">Result of <see cref="LinkNarrow"/>.</param>
    /// <param name="isSiblingLeft">Left rows with siblings in their own table: always looked at.</param>
    /// <param name="isSiblingRight">The same for right rows.</param>
    public ScoredPairs LinkWide(ScoredPairs narrow, bool[] isSiblingLeft, bool[] isSiblingRight)
    {
        var isOpenLeft = (bool[])isSiblingLeft.Clone();
        var isOpenRight = (bool[])isSiblingRight.Clone();
        MarkOpen(narrow, isOpenLeft, isOpenRight);
        _finder.Find(BlockingStage.Wide, isOpenLeft, isOpenRight);
        ComparePairs();
        return Score(narrow.Model);
    }

    /// <summary>Scores one more pair that no rule found, with the model of the last scoring.</summary>
    public Evidence ScoreOne(int leftRow, int rightRow)
    {
        var known = _scorer ?? throw new InvalidOperationException("Nothing has been scored yet.");
        return known.Score(_histogram.IdOf(_comparer.CompareOne(leftRow, rightRow)), leftRow);
    }

    /// <summary>In a table against itself each row also meets itself, which says nothing about unrelated records.</summary>
    private double IdentityShare => ReferenceEquals(_left, _right) ? 1.0 / Math.Max(2, _left.Table.Rows) : 0;

    private void ComparePairs()
    {
        var rules = _finder.Pairs.Rules[_patternIds.Count..];
        var patterns = _comparer.Compare(_finder.Pairs, _patternIds.Count);
        for (var i = 0; i < patterns.Length; i++)
            _patternIds.Add(_histogram.Add(patterns[i], rules[i]));
    }

    private ScoredPairs Score(LinkageModel model)
    {
        // u never changes, so the frequencies of values are weighed once for all rounds.
        _frequencies ??= new TermFrequencies(_left.Table, _right.Table, model);
        _scorer = new PairScorer(_frequencies, model, _histogram);
        var evidence = new Evidence[_finder.Pairs.Count];
        var bits = new double[evidence.Length];
        var disagrees = new bool[evidence.Length];
        for (var i = 0; i < evidence.Length; i++)
        {
            evidence[i] = _scorer.Score(_patternIds[i], _finder.Pairs.Left[i]);
            bits[i] = evidence[i].MatchBits(model);
            disagrees[i] = HasChildDisagreement(_histogram[_patternIds[i]]);
        }

        return new ScoredPairs
        {
            Candidates = _finder.Pairs, Evidence = evidence, MatchBits = bits, ChildDisagrees = disagrees, Model = model,
        };
    }

    private bool HasChildDisagreement(ulong pattern)
    {
        for (var c = 0; c < _comparisons.Count; c++)
        {
            if (_comparisons[c].Role == ComparisonRole.Child && AgreementPattern.LevelAt(pattern, c) == Comparison.DifferLevel)
                return true;
        }

        return false;
    }

    /// <summary>m once more from one-to-one links only: the candidates' mixture leans towards chance agreements.</summary>
    private LinkageModel Recount(ScoredPairs scored)
    {
        var isLinked = MutualBest.Mark(scored.Candidates.Left, scored.Candidates.Right, scored.MatchBits, threshold: 0);
        var linked = new List<ulong>();
        var siblings = new List<ulong>();
        for (var i = 0; i < scored.Count; i++)
        {
            if (isLinked[i])
                linked.Add(_histogram[_patternIds[i]]);
            else if (scored.Evidence[i].DeliveryBits(scored.Model) > 0 && scored.Evidence[i].Probabilities(scored.Model).Sibling > 0.5)
                siblings.Add(_histogram[_patternIds[i]]);
        }

        return _trainer.Recount(scored.Model, linked, siblings);
    }

    /// <summary>A record is settled only by a confident link that is unique on both sides and without disagreement on the child.</summary>
    private static void MarkOpen(ScoredPairs scored, bool[] isOpenLeft, bool[] isOpenRight)
    {
        var bits = scored.MatchBits;
        var isBest = MutualBest.Mark(scored.Candidates.Left, scored.Candidates.Right, bits, ConfidentBits);
        var isContestedLeft = new bool[isOpenLeft.Length];
        var isContestedRight = new bool[isOpenRight.Length];
        for (var i = 0; i < bits.Length; i++)
        {
            if (isBest[i] || bits[i] < 0)
                continue;
            isContestedLeft[scored.Left(i)] = true;
            isContestedRight[scored.Right(i)] = true;
        }

        var isSettledLeft = new bool[isOpenLeft.Length];
        var isSettledRight = new bool[isOpenRight.Length];
        for (var i = 0; i < bits.Length; i++)
        {
            if (!isBest[i] || scored.ChildDisagrees[i] || isContestedLeft[scored.Left(i)] || isContestedRight[scored.Right(i)])
                continue;
            isSettledLeft[scored.Left(i)] = true;
            isSettledRight[scored.Right(i)] = true;
        }

        Open(isOpenLeft, isSettledLeft);
        Open(isOpenRight, isSettledRight);
    }

    private static void Open(bool[] isOpen, bool[] isSettled)
    {
        for (var row = 0; row < isOpen.Length; row++)
            isOpen[row] |= !isSettled[row];
    }
}
