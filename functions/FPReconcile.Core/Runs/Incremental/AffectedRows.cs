using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Incremental;

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
    private readonly PairScores _scores;
    private readonly RowSearch _after;
    private readonly FirstLinks _first;
    private readonly Dictionary<RowRef, RowFlags> _flags = [];
    private readonly Queue<RowRef> _next = [];

    public AffectedRows(KeptLinkageParts parts, PairScores scores, RowSearch after, FirstLinks first)
    {
        _parts = parts;
        _scores = scores;
        _after = after;
        _first = first;
    }

    /// <summary>The rows, each with what is now known of its link.</summary>
    public IReadOnlyDictionary<RowRef, RowFlags> Rows => _flags;

    public void Find(HashSet<FoundPair> lost, HashSet<FoundPair> gained)
    {
        foreach (var row in Added())
            Include(row);
        foreach (var row in _first.Assigned)
        {
            Include(row);
            if (!_first.IsChanged(row))
                continue;
            foreach (var pair in _after.PairsOf(row, BlockingStage.Wide))
                IncludeIfMoved(pair, pair.Other(row.IsLeft));
        }

        foreach (var pair in lost.Concat(gained))
        {
            IncludeIfMoved(pair, new RowRef(true, pair.Left));
            IncludeIfMoved(pair, new RowRef(false, pair.Right));
        }

        while (_next.TryDequeue(out var row))
            Follow(row);
    }

    private IEnumerable<RowRef> Added() =>
        _parts.Left.AddedNow.Select(row => new RowRef(true, row)).Concat(_parts.Right.AddedNow.Select(row => new RowRef(false, row)));

    private void Include(RowRef row)
    {
        if (_parts.TableOf(row).IsThere(row.Row, isNew: true) && _flags.TryAdd(row, RowFlags.None))
            _next.Enqueue(row);
    }

    /// <summary>Includes a row of a pair that came, went, or whose other row has another link now, when that can matter to the row.</summary>
    private void IncludeIfMoved(FoundPair pair, RowRef row)
    {
        if (_flags.ContainsKey(row) || (!IsLinkable(pair) && IsHopeless(pair)))
            return;
        var flags = _parts.TableOf(row).FlagsOf(row.Row, isNew: false);
        if ((flags & (RowFlags.IsContested | RowFlags.HasFreePair)) != RowFlags.None || IsHeavy(pair, isNew: false) || IsHeavy(pair, isNew: true))
            Include(row);
    }

    /// <summary>Neither a rival of any link nor among the free pairs that are weighed.</summary>
    private bool IsHopeless(FoundPair pair) => _scores.Of(pair) is var score && score.Weight <= PairCalibration.Hopeless && score.Raw <= PairCalibration.Hopeless;

    /// <summary>Whether a pair could be a link, or makes the links of its rows contested.</summary>
    private bool IsHeavy(FoundPair pair, bool isNew)
    {
        if (IsLinkable(pair))
            return true;
        var weight = _scores.Of(pair).Weight;
        var (left, right) = LinksAt(pair, isNew);
        return (left is not null || right is not null) && weight > PairCalibration.Hopeless && LinkAlternatives.Contests(weight, left, right);
    }

    private bool IsLinkable(FoundPair pair) => _scores.Of(pair) is var score && (score.MatchBits >= _parts.LinkFrom || score.Weight >= _parts.LinkFrom);

    private (double? Left, double? Right) LinksAt(FoundPair pair, bool isNew) =>
        (_first.Weight(new RowRef(true, pair.Left), isNew), _first.Weight(new RowRef(false, pair.Right), isNew));

    /// <summary>Finds out what is known of a row now, and includes those to which that matters.</summary>
    private void Follow(RowRef row)
    {
        var pairs = _after.PairsOf(row, BlockingStage.Wide);
        if (_first.Partner(row, isNew: true) is not { } partner)
        {
            if (pairs.Any(IsFreePair))
                _flags[row] = RowFlags.HasFreePair;
            IncludeRivals(row, pairs, isNewlyContested: false);
            return;
        }

        var other = new RowRef(!row.IsLeft, partner);
        Include(other);
        var isContested = pairs.Concat(_after.PairsOf(other, BlockingStage.Wide)).Any(pair => IsContestedBy(pair, row, other));
        _flags[row] = isContested ? RowFlags.IsContested : RowFlags.None;
        var wasContested = (_parts.TableOf(row).FlagsOf(row.Row, isNew: false) & RowFlags.IsContested) != RowFlags.None;
        IncludeRivals(row, pairs, isContested != wasContested || _first.IsChanged(row));
    }

    /// <summary>Includes the rows of pairs that could be links, and of those whose links are now weighed against another set of rivals.</summary>
    private void IncludeRivals(RowRef row, IReadOnlyList<FoundPair> pairs, bool isNewlyContested)
    {
        foreach (var pair in pairs)
        {
            var other = pair.Other(row.IsLeft);
            var isContested = (_parts.TableOf(other).FlagsOf(other.Row, isNew: false) & RowFlags.IsContested) != RowFlags.None;
            if (!_flags.ContainsKey(other) && ((isNewlyContested && isContested) || IsLinkable(pair) || IsAlternative(pair)))
                Include(other);
        }
    }

    private bool IsFreePair(FoundPair pair)
    {
        var score = _scores.Of(pair);
        return LinksAt(pair, isNew: true) is (null, null) && score.Raw > PairCalibration.Hopeless && score.Weight >= _parts.LinkFrom;
    }

    private bool IsContestedBy(FoundPair pair, RowRef row, RowRef partner)
    {
        if (new RowRef(true, pair.Left) == (row.IsLeft ? row : partner) && new RowRef(false, pair.Right) == (row.IsLeft ? partner : row))
            return false;
        var weight = _scores.Of(pair).Weight;
        var (left, right) = LinksAt(pair, isNew: true);
        return weight > PairCalibration.Hopeless && LinkAlternatives.Contests(weight, left, right);
    }

    /// <summary>Whether an assignment with the pair could be likelier than the one found, so that it takes the place of a link.</summary>
    private bool IsAlternative(FoundPair pair)
    {
        var (left, right) = (new RowRef(true, pair.Left), new RowRef(false, pair.Right));
        var (ofLeft, ofRight) = LinksAt(pair, isNew: true);
        if (ofLeft is null && ofRight is null)
            return false;
        var exponent = _scores.Of(pair).Weight - (ofLeft ?? 0) - (ofRight ?? 0);
        if (_first.Partner(left, isNew: true) is { } rightOfLeft && _first.Partner(right, isNew: true) is { } leftOfRight && leftOfRight != pair.Left)
            exponent += Math.Max(0, _scores.Of(leftOfRight, rightOfLeft).Weight);
        return exponent >= _parts.LinkFrom;
    }
}
