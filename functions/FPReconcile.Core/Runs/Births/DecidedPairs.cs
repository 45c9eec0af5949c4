using FPReconcile.Core.Assignment;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

/// <summary>What officers decided about pairs of records of one source, by row.</summary>
internal sealed class DecidedPairs
{
    private readonly List<(int A, int B)> _same;
    private readonly List<(int A, int B)> _different;

    public DecidedPairs(SourceTable source, BirthLinkageInput input)
    {
        var isOneSource = ((RecordKey A, RecordKey B) pair) => source.Count > 0 && pair.A.Source == pair.B.Source && pair.A.Source == source.KeyOf(0).Source;
        var decided = input.Confirmed.Concat(input.Rejected).Where(isOneSource).SelectMany(pair => new[] { pair.A, pair.B }).ToHashSet();
        var rows = new Dictionary<RecordKey, int>();
        for (var row = 0; row < source.Count && decided.Count > 0; row++)
        {
            if (decided.Contains(source.KeyOf(row)))
                rows.Add(source.KeyOf(row), row);
        }

        _same = Rows(input.Confirmed);
        _different = Rows(input.Rejected);

        List<(int A, int B)> Rows(IReadOnlyList<(RecordKey A, RecordKey B)> pairs) =>
            [.. pairs.Where(pair => rows.ContainsKey(pair.A) && rows.ContainsKey(pair.B)).Select(pair => (rows[pair.A], rows[pair.B]))];
    }

    /// <summary>Joins the pairs that are one birth.</summary>
    public void JoinSame(DisjointSets groups)
    {
        foreach (var (a, b) in _same)
            groups.Join(a, b);
    }

    /// <summary>Groups of rows that are one birth: what was decided, then the likeliest pairs first, as far as no decision forbids them.</summary>
    public DisjointSets Duplicates(int count, List<(int A, int B, double Bits)> alike)
    {
        var groups = new DisjointSets(count);
        JoinSame(groups);
        // Without a decision against a pair the order of joining means nothing.
        if (_different.Count > 0)
            alike.Sort(static (x, y) => x.Bits != y.Bits ? y.Bits.CompareTo(x.Bits) : (x.A, x.B).CompareTo((y.A, y.B)));
        foreach (var (a, b, _) in alike)
        {
            if (!IsForbidden(groups, a, b))
                groups.Join(a, b);
        }

        return groups;
    }

    private bool IsForbidden(DisjointSets groups, int a, int b)
    {
        if (_different.Count == 0)
            return false;
        var (left, right) = (groups.Find(a), groups.Find(b));
        foreach (var (one, other) in _different)
        {
            var (first, second) = (groups.Find(one), groups.Find(other));
            if ((first == left && second == right) || (first == right && second == left))
                return true;
        }

        return false;
    }
}
