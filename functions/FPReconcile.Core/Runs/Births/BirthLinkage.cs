using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// Links the records of the three sources into births: duplicates and siblings inside each source first, then each pair of
/// sources, then one consistent assignment, then once more for what is still free.
/// </summary>
public sealed class BirthLinkage
{
    /// <summary>Default for the least rows of a part: a few seconds of work, so that sending it costs little against doing it.</summary>
    public const int DefaultLeastRowsOfAPart = 20_000;

    private readonly BirthLinkageInput _input;
    private readonly SourceTable[] _sources;
    private readonly SourcePair[] _pairs;
    private readonly double _linkFrom;
    private bool _isReplay;
    private readonly FoldedNames _names = new();

    private BirthLinkage(BirthLinkageInput input)
    {
        if (input.Models?.ProblemsFor(input.SourcesWithRecords) is [var problem, ..])
            throw new ArgumentException(problem, nameof(input));
        _input = input.WithoutRecords();
        _linkFrom = MatchWeight.FromProbability(input.Options.LinkFrom).Bits;
        var encoder = new BirthEncoder(_names);
        var ordering = new RowOrdering(new ParallelOptions { MaxDegreeOfParallelism = input.Options.Threads ?? -1 });
        _sources = [.. SourceKinds.All.Zip([input.Facility, input.Registration, input.Register], (source, records) => new SourceTable(source, records, (encoder, ordering), input.Options.Threads))];
        _pairs = [PairOf(0, 1), PairOf(0, 2), PairOf(1, 2)];
    }

    /// <summary>Every record of every source in exactly one birth; the same input gives the same result on any number of threads.</summary>
    public static BirthLinkageResult Link(BirthLinkageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = new BirthLinkage(input).Run() ?? throw new InvalidOperationException("Pairs are found here: none can be missing.");
        return rows.Build(input);
    }

    /// <summary>Encodes what is to be linked. The records are not kept: they are wanted again for <see cref="LinkedRows.Build"/>.</summary>
    public static BirthLinkage Encode(BirthLinkageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BirthLinkage(input);
    }

