using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// The links of the first assignment before and after changes of pairs: rows that compete with each other through a pair that was
/// lost or is new are assigned anew, all others keep their link.
/// </summary>
internal sealed class FirstLinks
{
    private readonly KeptLinkageParts _parts;
    private readonly PairScores _scores;
    private readonly Dictionary<RowRef, int> _assigned = [];

    /// <param name="parts">The tables.</param>
    /// <param name="scores">Weights of pairs.</param>
    /// <param name="after">The pairs after the changes.</param>
    /// <param name="changed">Pairs that were lost or are new.</param>
    public FirstLinks(KeptLinkageParts parts, PairScores scores, RowSearch after, IEnumerable<FoundPair> changed)
    {
        _parts = parts;
        _scores = scores;
        var start = changed.Where(IsPossible).SelectMany(pair => new[] { new RowRef(true, pair.Left), new RowRef(false, pair.Right) })
            .Where(row => parts.TableOf(row).IsThere(row.Row, isNew: true));
        var rows = new HashSet<RowRef>(start);
        var pairs = new HashSet<FoundPair>();
        for (var next = new Queue<RowRef>(rows); next.TryDequeue(out var row);)
        {
            foreach (var pair in after.PairsOf(row, BlockingStage.Wide).Where(IsPossible))
            {
                pairs.Add(pair);
                if (rows.Add(pair.Other(row.IsLeft)))
                    next.Enqueue(pair.Other(row.IsLeft));
            }
        }

        foreach (var row in rows)
            _assigned.Add(row, RowStatus.NoRow);
        Assign(parts, [.. pairs], pair => scores.Of(pair).MatchBits, pair =>
        {
            _assigned[new RowRef(true, pair.Left)] = pair.Right;
            _assigned[new RowRef(false, pair.Right)] = pair.Left;
        });
    }

    /// <summary>Rows that were assigned anew.</summary>
    public IEnumerable<RowRef> Assigned => _assigned.Keys;

    /// <summary>The row that a row is linked with; null: none.</summary>
    public int? Partner(RowRef row, bool isNew)
    {
        if (!isNew || !_assigned.TryGetValue(row, out var partner))
            partner = _parts.TableOf(row).FirstOf(row.Row).Row;
        return partner == RowStatus.NoRow ? null : partner;
    }

    /// <summary>The weight of the link of a row for the second assignment; null: it has none.</summary>
    public double? Weight(RowRef row, bool isNew)
    {
        if (!isNew || !_assigned.TryGetValue(row, out var partner))
        {
            var first = _parts.TableOf(row).FirstOf(row.Row);
            return first.Row == RowStatus.NoRow ? null : first.Weight;
        }

        if (partner == RowStatus.NoRow)
            return null;
        return (row.IsLeft ? _scores.Of(row.Row, partner) : _scores.Of(partner, row.Row)).Weight;
    }

    /// <summary>Whether the link of a row is another one now.</summary>
    public bool IsChanged(RowRef row) => Partner(row, isNew: false) != Partner(row, isNew: true);

    /// <summary>One-to-one links of the heaviest pairs, found in the order in which a run over the whole tables would.</summary>
    public static void Assign(KeptLinkageParts parts, List<FoundPair> pairs, Func<FoundPair, double> bitsOf, Action<FoundPair> link)
    {
        Sort(parts, pairs);
        var (left, leftRows) = Numbered(pairs.ConvertAll(pair => pair.Left));
        var (right, rightRows) = Numbered(pairs.ConvertAll(pair => pair.Right));
        var (isLink, _) = OneToOneLinks.Solve(left, right, pairs.ConvertAll(pair => bitsOf(pair)).ToArray(), parts.LinkFrom, (leftRows, rightRows));
        for (var i = 0; i < isLink.Length; i++)
        {
            if (isLink[i])
                link(pairs[i]);
        }
    }

    /// <summary>Puts pairs in the order in which a search of the whole tables finds them.</summary>
    public static void Sort(KeptLinkageParts parts, List<FoundPair> pairs)
    {
        var keyed = pairs.ConvertAll(pair => (Order: pair.Order.Key, Left: parts.Left.OrderOf(pair.Left), Right: parts.Right.OrderOf(pair.Right), Pair: pair));
        keyed.Sort((a, b) => (a.Order, a.Left, a.Right).CompareTo((b.Order, b.Left, b.Right)));
        for (var i = 0; i < keyed.Count; i++)
            pairs[i] = keyed[i].Pair;
    }

    /// <summary>Rows numbered from 0.</summary>
    public static (int[] Numbers, int Count) Numbered(List<int> rows)
    {
        var known = new Dictionary<int, int>();
        var numbers = new int[rows.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            known.TryAdd(rows[i], known.Count);
            numbers[i] = known[rows[i]];
        }

        return (numbers, known.Count);
    }

    private bool IsPossible(FoundPair pair) => _scores.Of(pair).MatchBits >= _parts.LinkFrom;
}
