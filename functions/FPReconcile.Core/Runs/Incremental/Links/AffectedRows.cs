using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Links;

/// <summary>
/// Finds the rows whose final link or its weight can have changed. Nearly every candidate pair is far too unlikely to matter to the
/// links of its rows: following only those that can matter keeps the work near the changes.
/// </summary>
/// <remarks>
/// What a row comes to depends on its pairs, on the first links of the rows they lead to, and on whether those are contested; see
/// <see cref="LinkAlternatives"/> and <see cref="FreePairs"/>. Every condition here asks whether one of these could be another than before.
/// </remarks>
internal sealed class AffectedRows
{
    private readonly KeptLinkageParts _parts;
    private readonly RowWorkers _workers;
    private readonly PairsNow _after;
    private readonly FirstLinks _first;
    private readonly RowSet _rows = new();
    private readonly List<RowFlags> _flags = [];

    public AffectedRows(KeptLinkageParts parts, RowWorkers workers, PairsNow after, FirstLinks first)
    {
        (_parts, _workers) = (parts, workers);
        _after = after;
        _first = first;
    }

    /// <summary>The rows.</summary>
    public RowSet Rows => _rows;

    /// <summary>What is now known of the link of a row, by its number.</summary>
    public RowFlags FlagsOf(int number) => _flags[number];

    /// <summary>The same of any row.</summary>
    public RowFlags FlagsOf(RowRef row)
    {
        var number = _rows.NumberOf(row);
        return number == NumberedKeys.None ? _parts.TableOf(row).FlagsOf(row.Row, isNew: false) : _flags[number];
    }

    public void Find(ChangedPairs changed)
    {
        foreach (var row in _parts.Left.AddedNow)
            Include(new RowRef(true, row));
        foreach (var row in _parts.Right.AddedNow)
            Include(new RowRef(false, row));
        FindOfChangedLinks();
        FindOfChangedPairs(changed);
        for (var from = 0; from < _rows.Count;)
            from = Follow(from);
    }

    /// <summary>Neither a rival of any link nor among the free pairs that are weighed.</summary>
    public static bool IsHopeless(in PairScore score) => score.Weight <= PairCalibration.Hopeless && score.Raw <= PairCalibration.Hopeless;

    private void Include(RowRef row)
    {
        if (_parts.TableOf(row).IsThere(row.Row, isNew: true) && _rows.Add(row))
            _flags.Add(RowFlags.None);
    }

    private void FindOfChangedLinks()
    {
        for (var i = 0; i < _first.Assigned.Count; i++)
        {
            var row = _first.Assigned[i];
            Include(row);
            if (!_first.IsChanged(row))
                continue;
            foreach (ref readonly var pair in _after.Of(row))
            {
                if (IsMoved(pair, pair.Other(row.IsLeft)))
                    Include(pair.Other(row.IsLeft));
            }
        }
    }

    private void FindOfChangedPairs(ChangedPairs changed)
    {
        var isMoved = new (bool Left, bool Right)[changed.Count];
        _workers.Run(changed.Count, (_, i) => isMoved[i] = (IsMoved(changed[i], changed[i].LeftRow), IsMoved(changed[i], changed[i].RightRow)));
        for (var i = 0; i < isMoved.Length; i++)
        {
            if (isMoved[i].Left)
                Include(changed[i].LeftRow);
            if (isMoved[i].Right)
                Include(changed[i].RightRow);
        }
    }

    /// <summary>Whether a pair that came, went, or whose other row has another link now, can matter to a row of it.</summary>
    private bool IsMoved(in FoundPair pair, RowRef row)
    {
        if (!IsLinkable(pair) && IsHopeless(pair.Score))
            return false;
        var flags = _parts.TableOf(row).FlagsOf(row.Row, isNew: false);
        return (flags & (RowFlags.IsContested | RowFlags.HasFreePair)) != RowFlags.None || IsHeavy(pair, isNew: false) || IsHeavy(pair, isNew: true);
    }

    /// <summary>Whether a pair could be a link, or makes the links of its rows contested.</summary>
    private bool IsHeavy(in FoundPair pair, bool isNew)
    {
        if (IsLinkable(pair))
            return true;
        var (left, right) = LinksAt(pair, isNew);
        return (left is not null || right is not null) && pair.Score.Weight > PairCalibration.Hopeless && LinkAlternatives.Contests(pair.Score.Weight, left, right);
    }

    private bool IsLinkable(in FoundPair pair) => pair.Score.MatchBits >= _parts.LinkFrom || pair.Score.Weight >= _parts.LinkFrom;

    private (double? Left, double? Right) LinksAt(in FoundPair pair, bool isNew) => (_first.Weight(pair.LeftRow, isNew), _first.Weight(pair.RightRow, isNew));

