using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Links;

/// <summary>
/// The final links of affected rows: their pairs are weighed against what else their rows could be, and assigned, by the same code
/// that does it for whole tables.
/// </summary>
internal sealed class FinalLinks
{
    private const int None = -1;

    private readonly KeptLinkageParts _parts;
    private readonly FirstLinks _first;
    private readonly AffectedRows _affected;
    private readonly PairList _pairs;
    private readonly int[] _partners;
    private readonly double[] _bits;

    /// <param name="parts">The tables.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="after">The pairs after the changes.</param>
    /// <param name="known">The first links, and the affected rows with what is known of them.</param>
    public FinalLinks(KeptLinkageParts parts, RowWorkers workers, PairsNow after, (FirstLinks First, AffectedRows Affected) known)
    {
        _parts = parts;
        (_first, _affected) = known;
        _partners = new int[_affected.Rows.Count];
        _bits = new double[_affected.Rows.Count];
        Array.Fill(_partners, RowStatus.NoRow);
        _pairs = FindPairs(workers, after);
        PairOrdering.Sort(parts, _pairs);
        if (_pairs.Count > 0)
            Assign();
    }

    /// <summary>The link of an affected row by its number, and its weight; -1: none.</summary>
    public (int Partner, double Bits) Of(int number) => (_partners[number], _bits[number]);

    /// <summary>The pairs of affected rows that are links, could be, or are weighed against them; nearly all others change nothing.</summary>
    private PairList FindPairs(RowWorkers workers, PairsNow after)
    {
        var rows = _affected.Rows;
        var found = new FoundPair[rows.Count][];
        workers.Run(found.Length, (finder, i) =>
        {
            finder.Room.After.Clear();
            foreach (ref readonly var pair in after.Of(rows[i]))
            {
                if (Matters(pair))
                    finder.Room.After.Add(pair);
            }

            found[i] = finder.Room.After.All.ToArray();
        });
        var pairs = new PairList();
        var keys = new NumberedKeys();
        foreach (var ofRow in found)
        {
            foreach (ref readonly var pair in ofRow.AsSpan())
            {
                if (keys.TryAdd(pair.Key, out _))
                    pairs.Add(pair);
            }
        }

        return pairs;
    }

    /// <summary>Whether a pair could be a link, is free, or is a rival that <see cref="LinkAlternatives"/> weighs.</summary>
    private bool Matters(in FoundPair pair)
    {
        if (pair.Score.MatchBits >= _parts.LinkFrom)
            return true;
        if (AffectedRows.IsHopeless(pair.Score))
            return false;
        return MayGiveWay(pair.LeftRow) && MayGiveWay(pair.RightRow);
    }

    private bool MayGiveWay(RowRef row) =>
        _first.Of(row, isNew: true).Partner == RowStatus.NoRow || (_affected.FlagsOf(row) & RowFlags.IsContested) != RowFlags.None;

    private void Assign()
    {
        var bits = Weigh();
        var inside = new PairList();
        var insideBits = new List<double>();
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (!_affected.Rows.Contains(_pairs[i].LeftRow) || !_affected.Rows.Contains(_pairs[i].RightRow))
                continue;
            inside.Add(_pairs[i]);
            insideBits.Add(bits[i]);
        }

        foreach (var link in FirstLinks.Assign(_parts, inside, insideBits.ToArray()))
        {
            Set(inside[link].LeftRow, inside[link].Right, insideBits[link]);
            Set(inside[link].RightRow, inside[link].Left, insideBits[link]);
        }
    }

    private void Set(RowRef row, int partner, double bits)
    {
        var number = _affected.Rows.NumberOf(row);
        (_partners[number], _bits[number]) = (partner, bits);
    }

    /// <summary>The weights of <see cref="PairCalibration"/>; right for pairs of which both rows are affected.</summary>
    private double[] Weigh()
    {
        var all = WithLinksOutside();
        var (left, leftRows) = all.Numbered(isLeft: true);
        var (right, rightRows) = all.Numbered(isLeft: false);
        var scored = Scored(left, right, all);
        var links = (OfLeft: NoLinks(leftRows), OfRight: NoLinks(rightRows));
        var weights = new double[all.Count];
        var bits = scored.MatchBits.ToArray();
        var contested = new Dictionary<int, bool>();
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = all[i].Score.Weight;
            if (_first.Of(all[i].LeftRow, isNew: true).Partner != all[i].Right)
                continue;
            links.OfLeft[left[i]] = links.OfRight[right[i]] = i;
            bits[i] = weights[i];
            contested.Add(i, (_affected.FlagsOf(all[i].LeftRow) & RowFlags.IsContested) != RowFlags.None);
        }

        foreach (var (pair, odds) in new LinkAlternatives(scored, weights, links, contested).Weigh())
            bits[pair] = odds;
        WeighFree(bits, pair => links.OfLeft[left[pair]] == None && links.OfRight[right[pair]] == None);
        return bits;
    }

    /// <summary>The pairs, and behind them first links between rows that are not affected, of rows that affected ones have pairs with.</summary>
    private PairList WithLinksOutside()
    {
        var all = new PairList();
        var found = new NumberedKeys();
        for (var i = 0; i < _pairs.Count; i++)
            all.Add(_pairs[i]);
        for (var i = 0; i < _pairs.Count; i++)
        {
            AddLinkOutside(_pairs[i].LeftRow, found, all);
            AddLinkOutside(_pairs[i].RightRow, found, all);
        }

        return all;
    }

    private void AddLinkOutside(RowRef row, NumberedKeys found, PairList all)
    {
        if (_affected.Rows.Contains(row))
            return;
        var (partner, weight) = _first.Of(row, isNew: true);
        if (partner == RowStatus.NoRow)
            return;
        var pair = (row.IsLeft ? new FoundPair(row.Row, partner, default, default) : new FoundPair(partner, row.Row, default, default)) with { Score = new PairScore(0, 0, weight, false) };
        if (found.TryAdd(pair.Key, out _))
            all.Add(pair);
    }

    private ScoredPairs Scored(int[] left, int[] right, PairList all)
    {
        // Their weights are known, so that it does not matter how they agree.
        var chunk = new PairChunk(left, right, new int[left.Length], [new PairKind(0, 0, left.Length)]);
        var (candidates, histogram) = (new CandidatePairs(), new PatternHistogram());
        candidates.Add([chunk], chunk.Count, histogram, new ParallelOptions { MaxDegreeOfParallelism = 1 });
        var scored = new ScoredPairs(candidates, new PairScorer(_parts.Model, histogram), _parts.Model);
        for (var i = 0; i < all.Count; i++)
            scored.MatchBits[i] = all[i].Score.MatchBits;
        return scored;
    }

    private void WeighFree(double[] bits, Predicate<int> isFree)
    {
        var free = Enumerable.Range(0, _pairs.Count).Where(pair => isFree(pair) && _pairs[pair].Score.Raw > PairCalibration.Hopeless).ToList();
        var weighed = new FreePairs(free.ConvertAll(pair => new FreePair(_pairs[pair].Left, _pairs[pair].Right, _pairs[pair].Score.Raw)))
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
