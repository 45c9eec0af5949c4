using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// The final links of affected rows: their pairs are weighed against what else their rows could be, and assigned, by the same code
/// that does it for whole tables.
/// </summary>
internal sealed class FinalLinks
{
    private const int None = -1;

    private readonly KeptLinkageParts _parts;
    private readonly PairScores _scores;
    private readonly FirstLinks _first;
    private readonly IReadOnlyDictionary<RowRef, RowFlags> _rows;
    private readonly List<FoundPair> _pairs;
    private readonly Dictionary<RowRef, (int Partner, double Bits)> _links = [];

    /// <param name="parts">The tables.</param>
    /// <param name="scores">Weights of pairs.</param>
    /// <param name="after">The pairs after the changes.</param>
    /// <param name="known">The first links, and the affected rows with what is known of them.</param>
    public FinalLinks(KeptLinkageParts parts, PairScores scores, RowSearch after, (FirstLinks First, IReadOnlyDictionary<RowRef, RowFlags> Rows) known)
    {
        _parts = parts;
        _scores = scores;
        (_first, _rows) = known;
        _pairs = [.. _rows.Keys.SelectMany(row => after.PairsOf(row, BlockingStage.Wide)).Distinct()];
        FirstLinks.Sort(parts, _pairs);
        if (_pairs.Count > 0)
            Assign();
    }

    /// <summary>The link of an affected row; null: none.</summary>
    public (int Partner, double Bits)? Of(RowRef row) => _links.TryGetValue(row, out var link) ? link : null;

    private void Assign()
    {
        var bits = Weigh();
        var inside = new Dictionary<FoundPair, double>();
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (_rows.ContainsKey(new RowRef(true, _pairs[i].Left)) && _rows.ContainsKey(new RowRef(false, _pairs[i].Right)))
                inside.Add(_pairs[i], bits[i]);
        }

        FirstLinks.Assign(_parts, [.. inside.Keys], pair => inside[pair], pair =>
        {
            _links[new RowRef(true, pair.Left)] = (pair.Right, inside[pair]);
            _links[new RowRef(false, pair.Right)] = (pair.Left, inside[pair]);
        });
    }

    /// <summary>The weights of <see cref="PairCalibration"/>; right for pairs of which both rows are affected.</summary>
    private double[] Weigh()
    {
        var outside = LinksOutside();
        List<FoundPair> all = [.. _pairs, .. outside];
        var (left, leftRows) = FirstLinks.Numbered(all.ConvertAll(pair => pair.Left));
        var (right, rightRows) = FirstLinks.Numbered(all.ConvertAll(pair => pair.Right));
        var scored = Scored(left, right, all);
        var weights = new double[all.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = i < _pairs.Count ? _scores.Of(all[i]).Weight : _first.Weight(new RowRef(true, all[i].Left), isNew: true)!.Value;
        var links = (OfLeft: NoLinks(leftRows), OfRight: NoLinks(rightRows));
        var bits = (double[])scored.MatchBits.Clone();
        for (var i = 0; i < all.Count; i++)
        {
            if (_first.Partner(new RowRef(true, all[i].Left), isNew: true) != all[i].Right)
                continue;
            links.OfLeft[left[i]] = links.OfRight[right[i]] = i;
            bits[i] = weights[i];
        }

        new LinkAlternatives(scored, weights, links, Contested(all)).Weigh(bits);
        WeighFree(bits, pair => links.OfLeft[left[pair]] == None && links.OfRight[right[pair]] == None);
        return bits;
    }

    /// <summary>First links between rows that are not affected, of rows that affected ones have pairs with.</summary>
    private IEnumerable<FoundPair> LinksOutside()
    {
        var found = new HashSet<FoundPair>();
        foreach (var pair in _pairs)
        {
            foreach (var row in new[] { new RowRef(true, pair.Left), new RowRef(false, pair.Right) })
            {
                if (!_rows.ContainsKey(row) && _first.Partner(row, isNew: true) is { } partner)
                    found.Add(row.IsLeft ? new FoundPair(row.Row, partner, default) : new FoundPair(partner, row.Row, default));
            }
        }

        return found;
    }

    private ScoredPairs Scored(int[] left, int[] right, List<FoundPair> all)
    {
        var chunk = new PairChunk(all.Count);
        for (var i = 0; i < left.Length; i++)
            chunk.Add(left[i], right[i], 0, 0);
        var (candidates, histogram) = (new CandidatePairs(), new PatternHistogram());
        candidates.Add([chunk], chunk.Count, histogram);
        var scored = new ScoredPairs(candidates, new PairScorer(_parts.Model, histogram), _parts.Model);
        for (var i = 0; i < _pairs.Count; i++)
            scored.MatchBits[i] = _scores.Of(all[i]).MatchBits;
        return scored;
    }

    private Dictionary<int, bool> Contested(List<FoundPair> all)
    {
        var contested = new Dictionary<int, bool>();
        for (var i = 0; i < all.Count; i++)
        {
            var left = new RowRef(true, all[i].Left);
            if (_first.Partner(left, isNew: true) == all[i].Right)
                contested.Add(i, (FlagsOf(left) & RowFlags.IsContested) != RowFlags.None);
        }

        return contested;
    }

    private RowFlags FlagsOf(RowRef row) => _rows.TryGetValue(row, out var flags) ? flags : _parts.TableOf(row).FlagsOf(row.Row, isNew: false);

    private void WeighFree(double[] bits, Predicate<int> isFree)
    {
        var free = Enumerable.Range(0, _pairs.Count).Where(pair => isFree(pair) && _scores.Of(_pairs[pair]).Raw > PairCalibration.Hopeless).ToList();
        var weighed = new FreePairs(free.ConvertAll(pair => new FreePair(_pairs[pair].Left, _pairs[pair].Right, _scores.Of(_pairs[pair]).Raw)))
            .Weigh(_parts.Frame.PriorShift);
        for (var i = 0; i < weighed.Length; i++)
            bits[free[i]] = weighed[i];
    }

    private static int[] NoLinks(int rows)
    {
        var links = new int[rows];
        Array.Fill(links, None);
        return links;
    }
}