    /// <summary>
    /// The same linkage, with the pairs found by other processes. It runs as far as the known pairs reach, and either ends or says what
    /// must be found next; then it is made again with more. Everything but the search for pairs is done once more each time: it is
    /// cheap, and the same input gives the same bytes.
    /// </summary>
    /// <param name="known">The pairs that were found.</param>
    /// <param name="leastRowsOfAPart">Months with fewer left rows are joined with the next; the same in each replay.</param>
    /// <exception cref="InvalidOperationException">It has been replayed: each replay begins with <see cref="Encode"/>.</exception>
    public BirthLinkageReplay Replay(FoundPairsSet known, int leastRowsOfAPart = DefaultLeastRowsOfAPart)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastRowsOfAPart);
        if (_isReplay)
            throw new InvalidOperationException("A linkage is replayed once.");
        var tables = new EncodedBirths(_sources);
        var planner = new PairSearchPlanner(tables, known, leastRowsOfAPart);
        FindElsewhere(planner);
        if (Run() is not { } result)
            return new BirthLinkageReplay { Pending = planner.Pending, Tables = tables };

        // Whoever still holds this object need not hold the tables.
        Array.Clear(_sources);
        Array.Clear(_pairs);
        return new BirthLinkageReplay { Result = result };
    }

    private void FindElsewhere(PairSearchPlanner planner)
    {
        _isReplay = true;
        for (var i = 0; i < _sources.Length; i++)
        {
            var (of, source) = (LinkedSources.All[i], _sources[i]);
            source.Linker.FoundElsewhere = request => planner.Find(of, (source, source), request);
        }

        for (var i = 0; i < _pairs.Length; i++)
        {
            var (of, pair) = (LinkedSources.All[_sources.Length + i], _pairs[i]);
            pair.Linker.FoundElsewhere = request => planner.Find(of, (pair.Left, pair.Right), request);
        }
    }

    /// <summary>The result; null when pairs are to be found elsewhere first.</summary>
    private LinkedRows? Run()
    {
        _input.Progress?.Invoke("finding duplicates and siblings");
        var areReady = ForAll(_sources.Length, i => _sources[i].FindDuplicatesAndSiblings(
            _linkFrom, Seed(i), new DecidedPairs(_sources[i], _input), Trained(i, _sources[i].Linker)));
        if (!areReady)
            return null;
        _input.Progress?.Invoke("linking the sources");
        var first = _sources.Length;
        return ForAll(_pairs.Length, i => _pairs[i].Link(Seed(first + i), Trained(first + i, _pairs[i].Linker))) ? AssignAll() : null;
    }

    /// <summary>Does something for each of several; false when one could not be done.</summary>
    private bool ForAll(int count, Func<int, bool> isDone)
    {
        var areDone = new bool[count];
        // Pairs that were found elsewhere only have to be weighed: one after another that takes a third of the memory.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _isReplay ? 1 : _input.Options.Threads ?? -1 };
        Parallel.For(0, count, parallel, i => areDone[i] = isDone(i));
        return !areDone.Contains(false);
    }

    private IReadOnlyList<TableLinker> Linkers => [.. _sources.Select(source => source.Linker), .. _pairs.Select(pair => pair.Linker)];

    private UsedModels ModelsUsed()
    {
        if (_input.Models is { } given)
            return new UsedModels(given, AreGiven: true);
        var models = _sources.Select(source => source.Model!).Concat(_pairs.Select(pair => pair.Model));
        var trained = models.Zip(Linkers, (model, linker) => new BirthModel(model, linker.Records.Left, linker.Records.Right));
        return new UsedModels(new BirthModels([.. trained]), AreGiven: false);
    }

    private LinkageModel? Trained(int linker, TableLinker of) => _input.Models?.For(linker, of.Records);

    private LinkedRows AssignAll()
    {
        Decide(_input.Confirmed, isSameBirth: true);
        Decide(_input.Rejected, isSameBirth: false);
        _input.Progress?.Invoke("assigning records to births");
        var births = Assign(out _);
        RecalibrateFree(births);
        births = Assign(out var report);
        var possible = new PossibleMatchFinder(_pairs, _input.Options).Find(births);
        var rows = new LinkedRowsBuilder(_sources, _pairs);
        return new LinkedRows(rows.Births(births), [.. _sources.Select(source => source.Grouped.OriginalRows)], rows.Behind())
        {
            PossibleMatches = possible.Matches,
            ModelJson = ModelJson.Write(ModelsUsed(), Linkers, report, possible),
            Names = _names,
        };
    }

    private ulong Seed(int stage) => unchecked(((ulong)_input.Options.Seed * 1_000_003) + (ulong)stage);

    private List<BirthRows> Assign(out AssignmentReport report)
    {
        // Rows that only stand behind a duplicate are no competitors: they have no edges and drop out below.
        var assignment = new ThreeSourceAssignment(
            [.. _sources.Select(s => s.Count)], [.. _pairs.Select(p => p.Weights)], _linkFrom);
        var births = assignment.Solve();
        report = assignment.Report;
        births.RemoveAll(b => !IsStanding(b));
        return births;
    }

    private bool IsStanding(BirthRows birth) =>
        IsStanding(_sources[0], birth.A) && IsStanding(_sources[1], birth.B) && IsStanding(_sources[2], birth.C);

    private static bool IsStanding(SourceTable source, int row) => row < 0 || source.Within.Standing[row] == row;

    private void RecalibrateFree(List<BirthRows> births)
    {
        _pairs[0].RecalibrateFree(Free(_sources[0], births, b => b.A, b => b.B), Free(_sources[1], births, b => b.B, b => b.A));
        _pairs[1].RecalibrateFree(Free(_sources[0], births, b => b.A, b => b.C), Free(_sources[2], births, b => b.C, b => b.A));
        _pairs[2].RecalibrateFree(Free(_sources[1], births, b => b.B, b => b.C), Free(_sources[2], births, b => b.C, b => b.B));
    }

    /// <summary>Which rows of a source stand in a birth that has no row of the other source.</summary>
    private static bool[] Free(SourceTable source, List<BirthRows> births, Func<BirthRows, int> own, Func<BirthRows, int> other)
    {
        var isFree = new bool[source.Count];
        foreach (var birth in births)
        {
            if (own(birth) >= 0 && other(birth) < 0)
                isFree[own(birth)] = true;
        }

        return isFree;
    }

    private void Decide(IReadOnlyList<(RecordKey A, RecordKey B)> decisions, bool isSameBirth)
    {
        if (decisions.Count == 0)
            return;
        var rows = new Dictionary<RecordKey, int>();
        foreach (var source in _sources)
        {
            for (var row = 0; row < source.Count; row++)
                rows[source.KeyOf(row)] = row;
        }

        foreach (var (first, second) in decisions)
        {
            var (a, b) = first < second ? (first, second) : (second, first);
            if (a.Source != b.Source && rows.TryGetValue(a, out var left) && rows.TryGetValue(b, out var right))
                PairOf(a.Source, b.Source).Decide(left, right, isSameBirth);
        }
    }

    private SourcePair PairOf(int left, int right) => new(_sources[left], _sources[right], _input.Options.Threads);

    private SourcePair PairOf(SourceKind a, SourceKind b) => (a, b) switch
    {
        (SourceKind.Facility, SourceKind.Registration) => _pairs[0],
        (SourceKind.Facility, SourceKind.Register) => _pairs[1],
        _ => _pairs[2],
    };
}