    /// <summary>Finds out what is known now of the rows from a number on, includes those to which that matters, and gives the number behind the last.</summary>
    private int Follow(int from)
    {
        var to = _rows.Count;
        for (var i = from; i < to; i++)
        {
            if (_first.Of(_rows[i], isNew: true).Partner is var partner and not RowStatus.NoRow)
                Include(new RowRef(!_rows[i].IsLeft, partner));
        }

        _after.Find(_rows, from);
        var found = new List<int>?[to - from];
        var flags = new RowFlags[to - from];
        _workers.Run(found.Length, (finder, i) => (flags[i], found[i]) = Follow(_rows[from + i], finder.Comparer));
        for (var i = from; i < to; i++)
        {
            _flags[i] = flags[i - from];
            foreach (var row in found[i - from] ?? [])
                Include(new RowRef(!_rows[i].IsLeft, row));
        }

        return to;
    }

    /// <summary>What is known of a row now, and the rows of the other table to which that matters.</summary>
    private (RowFlags Flags, List<int>? Rows) Follow(RowRef row, RowComparer comparer)
    {
        var pairs = _after.Of(row);
        if (_first.Of(row, isNew: true).Partner is var partner && partner == RowStatus.NoRow)
            return (HasFreePair(pairs) ? RowFlags.HasFreePair : RowFlags.None, Rivals(row, pairs, isNewlyContested: false, comparer));
        var other = new RowRef(!row.IsLeft, partner);
        var link = row.IsLeft ? FoundPair.KeyOf(row.Row, partner) : FoundPair.KeyOf(partner, row.Row);
        var isContested = IsContested(pairs, link) || IsContested(_after.Of(other), link);
        var wasContested = (_parts.TableOf(row).FlagsOf(row.Row, isNew: false) & RowFlags.IsContested) != RowFlags.None;
        return (isContested ? RowFlags.IsContested : RowFlags.None, Rivals(row, pairs, isContested != wasContested || _first.IsChanged(row), comparer));
    }

    private bool HasFreePair(ReadOnlySpan<FoundPair> pairs)
    {
        foreach (ref readonly var pair in pairs)
        {
            if (pair.Score.Raw > PairCalibration.Hopeless && pair.Score.Weight >= _parts.LinkFrom && LinksAt(pair, isNew: true) is (null, null))
                return true;
        }

        return false;
    }

    private bool IsContested(ReadOnlySpan<FoundPair> pairs, ulong link)
    {
        foreach (ref readonly var pair in pairs)
        {
            if (pair.Key == link || pair.Score.Weight <= PairCalibration.Hopeless)
                continue;
            var (left, right) = LinksAt(pair, isNew: true);
            if (LinkAlternatives.Contests(pair.Score.Weight, left, right))
                return true;
        }

        return false;
    }

    /// <summary>The rows of pairs that could be links, and of those whose links are now weighed against another set of rivals.</summary>
    private List<int>? Rivals(RowRef row, ReadOnlySpan<FoundPair> pairs, bool isNewlyContested, RowComparer comparer)
    {
        List<int>? rows = null;
        foreach (ref readonly var pair in pairs)
        {
            var other = pair.Other(row.IsLeft);
            if (IsLinkable(pair) || (isNewlyContested && WasContested(other)) || IsAlternative(pair, comparer))
                (rows ??= []).Add(other.Row);
        }

        return rows;
    }

    private bool WasContested(RowRef row) => (_parts.TableOf(row).FlagsOf(row.Row, isNew: false) & RowFlags.IsContested) != RowFlags.None;

    /// <summary>Whether an assignment with the pair could be likelier than the one found, so that it takes the place of a link.</summary>
    private bool IsAlternative(in FoundPair pair, RowComparer comparer)
    {
        var ofLeft = _first.Of(pair.LeftRow, isNew: true);
        var ofRight = _first.Of(pair.RightRow, isNew: true);
        if (ofLeft.Partner == RowStatus.NoRow && ofRight.Partner == RowStatus.NoRow)
            return false;

        // The weight of no link is 0. The other two rows are hardly ever a pair that matters, which is known without comparing them.
        var exponent = pair.Score.Weight - ofLeft.Weight - ofRight.Weight;
        var isExchange = ofLeft.Partner != RowStatus.NoRow && ofRight.Partner != RowStatus.NoRow && ofRight.Partner != pair.Left;
        if (isExchange && _after.Contains(ofRight.Partner, ofLeft.Partner))
            exponent += Math.Max(0, comparer.Of(ofRight.Partner, ofLeft.Partner).Weight);
        return exponent >= _parts.LinkFrom;
    }
}
