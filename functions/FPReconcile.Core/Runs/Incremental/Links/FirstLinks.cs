using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Links;

/// <summary>
/// The links of the first assignment before and after changes of pairs: rows that compete with each other through a pair that was
/// lost or is new are assigned anew, all others keep their link.
/// </summary>
internal sealed class FirstLinks
{
    private readonly KeptLinkageParts _parts;
    private readonly RowSet _rows = new();
    private readonly int[] _partners;
    private readonly double[] _weights;

    /// <param name="parts">The tables.</param>
    /// <param name="after">The pairs after the changes.</param>
    /// <param name="changed">Pairs that were lost or are new.</param>
    public FirstLinks(KeptLinkageParts parts, PairsNow after, ChangedPairs changed)
    {
        _parts = parts;
        for (var i = 0; i < changed.Count; i++)
        {
            if (!IsPossible(changed[i]))
                continue;
            AddStart(changed[i].LeftRow);
            AddStart(changed[i].RightRow);
        }

        var pairs = FindCompeting(after);
        _partners = new int[_rows.Count];
        _weights = new double[_rows.Count];
        Array.Fill(_partners, RowStatus.NoRow);
        PairOrdering.Sort(parts, pairs);
        var bits = new double[pairs.Count];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = pairs[i].Score.MatchBits;
        foreach (var link in Assign(parts, pairs, bits))
        {
            ref readonly var pair = ref pairs[link];
            Set(pair.LeftRow, pair.Right, pair.Score.Weight);
            Set(pair.RightRow, pair.Left, pair.Score.Weight);
        }
    }

    /// <summary>Rows that were assigned anew.</summary>
    public RowSet Assigned => _rows;

    /// <summary>The row that a row is linked with, and the weight of the link for the second assignment; -1: none.</summary>
    public (int Partner, double Weight) Of(RowRef row, bool isNew)
    {
        var number = isNew ? _rows.NumberOf(row) : NumberedKeys.None;
        return number == NumberedKeys.None ? _parts.TableOf(row).FirstOf(row.Row) : (_partners[number], _weights[number]);
    }

    /// <summary>The weight of the link of a row; null: it has none.</summary>
    public double? Weight(RowRef row, bool isNew) => Of(row, isNew) is var (partner, weight) && partner == RowStatus.NoRow ? null : weight;

    /// <summary>Whether the link of a row is another one now.</summary>
    public bool IsChanged(RowRef row) => Of(row, isNew: false).Partner != Of(row, isNew: true).Partner;

    /// <summary>One-to-one links of the heaviest pairs, found as a run over the whole tables would.</summary>
    /// <param name="parts">The tables.</param>
    /// <param name="pairs">The pairs, in the order of <see cref="PairOrdering"/>.</param>
    /// <param name="bits">Their weights.</param>
    public static List<int> Assign(KeptLinkageParts parts, PairList pairs, double[] bits)
    {
        var (left, leftRows) = pairs.Numbered(isLeft: true);
        var (right, rightRows) = pairs.Numbered(isLeft: false);
        var (isLink, _) = OneToOneLinks.Solve(
            new WeightedPairs(left, right, bits), parts.LinkFrom, (leftRows, rightRows), new ParallelOptions { MaxDegreeOfParallelism = 1 });
        var links = new List<int>();
        for (var i = 0; i < isLink.Length; i++)
        {
            if (isLink[i])
                links.Add(i);
        }

        return links;
    }

    private void AddStart(RowRef row)
    {
        if (_parts.TableOf(row).IsThere(row.Row, isNew: true))
            _rows.Add(row);
    }

    /// <summary>All pairs that could be links of the rows, and of the rows that they lead to; adds these.</summary>
    private PairList FindCompeting(PairsNow after)
    {
        var pairs = new PairList();
        var keys = new NumberedKeys();
        for (var from = 0; from < _rows.Count;)
        {
            var to = _rows.Count;
            after.Find(_rows, from);
            for (; from < to; from++)
            {
                var row = _rows[from];
                foreach (ref readonly var pair in after.Of(row))
                {
                    if (!IsPossible(pair))
                        continue;
                    _rows.Add(pair.Other(row.IsLeft));
                    if (keys.TryAdd(pair.Key, out _))
                        pairs.Add(pair);
                }
            }
        }

        return pairs;
    }

    private void Set(RowRef row, int partner, double weight)
    {
        var number = _rows.NumberOf(row);
        (_partners[number], _weights[number]) = (partner, weight);
    }

    private bool IsPossible(in FoundPair pair) => pair.Score.MatchBits >= _parts.LinkFrom;
}
