using System.Collections.Concurrent;

namespace FPReconcile.Core.Blocking;

/// <summary>What one blocking rule yielded.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="NewPairs">Pairs that no earlier rule had found.</param>
/// <param name="OversizedRecords">Records of the left table whose block was too large and was refined.</param>
/// <param name="CappedRecords">Those whose block was still too large after all refinements, so that not all partners were looked at.</param>
public sealed record BlockingCount(string Rule, long NewPairs, long OversizedRecords, long CappedRecords);

/// <summary>The pairs of one stage that were found elsewhere.</summary>
/// <param name="Chunks">The compared pairs, in the order in which <see cref="PairFinder"/> finds them. Taken one after another, so that they need not all be there at once.</param>
/// <param name="Pairs">How many pairs they hold together.</param>
/// <param name="Yields">What each part yielded for each rule.</param>
/// <param name="DepthsInsideGroups">Blocks that had to be refined or cut off inside groups.</param>
/// <param name="DepthsAcrossGroups">The same across groups.</param>
internal sealed record StagePairs(IEnumerable<PairChunk> Chunks, int Pairs, IReadOnlyList<PairYield> Yields, BlockDepths DepthsInsideGroups, BlockDepths DepthsAcrossGroups);

/// <summary>
/// Finds the candidate pairs of two tables (or of one with itself) under ordered blocking rules, each pair once: first those inside
/// the groups of the tables, group after group with all rules, then those across groups, rule after rule.
/// </summary>
/// <remarks>The parts of the work do not depend on the number of threads, and their results are given in the order of the parts.</remarks>
internal sealed class PairFinder
{
    public const int MaxRules = 32;

    // The rows of both tables are still in the cache when the pairs are compared.
    private const int RowsOfAChunk = 3072;

    // Those looked up across groups are shared out among the workers.
    private const int Shares = 16;

    private readonly GroupedTable _left;
    private readonly GroupedTable _right;
    private readonly IReadOnlyList<BlockingRule> _rules;
    private readonly RuleTests _tests;
    private readonly RuleTests _testsInsideGroups;
    private readonly string? _groupColumn;
    private readonly ParallelOptions _parallel;
    private readonly List<int> _runBefore = [];
    private readonly BlockDepths _depthsInsideGroups = new();
    private readonly BlockDepths _depthsAcrossGroups = new();
    private int[] _firstPartners;
    private RowPartitions? _leftParts;
    private RowPartitions? _rightParts;

