using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Links two tables, or one with itself: finds candidates by the narrow rules, trains the model, lets the rules of the middle and
/// then the wide ones look again at records that have no confident link, and scores everything.
/// </summary>
internal sealed class TableLinker
{
    // 10 bits: one in a thousand is wrong. That two records are of one delivery must be as sure; a record below it stays open.
    private const double ConfidentDeliveryBits = 10;

    // That they are the same child of it need not be: where nothing tells siblings apart, their rarity alone gives five bits,
    // and a sibling's record would have been found under the same rules.
    private const double ConfidentBits = 3;

    // Beyond this nobody asks how certain a pair is.
    private const double Certain = 60;

    private readonly GroupedTable _left;
    private readonly GroupedTable _right;
    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly PairComparer _comparer;
    private readonly PairFinder _finder;
    private readonly ModelTrainer _trainer;
    private readonly PatternHistogram _histogram = new();
    private readonly CandidatePairs _pairs = new();
    private readonly ParallelOptions _parallel;
    private readonly double _allPairs;
    private readonly Func<string, TermCounts>? _counts;
    private TermFrequencies? _frequencies;
    private PairScorer? _scorer;
    private StagePairs? _foundElsewhere;

    /// <param name="left">The left table.</param>
    /// <param name="right">The right table; the same object links a table with itself.</param>
    /// <param name="plan">What is compared and which pairs are looked at.</param>
    /// <param name="threads">Threads to work on; null: as many as there are. The result does not depend on it.</param>
    public TableLinker(GroupedTable left, GroupedTable right, LinkagePlan plan, int? threads = null)
    {
        _left = left;
        _right = right;
        _comparisons = plan.Comparisons;
        _comparer = new PairComparer(left.Table, right.Table, plan.Comparisons);
        _counts = plan.Counts;
        _finder = new PairFinder(left, right, plan.Rules, threads) { Parts = plan.Parts };
        _trainer = new ModelTrainer(plan.Comparisons, plan.Rules);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 };
        double leftRows = left.Table.Rows, rightRows = right.Table.Rows;
        _allPairs = ReferenceEquals(left, right) ? leftRows * (leftRows - 1) / 2 : leftRows * rightRows;
    }

    /// <summary>
    /// Gives the pairs of a stage that other processes have found, or null when they have not yet. Without it pairs are found here.
    /// </summary>
    public Func<PairSearchRequest, StagePairs?>? FoundElsewhere { get; set; }

    /// <summary>See <see cref="CandidatePairs.ReservesRoom"/>.</summary>
    public bool ReservesRoom { init => _pairs.ReservesRoom = value; }

    /// <summary>Is told the name of each stage as it begins.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Is told the rows that are looked at again in a stage.</summary>
    public Action<BlockingStage, (bool[] Left, bool[] Right)>? LookedAtAgain { get; set; }

    /// <summary>Number of left and of right records.</summary>
    public (int Left, int Right) Records => (_left.Table.Rows, _right.Table.Rows);

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
        FindPairs(BlockingStage.Narrow, null);
        Progress?.Invoke("training the model");
        var typical = TypicalPriors.From(_allPairs, typicalLinks, typicalSiblings);
        CountFrequencies();
        var u = UProbabilities.Estimate(_left.Table, _right.Table, _comparisons, (seed, typical.Match + IdentityShare), _parallel);
        var model = _trainer.Train(_histogram, u, typical, _parallel);
        model = ModelTrainer.WithEstimatedPriors(model, _histogram.All(), typical);
        return Score(model);
    }

    /// <summary>Whether any blocking rule belongs to a stage.</summary>
    public bool HasRules(BlockingStage stage) => _finder.HasRules(stage);

    /// <summary>
    /// False when the pairs of a stage are to be found elsewhere and are not there yet; it must be true before they are linked.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="wanted">Left and right rows to look at; null: all.</param>
    public bool IsReady(BlockingStage stage, (bool[] Left, bool[] Right)? wanted)
    {
        if (FoundElsewhere is null)
            return true;
        var depths = _finder.Depths;
        _foundElsewhere = FoundElsewhere(new PairSearchRequest(stage, wanted, depths.InsideGroups, depths.AcrossGroups));
        return _foundElsewhere is not null;
    }

    /// <summary>The rows whose pairs leave open what they are linked with, and those with siblings.</summary>
    /// <param name="scored">The pairs so far.</param>
    /// <param name="isSiblingLeft">Left rows with siblings in their own table.</param>
    /// <param name="isSiblingRight">The same for right rows.</param>
    public (bool[] Left, bool[] Right) OpenRows(ScoredPairs scored, bool[] isSiblingLeft, bool[] isSiblingRight)
    {
        var isOpenLeft = (bool[])isSiblingLeft.Clone();
        var isOpenRight = (bool[])isSiblingRight.Clone();
        MarkOpen(scored, isOpenLeft, isOpenRight);
        return (isOpenLeft, isOpenRight);
    }

    /// <summary>Lets the rules of a stage look at some rows, and scores all pairs again.</summary>
    public ScoredPairs LookAgain(BlockingStage stage, ScoredPairs known, (bool[] Left, bool[] Right) open)
    {
        LookedAtAgain?.Invoke(stage, open);
        FindPairs(stage, open);
        return Score(known.Model, known);
    }

    /// <summary>Finds and scores the pairs of the narrow rules with a model that was trained before.</summary>
    public ScoredPairs LinkNarrow(LinkageModel trained)
    {
        FindPairs(BlockingStage.Narrow, null);
        return Score(trained);
    }

    /// <summary>Learns m and the priors once more from the links among all pairs, those of the wide rules too, and scores again.</summary>
    public ScoredPairs Retrain(ScoredPairs scored, double typicalLinks, double typicalSiblings)
    {
        var model = ModelTrainer.WithEstimatedPriors(
            Recount(scored), _histogram.All(), TypicalPriors.From(_allPairs, typicalLinks, typicalSiblings));
        return Score(model);
    }

    /// <summary>Learns from random pairs of rows which fields agree together by chance.</summary>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="isRelated">Pairs of rows that are left out.</param>
    public ChanceDependence LearnDependence(ulong seed, Func<int, int, bool> isRelated) =>
        new(_comparisons, JointAgreement.Sample(_left.Table, _right.Table, _comparisons, (seed, isRelated)));

    /// <summary>Evidence in which fields that agree together by chance do not count as if each said something of its own.</summary>
    public Evidence WithDependence(Evidence evidence, ChanceDependence dependence, (int Left, int Right) rows) =>
        evidence with { Delivery = evidence.Delivery - dependence.Bits(_comparer.CompareOne(rows.Left, rows.Right)) };

    /// <summary>Match weights of all pairs with such evidence.</summary>
    public double[] WeighWithDependence(ScoredPairs scored, ChanceDependence dependence)
    {
        var ofPattern = new double[_histogram.Count];
        for (var id = 0; id < ofPattern.Length; id++)
            ofPattern[id] = dependence.Bits(_histogram[id]);
        var weights = GC.AllocateUninitializedArray<double>(scored.Count);
        WorkParts.ForEach(0, weights.Length, _parallel, (from, to) =>
        {
            scored.MatchBits[from..to].CopyTo(weights.AsSpan(from));
            for (var pair = from; pair < to; pair++)
            {
                var bits = ofPattern[scored.PatternIds[pair]];
                if (IsWorthWeighing(weights[pair], bits))
                    weights[pair] = WithDependence(scored.Evidence(pair), bits, scored.Model);
            }
        });
        return weights;
    }

    /// <summary>Whether a dependence changes the weight of a pair.</summary>
    internal static bool IsWorthWeighing(double matchBits, double dependenceBits) => dependenceBits != 0 && Math.Abs(matchBits) <= Certain;

    /// <summary>The match weight of evidence in which fields agree together by chance.</summary>
    internal static double WithDependence(Evidence evidence, double dependenceBits, LinkageModel model) =>
        (evidence with { Delivery = evidence.Delivery - dependenceBits }).MatchBits(model);

    /// <summary>Whether a pair can settle its two records when it is their only likely one.</summary>
    internal static bool IsSure(double matchBits, double deliveryBits) => matchBits >= ConfidentBits && deliveryBits >= ConfidentDeliveryBits;

    /// <summary>Whether any comparison of the child disagrees in a pattern.</summary>
    internal static bool HasChildDisagreement(IReadOnlyList<Comparison> comparisons, ulong pattern)
    {
        for (var c = 0; c < comparisons.Count; c++)
        {
            if (comparisons[c].Role == ComparisonRole.Child && AgreementPattern.LevelAt(pattern, c) == Comparison.DifferLevel)
                return true;
        }

        return false;
    }

    /// <summary>The evidence of one comparison for a scored pair: its level, its bits and those for how rare the value is.</summary>
    public (int Level, double TermFrequencyBits) Explain(ScoredPairs scored, int pair, int comparison)
    {
        var level = AgreementPattern.LevelAt(_histogram[scored.PatternIds[pair]], comparison);
        var isExact = _comparisons[comparison].Levels[level].IsExact;
        return (level, isExact ? _frequencies!.AdjustmentOf(comparison, scored.Left(pair)) : 0);
    }

    /// <summary>Lets go of what only the search for pairs needs: no stage follows.</summary>
    public void EndSearch() => _finder.End();

    /// <summary>Lets go of the pairs, when all has been taken from them that is needed: there are millions.</summary>
    public void ForgetPairs() => _pairs.Clear();

    /// <summary>Scores one more pair that no rule found, with the model of the last scoring.</summary>
    public Evidence ScoreOne(int leftRow, int rightRow)
    {
        var known = _scorer ?? throw new InvalidOperationException("Nothing has been scored yet.");
        var pattern = _histogram.IdOf(_comparer.CompareOne(leftRow, rightRow));
        known.Prepare();
        return known.Score(pattern, _frequencies!.Adjustment(_frequencies.ExactColumns(_histogram[pattern]), leftRow));
    }

    /// <summary>In a table against itself each row also meets itself, which says nothing about unrelated records.</summary>
    private double IdentityShare => ReferenceEquals(_left, _right) ? 1.0 / Math.Max(2, _left.Table.Rows) : 0;

    private void CountFrequencies()
    {
        string[] columns =
        [
            .. _comparisons.SelectMany(c => c.SwapColumn is { } swapped ? [c.Column, swapped] : (string[])[c.Column])
                .Where(column => !_left.Table.Schema.Place(column).IsWide).Distinct(StringComparer.Ordinal),
        ];
        EncodedTable[] tables = ReferenceEquals(_left, _right) ? [_left.Table] : [_left.Table, _right.Table];
        Parallel.ForEach(tables, _parallel, table => table.CountFrequencies(columns));
    }

    private void FindPairs(BlockingStage stage, (bool[] Left, bool[] Right)? wanted)
    {
        if (_foundElsewhere is { } found)
        {
            _finder.TakeOver(stage, found);
            _pairs.Add(found.Chunks, found.Pairs, _histogram, _parallel);
            _foundElsewhere = null;
        }
        else
        {
            var chunks = _finder.Find(stage, wanted, _comparer.Compare);
            _pairs.Add(chunks, chunks.Sum(chunk => chunk.Count), _histogram, _parallel);
        }
    }

    private ScoredPairs Score(LinkageModel model, ScoredPairs? known = null)
    {
        _frequencies ??= new TermFrequencies(_left.Table, _right.Table, model, _counts);
        _pairs.WeighFrequencies(_frequencies, _histogram, _parallel);
        _scorer = new PairScorer(model, _histogram);
        var scored = new ScoredPairs(_pairs, _scorer, model) { Parallel = _parallel };

        // Pairs that this very model has scored before keep their weights.
        var first = known is not null && ReferenceEquals(known.Model, model) ? known.Count : 0;
        WorkParts.ForEach(first, scored.Count, _parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                scored.MatchBits[pair] = scored.Evidence(pair).MatchBits(model);
        });
        return scored;
    }

    /// <summary>m once more from one-to-one links only: the candidates' mixture leans towards chance agreements.</summary>
    private LinkageModel Recount(ScoredPairs scored)
    {
        var isLinked = MutualBest.Mark(scored, threshold: 0);
        var linked = new long[_histogram.Count];
        var siblings = new long[_histogram.Count];
        for (var i = 0; i < scored.Count; i++)
        {
            if (isLinked[i])
                linked[scored.PatternIds[i]]++;
            else if (IsSibling(scored.Evidence(i), scored.Model))
                siblings[scored.PatternIds[i]]++;
        }

        return _trainer.Recount(scored.Model, WithCounts(linked), WithCounts(siblings));
    }

    private static bool IsSibling(Evidence evidence, LinkageModel model) =>
        evidence.MayBeSibling(model) && evidence.DeliveryBits(model) > 0 && evidence.Probabilities(model).Sibling > 0.5;

    private IEnumerable<PatternCount> WithCounts(long[] counts)
    {
        for (var id = 0; id < counts.Length; id++)
        {
            if (counts[id] > 0)
                yield return new PatternCount(_histogram[id], counts[id]);
        }
    }

    /// <summary>A record is settled only by a confident link that is unique on both sides and without disagreement on the child.</summary>
    private void MarkOpen(ScoredPairs scored, bool[] isOpenLeft, bool[] isOpenRight)
    {
        var isBest = MutualBest.Mark(scored, ConfidentBits);
        var isContestedLeft = new bool[isOpenLeft.Length];
        var isContestedRight = new bool[isOpenRight.Length];
        MarkRows(scored, pair => !isBest[pair] && scored.MatchBits[pair] >= 0, isContestedLeft, isContestedRight);
        var childDisagrees = new bool[_histogram.Count];
        for (var id = 0; id < childDisagrees.Length; id++)
            childDisagrees[id] = HasChildDisagreement(_comparisons, _histogram[id]);
        var isSettledLeft = new bool[isOpenLeft.Length];
        var isSettledRight = new bool[isOpenRight.Length];
        MarkRows(scored, IsSettling, isSettledLeft, isSettledRight);
        Open(isOpenLeft, isSettledLeft);
        Open(isOpenRight, isSettledRight);

        bool IsSettling(int pair) =>
            isBest[pair] && !childDisagrees[scored.PatternIds[pair]] && !isContestedLeft[scored.Left(pair)] && !isContestedRight[scored.Right(pair)]
            && scored.Evidence(pair).IsOneDelivery(scored.Model, ConfidentDeliveryBits);
    }

    /// <summary>Marks the left and the right rows of some pairs.</summary>
    private static void MarkRows(ScoredPairs scored, Func<int, bool> isMarked, bool[] left, bool[] right) =>
        WorkParts.ForEach(0, scored.Count, scored.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
            {
                if (!isMarked(pair))
                    continue;
                left[scored.Left(pair)] = true;
                right[scored.Right(pair)] = true;
            }
        });

    private static void Open(bool[] isOpen, bool[] isSettled)
    {
        for (var row = 0; row < isOpen.Length; row++)
            isOpen[row] |= !isSettled[row];
    }
}

/// <summary>Pairs of one stage that a linker needs.</summary>
/// <param name="Stage">Which rules are run.</param>
/// <param name="Wanted">Left and right rows to look at; null: all.</param>
/// <param name="DepthsInsideGroups">Blocks that earlier stages refined or cut off inside groups.</param>
/// <param name="DepthsAcrossGroups">The same across groups.</param>
internal sealed record PairSearchRequest(
    BlockingStage Stage, (bool[] Left, bool[] Right)? Wanted, BlockDepths DepthsInsideGroups, BlockDepths DepthsAcrossGroups);
