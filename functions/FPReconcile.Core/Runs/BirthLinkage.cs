using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>
/// Links the records of the three sources into births: duplicates and siblings inside each source first, then each pair of
/// sources, then one consistent assignment, then once more for what is still free.
/// </summary>
public sealed class BirthLinkage
{
    private readonly BirthLinkageInput _input;
    private readonly SourceTable[] _sources;
    private readonly SourcePair[] _pairs;
    private readonly double _linkFrom;
    private readonly FoldedNames _names = new();

    private BirthLinkage(BirthLinkageInput input)
    {
        _input = input;
        _linkFrom = MatchWeight.FromProbability(input.Options.LinkFrom).Bits;
        var encoder = new BirthEncoder(_names);
        _sources = [.. new[] { input.Facility, input.Registration, input.Register }.Select(r => new SourceTable(r, encoder, input.Options.Threads))];
        _pairs = [PairOf(0, 1), PairOf(0, 2), PairOf(1, 2)];
    }

    /// <summary>Every record of every source in exactly one birth; the same input gives the same result on any number of threads.</summary>
    public static BirthLinkageResult Link(BirthLinkageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BirthLinkage(input).Run();
    }

    private BirthLinkageResult Run()
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _input.Options.Threads ?? -1 };
        _input.Progress?.Invoke("finding duplicates and siblings");
        Parallel.For(0, _sources.Length, parallel, i => _sources[i].FindDuplicatesAndSiblings(_linkFrom, Seed(i), new DecidedPairs(_sources[i].Records, _input)));
        _input.Progress?.Invoke("linking the sources");
        Parallel.For(0, _pairs.Length, parallel, i => _pairs[i].Link(Seed(_sources.Length + i)));
        Decide(_input.Confirmed, isSameBirth: true);
        Decide(_input.Rejected, isSameBirth: false);
        _input.Progress?.Invoke("assigning records to births");
        var births = Assign(out _);
        RecalibrateFree(births);
        births = Assign(out var report);
        var possible = new PossibleMatchFinder(_pairs, _input.Options).Find(births);
        return new BirthLinkageResult
        {
            Outcome = new LinkedBirthBuilder(_sources, _pairs).Build(births, possible.Matches),
            ModelJson = ModelJson.Write(_sources, _pairs, report, possible),
            Names = _names,
        };
    }

    private ulong Seed(int stage) => unchecked(((ulong)_input.Options.Seed * 1_000_003) + (ulong)stage);

    private List<BirthRows> Assign(out AssignmentReport report)
    {
        // Rows that only stand behind a duplicate are no competitors: they have no edges and drop out below.
        var assignment = new ThreeSourceAssignment(
            [.. _sources.Select(s => s.Records.Count)], [.. _pairs.Select(p => p.Weights)], _linkFrom);
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
        var isFree = new bool[source.Records.Count];
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
            for (var row = 0; row < source.Records.Count; row++)
                rows[source.Records[row].Key] = row;
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