    /// <param name="left">The left table.</param>
    /// <param name="right">The right table; the same object joins a table with itself (left row before right row).</param>
    /// <param name="rules">At most 32 rules, most telling first.</param>
    /// <param name="threads">Threads to work on; null: as many as there are.</param>
    public PairFinder(GroupedTable left, GroupedTable right, IReadOnlyList<BlockingRule> rules, int? threads = null)
    {
        if (rules.Count > MaxRules)
            throw new ArgumentException($"At most {MaxRules} blocking rules.", nameof(rules));
        if (!ReferenceEquals(left.Table.Schema, right.Table.Schema) || left.Column != right.Column)
            throw new ArgumentException("Tables that are linked have one schema and are grouped by one column.", nameof(right));
        _left = left;
        _right = right;
        _rules = rules;
        _groupColumn = left.Column;
        _firstPartners = new int[left.Table.Rows];
        _tests = new RuleTests(rules.Select(rule => new RuleTest(rule, left.Table.Schema)));
        _testsInsideGroups = new RuleTests(rules.Select(rule => new RuleTest(rule, left.Table.Schema, _groupColumn)));
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 };
    }

    /// <summary>
    /// Into how many parts rows are scattered that are looked up across groups, a power of two; null: as suits their number. The
    /// order of the pairs depends on it.
    /// </summary>
    public int? Parts { get; init; }

    /// <summary>What each rule yielded, in the order the rules were run.</summary>
    public List<BlockingCount> Counts { get; } = [];

    /// <summary>Blocks that had to be refined or cut off inside groups, and across them.</summary>
    public (BlockDepths InsideGroups, BlockDepths AcrossGroups) Depths => (_depthsInsideGroups, _depthsAcrossGroups);

    /// <summary>Whether any rule belongs to a stage.</summary>
    public bool HasRules(BlockingStage stage) => _rules.Any(rule => rule.Stage == stage);

    /// <summary>Runs all rules of a stage over the rows that are wanted.</summary>
    /// <param name="stage">Which rules.</param>
    /// <param name="wanted">Left and right rows to look at; null: all.</param>
    /// <param name="compare">Replaces the equal cells of some pairs by their agreement patterns while their rows are in the cache; called by several threads.</param>
    /// <returns>The pairs in an order that does not depend on the number of threads.</returns>
    public List<PairChunk> Find(BlockingStage stage, (bool[] Left, bool[] Right)? wanted, Action<PairBuffer> compare)
    {
        var chunks = FindInsideGroups(stage, wanted, compare);
        chunks.AddRange(FindAcrossGroups(stage, wanted, compare));
        Remember(stage, [.. chunks.Select(chunk => chunk.Yield)]);
        return chunks;
    }

    /// <summary>The first half of <see cref="Find"/>: pairs inside groups, group after group.</summary>
    public List<PairChunk> FindInsideGroups(BlockingStage stage, (bool[] Left, bool[] Right)? wanted, Action<PairBuffer> compare)
    {
        var ofStage = RulesOf(stage);
        return FindInsideGroups([.. _runBefore, .. ofStage], ofStage.Length, wanted, compare);
    }

    /// <summary>The second half: pairs of different groups, rule after rule.</summary>
    public List<PairChunk> FindAcrossGroups(BlockingStage stage, (bool[] Left, bool[] Right)? wanted, Action<PairBuffer> compare)
    {
        int[] rules = [.. _runBefore, .. RulesOf(stage)];
        var chunks = new List<PairChunk>();
        for (var i = _runBefore.Count; i < rules.Length; i++)
        {
            if (LooksAcrossGroups(rules[i]))
                chunks.AddRange(FindAcrossGroups(rules, i, wanted, compare));
        }

        (_leftParts, _rightParts) = (null, null);
        return chunks;
    }

    /// <summary>Goes on after a stage that was run elsewhere, as if it had been run here.</summary>
    public void TakeOver(BlockingStage stage, StagePairs found)
    {
        _depthsInsideGroups.Add(found.DepthsInsideGroups);
        _depthsAcrossGroups.Add(found.DepthsAcrossGroups);
        Remember(stage, found.Yields);
    }

    /// <summary>Lets go of what only a search needs.</summary>
    public void End() => _firstPartners = [];

    private int[] RulesOf(BlockingStage stage) => [.. Enumerable.Range(0, _rules.Count).Where(rule => _rules[rule].Stage == stage)];

    private bool LooksAcrossGroups(int rule) => _groupColumn is null || !_rules[rule].Columns.Contains(_groupColumn);

    private void Remember(BlockingStage stage, IReadOnlyList<PairYield> yields)
    {
        foreach (var rule in RulesOf(stage))
        {
            Counts.Add(CountOf(rule, yields));
            _runBefore.Add(rule);
        }
    }

    private List<PairChunk> FindInsideGroups(int[] rules, int ofStage, (bool[] Left, bool[] Right)? wanted, Action<PairBuffer> compare)
    {
        var parts = GroupParts();
        var chunks = new PairChunk[parts.Count];
        var refined = new ConcurrentBag<BlockDepths>();
        Parallel.For(
            0, parts.Count, _parallel,
            () => (
                Search: new GroupSearch(_left, _right, new PairSearch(_left.Table, _right.Table, _testsInsideGroups, _depthsInsideGroups) { FirstPartners = _firstPartners }, wanted),
                Packer: new PairPacker(compare)),
            (part, _, worker) =>
            {
                worker.Search.Find(rules, rules.Length - ofStage, parts[part], worker.Packer.Found);
                chunks[part] = worker.Packer.Take();
                return worker;
            },
            worker => refined.Add(worker.Search.Depths));
        foreach (var depths in refined)
            _depthsInsideGroups.Add(depths);
        return [.. chunks];
    }

    /// <summary>Groups of the left table, put together into parts of about equal numbers of rows.</summary>
    private List<(int From, int To)> GroupParts()
    {
        var parts = new List<(int, int)>();
        var from = 0;
        for (var group = 0; group < _left.Groups; group++)
        {
            if (_left.RowsOf(group).To - _left.RowsOf(from).From < RowsOfAChunk && group < _left.Groups - 1)
                continue;
            parts.Add((from, group + 1));
            from = group + 1;
        }

        return parts;
    }

    private IEnumerable<PairChunk> FindAcrossGroups(int[] rules, int current, (bool[] Left, bool[] Right)? wanted, Action<PairBuffer> compare)
    {
        var parts = Parts ?? RowPartitions.PartsFor(Math.Max(_left.Table.Rows, _right.Table.Rows));
        var left = _leftParts ??= new RowPartitions(_left, wanted?.Left, parts);
        var right = _rightParts ??= new RowPartitions(_right, wanted?.Right, parts);
        Parallel.Invoke(_parallel, () => left.Fill(_tests[rules[current]]), () => right.Fill(_tests[rules[current]]));
        var shares = new List<PairChunk>[Math.Min(parts, Shares)];
        var refined = new ConcurrentBag<BlockDepths>();
        var partsOfAShare = parts / shares.Length;
        Parallel.For(
            0, shares.Length, _parallel,
            () => (
                Search: new PairSearch(_left.Table, _right.Table, _tests, _depthsAcrossGroups)
                {
                    FirstPartners = _firstPartners,
                    KnownGroups = _groupColumn is null ? 0 : _left.Table.Schema.Place(_groupColumn).Mask,
                },
                Packer: new PairPacker(compare)),
            (i, _, worker) =>
            {
                var chunks = shares[i] = [];
                for (var part = i * partsOfAShare; part < (i + 1) * partsOfAShare; part++)
                {
                    worker.Search.Find(new RuleSequence(rules, current), left.Part(part), right.Part(part), worker.Packer.Found);
                    if (worker.Packer.HasEnough)
                        chunks.Add(worker.Packer.Take());
                }

                chunks.Add(worker.Packer.Take());
                return worker;
            },
            worker => refined.Add(worker.Search.Depths));
        foreach (var depths in refined)
            _depthsAcrossGroups.Add(depths);
        return shares.SelectMany(chunks => chunks);
    }

    private BlockingCount CountOf(int rule, IReadOnlyList<PairYield> yields) =>
        new(_rules[rule].Name, yields.Sum(y => y.NewPairs[rule]), yields.Sum(y => y.Oversized[rule]), yields.Sum(y => y.Capped[rule]));
}
