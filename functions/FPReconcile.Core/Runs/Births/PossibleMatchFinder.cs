using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

/// <summary>The grey band of a run.</summary>
/// <param name="Matches">Best free candidates.</param>
/// <param name="From">Probability from which a free pair was listed.</param>
internal sealed record PossibleMatches(IReadOnlyList<RecordLink> Matches, double From);

/// <summary>Finds the free pairs that an officer should look at: each record at most once for each pair of sources.</summary>
internal sealed class PossibleMatchFinder
{
    /// <summary>Less likely pairs are not worth an officer's time.</summary>
    private const double LowestFrom = 0.1;

    /// <summary>Possible matches stay under 1 % of births.</summary>
    private const double GreatestShare = 0.01;

    // In a handful of records a share means nothing: a few may always be listed.
    private const int AlwaysAllowed = 3;

    private readonly SourcePair[] _pairs;
    private readonly ReconciliationOptions _options;

    public PossibleMatchFinder(SourcePair[] pairs, ReconciliationOptions options)
    {
        _pairs = pairs;
        _options = options;
    }

    public PossibleMatches Find(List<BirthRows> births)
    {
        var birthOf = new[]
        {
            Index(births, _pairs[0].Left, b => b.A), Index(births, _pairs[0].Right, b => b.B), Index(births, _pairs[1].Right, b => b.C),
        };
        var found = new List<RecordLink>();
        found.AddRange(BestFree(_pairs[0], birthOf[0], birthOf[1], (b => b.B, b => b.A)));
        found.AddRange(BestFree(_pairs[1], birthOf[0], birthOf[2], (b => b.C, b => b.A)));
        found.AddRange(BestFree(_pairs[2], birthOf[1], birthOf[2], (b => b.C, b => b.B)));
        var provisional = ProvisionalKeys();
        bool IsListed(RecordLink match) => !provisional.Contains(match.A) && !provisional.Contains(match.B);
        var from = _options.PossibleMatchFrom ?? CalibratedFrom(found.Where(IsListed).ToList(), births.Count);
        // A candidate whose record is provisional holds the other side and is shown to nobody, so that it needs no place in the list.
        var matches = found.Where(m => m.MatchProbability >= from || !IsListed(m)).OrderBy(m => m.A).ThenBy(m => m.B).ToList();
        return new PossibleMatches(matches, from);
    }

    private HashSet<RecordKey> ProvisionalKeys() =>
    [
        .. new[] { _pairs[0].Left, _pairs[0].Right, _pairs[1].Right }
            .SelectMany(static source => Enumerable.Range(0, source.Count).Where(row => source.Facts[row].IsProvisional).Select(source.KeyOf)),
    ];

    private static BirthRows[] Index(List<BirthRows> births, SourceTable source, Func<BirthRows, int> row)
    {
        var index = new BirthRows[source.Count];
        foreach (var birth in births)
        {
            if (row(birth) >= 0)
                index[row(birth)] = birth;
        }

        return index;
    }

    private List<RecordLink> BestFree(
        SourcePair pair, BirthRows[] birthOfLeft, BirthRows[] birthOfRight, (Func<BirthRows, int> OfLeft, Func<BirthRows, int> OfRight) other)
    {
        var lowest = MatchWeight.FromProbability(Math.Min(LowestFrom, _options.PossibleMatchFrom ?? LowestFrom)).Bits;
        var free = new List<(RowPair Pair, double Bits)>();
        for (var i = 0; i < pair.Weights.Count; i++)
        {
            var (rows, weight) = (pair.Weights.Pair(i), pair.Weights.Bits(i));
            if (weight >= lowest && other.OfLeft(birthOfLeft[rows.Left]) < 0 && other.OfRight(birthOfRight[rows.Right]) < 0)
                free.Add((rows, weight));
        }

        free.Sort(static (x, y) => HeaviestFirst(x, y));
        var usedLeft = new HashSet<int>();
        var usedRight = new HashSet<int>();
        var best = new List<RecordLink>();
        foreach (var (edge, bits) in free)
        {
            if (usedLeft.Contains(edge.Left) || usedRight.Contains(edge.Right))
                continue;
            usedLeft.Add(edge.Left);
            usedRight.Add(edge.Right);
            best.Add(RecordLink.Of(pair.Left.KeyOf(edge.Left), pair.Right.KeyOf(edge.Right), bits));
        }

        return best;
    }

    private static int HeaviestFirst((RowPair Pair, double Bits) x, (RowPair Pair, double Bits) y)
    {
        var order = y.Bits.CompareTo(x.Bits);
        if (order == 0)
            order = x.Pair.Left.CompareTo(y.Pair.Left);
        return order != 0 ? order : x.Pair.Right.CompareTo(y.Pair.Right);
    }

    /// <summary>The lowest probability at which the list stays under its share of births; equal probabilities stay together.</summary>
    private static double CalibratedFrom(List<RecordLink> found, int births)
    {
        var allowed = Math.Max(AlwaysAllowed, (int)(GreatestShare * births));
        if (found.Count <= allowed)
            return LowestFrom;
        var sorted = found.Select(m => m.MatchProbability).OrderDescending().ToList();
        var firstLeftOut = sorted[allowed];
        return sorted.Take(allowed).Where(p => p > firstLeftOut).DefaultIfEmpty(1).Min();
    }
}
