using System.Collections;
using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Image;

namespace FPReconcile.Core.Runs.TwoTables;

/// <summary>A link between a row of the left and a row of the right table, by their places in the files.</summary>
/// <param name="LeftRow">Left row.</param>
/// <param name="RightRow">Right row.</param>
/// <param name="MatchWeight">Log2 odds of a match, competing candidates considered.</param>
public readonly record struct TableLink(int LeftRow, int RightRow, double MatchWeight)
{
    /// <summary>The same as a probability.</summary>
    public double MatchProbability => new MatchWeight(MatchWeight).Probability;
}

/// <summary>A blocking rule before it is known how many pairs it yields.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Columns">Columns that must agree.</param>
/// <param name="EitherOrder">Two columns that must agree in this order or crosswise; null: none.</param>
public sealed record TableRule(string Name, IReadOnlyList<string> Columns, (string First, string Second)? EitherOrder);

/// <summary>What <see cref="TwoTableLinkage"/> works on.</summary>
public sealed class TwoTableInput
{
    public required EncodedTable Left { get; init; }

    public required EncodedTable Right { get; init; }

    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    public required IReadOnlyList<TableRule> Rules { get; init; }

    /// <summary>Match weight from which a pair is a link.</summary>
    public required double LinkFrom { get; init; }

    /// <summary>A record is in one link at most; else every pair above the threshold is a link.</summary>
    public required bool IsOneToOne { get; init; }

    public long Seed { get; init; }

    /// <summary>Takes over from an earlier run what else would follow from the tables; null: nothing.</summary>
    public LinkFrame? Frame { get; init; }

    /// <summary>Keeps what is needed to link changes of the tables later; see <see cref="TwoTableLinkage.Trace"/>.</summary>
    public bool IsTraced { get; init; }

    /// <summary>Threads to work on; null: as many as there are. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Is told the name of each stage as it begins.</summary>
    public Action<string>? Progress { get; init; }
}

/// <summary>Links any two tables with each other: births are one model among others.</summary>
public sealed class TwoTableLinkage
{
    // Share of the smaller table that is usually found in the larger: where the estimate of the prior starts.
    private const double TypicalLinkedShare = 0.9;

    // One record in seventy has a sibling, and a pair of siblings is two cross pairs.
    private const double TypicalSiblingShare = 0.03;

    private readonly TwoTableInput _input;
    private readonly GroupedTable _left;
    private readonly GroupedTable _right;
    private readonly TableLinker _linker;
    private readonly ScoredPairs _pairs;
    private readonly ReadOnlyMemory<double> _bits;
    private readonly bool[] _isLink;

