using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// The pairs that changes of the tables take away, bring, or move to another place of the search, as far as they can matter to any row
/// (<see cref="PairLimits"/>): most are far too unlikely.
/// </summary>
internal sealed class ChangedPairs(KeptLinkageParts parts)
{
    private readonly NumberedKeys _keys = new();
    private readonly PairList _pairs = new();
    private readonly List<bool> _was = [];
    private readonly List<bool> _is = [];
    private readonly NumbersByKey _ofRows = new();
    private readonly RowBits _hasLeft = new(parts.Left.AllRows);
    private readonly RowBits _hasRight = new(parts.Right.AllRows);

    public int Count => _pairs.Count;

    public ref readonly FoundPair this[int number] => ref _pairs[number];

    /// <summary>Whether a pair was there before the changes.</summary>
    public bool Was(int number) => _was[number];

    /// <summary>Whether a pair is there after them.</summary>
    public bool Is(int number) => _is[number];

    public bool Contains(ulong key) => _keys.Contains(key);

    /// <summary>Whether a pair is there after the changes; null: it did not change.</summary>
    public bool? Is(ulong key) => _keys.Find(key) is var number && number == NumberedKeys.None ? null : _is[number];

    /// <summary>The pairs of a row, by their numbers.</summary>
    public void Find(RowRef row, List<int> numbers)
    {
        numbers.Clear();
        if ((row.IsLeft ? _hasLeft : _hasRight)[row.Row])
            _ofRows.Find(row.Key, numbers);
    }

    /// <summary>Adds what a row has lost and gained in a stage.</summary>
    /// <param name="changes">What <see cref="Of"/> found.</param>
    public void Add(RowChange? changes)
    {
        for (var i = 0; i < changes?.Pairs.Length; i++)
        {
            ref readonly var pair = ref changes.Pairs[i];
            if (_keys.TryAdd(pair.Key, out var number))
                AddNew(pair);

            // A pair that moves from stage to stage is lost in one and new in another: where it is now counts.
            if (i < changes.Lost)
                _was[number] = true;
            else
                (_is[number], _pairs[number]) = (true, pair);
        }
    }

    /// <summary>What a row has lost and gained in a stage; null: nothing.</summary>
    /// <param name="before">Its pairs before the changes.</param>
    /// <param name="after">Its pairs after them.</param>
    public static RowChange? Of(ReadOnlySpan<FoundPair> before, ReadOnlySpan<FoundPair> after)
    {
        if (AreSame(before, after))
            return null;
        var lost = Missing(before, after);
        var gained = Missing(after, before);
        return lost.Length + gained.Length == 0 ? null : new RowChange([.. lost, .. gained], lost.Length);
    }

    /// <summary>Takes the changes over into the pairs that are kept.</summary>
    public void Keep()
    {
        var (done, ofRow) = (new RowSet(), new List<int>());
        for (var i = 0; i < Count; i++)
        {
            if (_was[i] == _is[i])
                continue;
            Keep(_pairs[i].LeftRow, done, ofRow);
            Keep(_pairs[i].RightRow, done, ofRow);
        }
    }

    private void AddNew(in FoundPair pair)
    {
        _pairs.Add(pair);
        _was.Add(false);
        _is.Add(false);
        _ofRows.Add(pair.LeftRow.Key, Count - 1);
        _ofRows.Add(pair.RightRow.Key, Count - 1);
        _hasLeft.Set(pair.Left);
        _hasRight.Set(pair.Right);
    }

    private void Keep(RowRef row, RowSet done, List<int> ofRow)
    {
        var table = parts.TableOf(row);
        if (!table.IsThere(row.Row, isNew: true) || !done.Add(row))
            return;
        Find(row, ofRow);
        var partners = new List<int>();
        foreach (var partner in table.PartnersOf(row.Row))
        {
            if (!Contains(FoundPair.KeyOf(row, partner)))
                partners.Add(partner);
        }

        foreach (var number in ofRow)
        {
            if (_is[number])
                partners.Add(_pairs[number].Other(row.IsLeft).Row);
        }

        table.SetPartners(row.Row, [.. partners]);
    }

    private static bool AreSame(ReadOnlySpan<FoundPair> before, ReadOnlySpan<FoundPair> after)
    {
        if (before.Length != after.Length)
            return false;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i].Key != after[i].Key || !before[i].Order.IsSame(after[i].Order))
                return false;
        }

        return true;
    }

    /// <summary>The pairs of one list that another has not in the same place.</summary>
    private static ReadOnlySpan<FoundPair> Missing(ReadOnlySpan<FoundPair> pairs, ReadOnlySpan<FoundPair> others)
    {
        if (pairs.IsEmpty || others.IsEmpty)
            return pairs;
        var (known, missing) = (Keys(others), new List<FoundPair>());
        foreach (ref readonly var pair in pairs)
        {
            var other = known.Find(pair.Key);
            if (other == NumberedKeys.None || !others[other].Order.IsSame(pair.Order))
                missing.Add(pair);
        }

        return missing.ToArray();
    }

    private static NumberedKeys Keys(ReadOnlySpan<FoundPair> pairs)
    {
        var keys = new NumberedKeys();
        foreach (ref readonly var pair in pairs)
            keys.TryAdd(pair.Key, out _);
        return keys;
    }
}

/// <summary>What a row has lost and gained.</summary>
/// <param name="Pairs">Pairs that it has lost, then those it has gained.</param>
/// <param name="Lost">How many it has lost.</param>
internal sealed record RowChange(FoundPair[] Pairs, int Lost);
