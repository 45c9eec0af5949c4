using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>
/// Links the records of the three sources into births: duplicates and siblings inside each source first, then each pair of
/// sources, then one consistent assignment, then once more for what is still free.
/// </summary>
public sealed class BirthLinkage
{
    private readonly BirthLinkageInput input;
    private readonly SourceTable[] sources;
    private readonly SourcePair[] pairs;
    private readonly double linkFrom;

    private BirthLinkage(BirthLinkageInput input)
    {
        this.input = input;
        linkFrom = MatchWeight.FromProbability(input.Options.LinkFrom).Bits;
        var encoder = new BirthEncoder(input.Facility.Count + input.Registration.Count + input.Register.Count);
        sources = [.. new[] { input.Facility, input.Registration, input.Register }.Select(r => new SourceTable(r, encoder))];
        pairs = [new(sources[0], sources[1]), new(sources[0], sources[2]), new(sources[1], sources[2])];
    }

    /// <summary>Every record of every source in exactly one birth; the same input gives the same result on any number of threads.</summary>
    public static BirthLinkageResult Link(BirthLinkageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BirthLinkage(input).Run();
    }

    private BirthLinkageResult Run()
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = input.Options.Threads ?? -1 };
        input.Progress?.Invoke("finding duplicates and siblings");
        Parallel.For(0, sources.Length, parallel, i => sources[i].FindDuplicatesAndSiblings(linkFrom, Seed(i)));
        input.Progress?.Invoke("linking the sources");
        Parallel.For(0, pairs.Length, parallel, i => pairs[i].Link(Seed(sources.Length + i)));
        Decide(input.Confirmed, isSameBirth: true);
        Decide(input.Rejected, isSameBirth: false);
        input.Progress?.Invoke("assigning records to births");
        var births = Assign(out _);
        RecalibrateFree(births);
        births = Assign(out var report);
        var possible = new PossibleMatchFinder(pairs, input.Options).Find(births);
        return new BirthLinkageResult
        {
            Outcome = new LinkedBirthBuilder(sources, pairs).Build(births, possible.Matches),
            ModelJson = ModelJson.Write(sources, pairs, report, possible),
        };
    }

    private ulong Seed(int stage) => unchecked(((ulong)input.Options.Seed * 1_000_003) + (ulong)stage);

    private List<BirthRows> Assign(out AssignmentReport report)
    {
        // Rows that only stand behind a duplicate are no competitors: they have no edges and drop out below.
        var assignment = new ThreeSourceAssignment(
            [.. sources.Select(s => s.Records.Count)], [.. pairs.Select(p => p.Bits)], linkFrom);
        var births = assignment.Solve();
        report = assignment.Report;
        births.RemoveAll(b => !IsStanding(b));
        return births;
    }

    private bool IsStanding(BirthRows birth) =>
        IsStanding(sources[0], birth.A) && IsStanding(sources[1], birth.B) && IsStanding(sources[2], birth.C);

    private static bool IsStanding(SourceTable source, int row) => row < 0 || source.Within.Standing[row] == row;

    private void RecalibrateFree(List<BirthRows> births)
    {
        pairs[0].RecalibrateFree(Free(sources[0], births, b => b.A, b => b.B), Free(sources[1], births, b => b.B, b => b.A));
        pairs[1].RecalibrateFree(Free(sources[0], births, b => b.A, b => b.C), Free(sources[2], births, b => b.C, b => b.A));
        pairs[2].RecalibrateFree(Free(sources[1], births, b => b.B, b => b.C), Free(sources[2], births, b => b.C, b => b.B));
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
        foreach (var source in sources)
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

    private SourcePair PairOf(SourceKind a, SourceKind b) => (a, b) switch
    {
        (SourceKind.Facility, SourceKind.Registration) => pairs[0],
        (SourceKind.Facility, SourceKind.Register) => pairs[1],
        _ => pairs[2],
    };
}