    private TwoTableLinkage(TwoTableInput input, LinkageModel? trained)
    {
        _input = input;
        var column = TableRules.GroupColumn(input.Rules, input.Left.Schema);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = input.Threads ?? -1 };
        (_left, _right) = GroupedTable.Both(input.Left, input.Right, column, parallel);
        var plan = input.Frame?.Plan(input) ?? new LinkagePlan(input.Comparisons, TableRules.Staged(input.Rules, _left, _right, parallel));
        Trace = input.IsTraced ? new LinkageTrace(_left, _right, plan) : null;
        _linker = new TableLinker(_left, _right, plan, input.Threads)
        {
            LookedAtAgain = Trace is null ? null : Trace.SetOpen,
            Progress = input.Progress,
            ReservesRoom = true,
        };
        _pairs = Score(trained);
        input.Progress?.Invoke("assigning links");
        (_isLink, _bits) = input.IsOneToOne ? AssignOneToOne() : TakeAll();
        Links = FindLinks();
    }

    /// <summary>The links, in order of the left, then the right row.</summary>
    public IReadOnlyList<TableLink> Links { get; }

    /// <summary>How the one-to-one assignment went; null when it was not asked for.</summary>
    public OneToOneReport? Assignment { get; private set; }

    /// <summary>What each blocking rule yielded.</summary>
    public IReadOnlyList<BlockingCount> BlockingCounts => _linker.BlockingCounts;

    /// <summary>Number of pairs that were compared.</summary>
    public int Pairs => _pairs.Count;

    /// <summary>For each compared pair its final weight: log2 odds of a match, competing candidates considered.</summary>
    public ReadOnlySpan<double> MatchWeights => _bits.Span;

    /// <summary>Whether each compared pair is a link.</summary>
    public ReadOnlySpan<bool> IsLink => _isLink;

    /// <summary>What the reader of the links should know about the search for pairs.</summary>
    public IReadOnlyList<string> BlockingWarnings =>
    [
        .. BlockingCounts.Where(count => count.CappedRecords > 0).Select(count =>
            $"the rule \"{count.Rule}\" has blocks that stay too large: not all partners of {count.CappedRecords} records were looked at"),
    ];

    /// <summary>What was asked to be kept; null when it was not.</summary>
    internal LinkageTrace? Trace { get; }

    /// <summary>The model the pairs were scored with.</summary>
    internal LinkageModel Model => _pairs.Model;

    internal IReadOnlyList<SessionReport> Sessions => _linker.Sessions;

    /// <summary>Trains on the two tables and links them.</summary>
    /// <exception cref="RuleTooWideException">No blocking rule tells records apart.</exception>
    public static TwoTableLinkage Run(TwoTableInput input) => new(Checked(input), null);

    /// <summary>Links two tables with a model that was trained before for the same comparisons.</summary>
    /// <exception cref="RuleTooWideException">No blocking rule tells records apart.</exception>
    public static TwoTableLinkage Run(TwoTableInput input, TrainedModel trained) =>
        new(Checked(input), TrainedModels.ToLinkageModel(trained, input.Comparisons));

    /// <summary>A compared pair: its rows as they stand in the files, its final weight, and whether it is a link.</summary>
    public (int LeftRow, int RightRow, double MatchWeight, bool IsLink) Pair(int pair) =>
        (_left.OriginalRows[_pairs.Left(pair)], _right.OriginalRows[_pairs.Right(pair)], _bits.Span[pair], _isLink[pair]);

    /// <summary>
    /// Which pairs the assignment has ruled out: one of the two records is in another link. Their own weight no longer says how
    /// likely they match.
    /// </summary>
    public bool[] FindRuledOut()
    {
        var isRuledOut = new bool[_isLink.Length];
        if (!_input.IsOneToOne)
            return isRuledOut;
        var (isLinkedLeft, isLinkedRight) = (new bool[_left.Table.Rows], new bool[_right.Table.Rows]);
        WorkParts.ForEach(0, _isLink.Length, _pairs.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
            {
                if (_isLink[pair])
                    isLinkedLeft[_pairs.Left(pair)] = isLinkedRight[_pairs.Right(pair)] = true;
            }
        });
        WorkParts.ForEach(0, _isLink.Length, _pairs.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                isRuledOut[pair] = !_isLink[pair] && (isLinkedLeft[_pairs.Left(pair)] || isLinkedRight[_pairs.Right(pair)]);
        });
        return isRuledOut;
    }

    /// <summary>The weights that the left records would have against themselves: the most that they can reach.</summary>
    public IReadOnlyList<SelfWeight> LeftSelfWeights() => SelfWeights.Of(_left.Table, _right.Table, Model);

    /// <summary>The same for the right records.</summary>
    public IReadOnlyList<SelfWeight> RightSelfWeights() => SelfWeights.Of(_right.Table, _left.Table, Model);

    /// <summary>Why a compared pair has its weight, step by step.</summary>
    public MatchWaterfall Explain(int pair)
    {
        var parts = new List<WaterfallPart>();
        var weights = new LevelWeights(Model);
        var evidence = _pairs.Evidence(pair);
        for (var c = 0; c < Model.Comparisons.Count; c++)
        {
            var (level, frequencyBits) = _linker.Explain(_pairs, pair, c);
            if (level != Comparison.MissingLevel)
                parts.Add(new WaterfallPart(Model.Comparisons[c].Column, Model.Comparisons[c].Levels[level].Name, weights.MatchBits(c, level), frequencyBits));
        }

        var straight = Model.MatchPriorBits + evidence.Delivery + evidence.ChildMatch;
        return new MatchWaterfall(
            Model.MatchPriorBits, parts,
            WaterfallCorrection.Sibling(_pairs.MatchBits[pair] - straight), WaterfallCorrection.Competitors(_bits.Span[pair] - _pairs.MatchBits[pair]));
    }

    /// <summary>The trained model, to be kept.</summary>
    /// <param name="kinds">The kind of each comparison as the model file calls it.</param>
    /// <param name="fingerprint">Hash of the comparisons.</param>
    /// <param name="version">Version of the program.</param>
    public TrainedModel Trained(IReadOnlyList<string> kinds, string fingerprint, string version) =>
        TrainedModels.From(this, _input, kinds) with { Fingerprint = fingerprint, Version = version };

    private static TwoTableInput Checked(TwoTableInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input;
    }

    private ScoredPairs Score(LinkageModel? trained)
    {
        var smaller = Math.Min(_left.Table.Rows, _right.Table.Rows);
        var links = TypicalLinkedShare * smaller;
        var siblings = _input.Comparisons.Any(c => c.Role == ComparisonRole.Child) ? TypicalSiblingShare * smaller : 0;
        _input.Progress?.Invoke("finding pairs");
        var narrow = trained is null ? _linker.LinkNarrow(links, siblings, unchecked((ulong)_input.Seed)) : _linker.LinkNarrow(trained);
        var scored = LookAgain(BlockingStage.Wide, LookAgain(BlockingStage.Middle, narrow));
        _linker.EndSearch();
        if (trained is not null)
            return scored;
        _input.Progress?.Invoke("learning from the links");
        return _linker.Retrain(scored, links, siblings);
    }

    /// <summary>Lets the rules of a stage look at the records that are still open.</summary>
    private ScoredPairs LookAgain(BlockingStage stage, ScoredPairs known)
    {
        if (!_linker.HasRules(stage))
            return known;
        _input.Progress?.Invoke("looking again at open records");
        return _linker.LookAgain(stage, known, _linker.OpenRows(known, new bool[_left.Table.Rows], new bool[_right.Table.Rows]));
    }

    private (bool[] IsLink, ReadOnlyMemory<double> Bits) TakeAll()
    {
        var bits = _pairs.Weighted().Bits;
        var isLink = new bool[bits.Length];
        WorkParts.ForEach(0, isLink.Length, _pairs.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                isLink[pair] = bits.Span[pair] >= _input.LinkFrom;
        });
        return (isLink, bits);
    }

    private (bool[] IsLink, ReadOnlyMemory<double> Bits) AssignOneToOne()
    {
        var rows = (Left: _left.Table.Rows, Right: _right.Table.Rows);
        var (isFirst, _) = OneToOneLinks.Solve(_pairs.Weighted(), _input.LinkFrom, rows, _pairs.Parallel);
        var partners = Partners(isFirst);
        var dependence = _input.Frame?.DependenceOf(_input.Comparisons)
            ?? _linker.LearnDependence(unchecked((ulong)_input.Seed), (left, right) => partners[left] == right);
        var weights = _linker.WeighWithDependence(_pairs, dependence);
        var calibrated = PairCalibration.Weigh(_pairs, weights, new FirstAssignment(isFirst, rows, _input.Frame?.PriorShift, KeepsWeights: Trace is not null));
        (var isLink, Assignment) = OneToOneLinks.Solve(_pairs.Weighted() with { Bits = calibrated.Bits }, _input.LinkFrom, rows, _pairs.Parallel);
        Trace?.SetAssignment(_pairs, (isFirst, weights, isLink), dependence, calibrated);
        return (isLink, calibrated.Bits);
    }

    /// <summary>The right row of each left row; -1: none.</summary>
    private int[] Partners(bool[] isLink)
    {
        const int None = -1;
        var partners = new int[_left.Table.Rows];
        Array.Fill(partners, None);
        WorkParts.ForEach(0, isLink.Length, _pairs.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
            {
                if (isLink[pair])
                    partners[_pairs.Left(pair)] = _pairs.Right(pair);
            }
        });
        return partners;
    }

    private IReadOnlyList<TableLink> FindLinks()
    {
        if (_input.IsOneToOne)
            return InOrderOfLeftRows();
        var pairs = WorkParts.Where(_isLink.Length, _pairs.Parallel, pair => _isLink[pair]);
        TableLink[] links = [.. pairs.Select(LinkOf)];
        Array.Sort(links, static (a, b) => a.LeftRow != b.LeftRow ? a.LeftRow.CompareTo(b.LeftRow) : a.RightRow.CompareTo(b.RightRow));
        return links;
    }

    private TableLink LinkOf(int pair) => new(_left.OriginalRows[_pairs.Left(pair)], _right.OriginalRows[_pairs.Right(pair)], _bits.Span[pair]);

    /// <summary>The links, where no left row has two of them: their pairs put where the rows stand in the file, and moved up.</summary>
    private LinksOfPairs InOrderOfLeftRows()
    {
        const int None = -1;
        var pairs = new int[_left.Table.Rows];
        Array.Fill(pairs, None);
        WorkParts.ForEach(0, _isLink.Length, _pairs.Parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
            {
                if (_isLink[pair])
                    pairs[_left.OriginalRows[_pairs.Left(pair)]] = pair;
            }
        });
        var count = 0;
        foreach (var pair in pairs)
        {
            if (pair != None)
                pairs[count++] = pair;
        }

        return new LinksOfPairs(this, new ArraySegment<int>(pairs, 0, count));
    }

    /// <summary>Links that are put together when they are asked for: there are millions, and each is asked for once or twice.</summary>
    private sealed class LinksOfPairs(TwoTableLinkage linkage, ArraySegment<int> pairs) : IReadOnlyList<TableLink>
    {
        public int Count => pairs.Count;

        public TableLink this[int index] => linkage.LinkOf(pairs[index]);

        public IEnumerator<TableLink> GetEnumerator() => pairs.Select(linkage.LinkOf).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
