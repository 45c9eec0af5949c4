
namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// The pairs that changes of the tables take away, bring, or move to another place of the search, as far as they can matter to any row: most are
/// far too unlikely.
/// </summary>
internal sealed class ChangedPairs(KeptLinkageParts parts)
{
    private readonly NumberedKeys _keys = new();
    private readonly PairList _pairs = new();
    private readonly List<bool> _was = [];
    private readonly List<bool> _is = [];

    public int Count => _pairs.Count;

    public ref readonly FoundPair this[int number] => ref _pairs[number];

    /// <summary>Whether a pair was there before the changes.</summary>
    public bool Was(int number) => _was[number];

    /// <summary>Whether a pair is there after them.</summary>
    public bool Is(int number) => _is[number];

    /// <summary>Adds what a row has lost and gained in a stage.</summary>
    /// <param name="changes">What <see cref="Of"/> found.</param>
    public void Add(RowChange? changes)
    {
        for (var i = 0; i < changes?.Pairs.Count; i++)
        {
            ref readonly var pair = ref changes.Pairs[i];
            if (_keys.TryAdd(pair.Key, out var number))
            {
                _pairs.Add(pair);
                _was.Add(false);
                _is.Add(false);
            }

            // A pair that moves from stage to stage is lost in one and new in another.
            if (i < changes.Lost)
                _was[number] = true;
            else
                _is[number] = true;
        }
    }

    /// <summary>What a row has lost and gained in a stage; null: nothing that matters.</summary>
    /// <param name="before">Its pairs before the changes.</param>
    /// <param name="after">Its pairs after them.</param>
    /// <param name="unweighed">Weighs those of before; null: they are weighed.</param>
    public RowChange? Of(ReadOnlySpan<FoundPair> before, ReadOnlySpan<FoundPair> after, RowComparer? unweighed)
    {
        if (AreSame(before, after))
            return null;
        var change = new RowChange();
        AddMissing(before, after, unweighed, change);
        change.Lost = change.Pairs.Count;
        AddMissing(after, before, null, change);
        return change.Pairs.Count == 0 ? null : change;
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

    /// <summary>Adds the pairs of one list that another has not in the same place.</summary>
    private void AddMissing(ReadOnlySpan<FoundPair> pairs, ReadOnlySpan<FoundPair> others, RowComparer? unweighed, RowChange change)
    {
        NumberedKeys? known = null;
        foreach (ref readonly var pair in pairs)
        {
            if (!others.IsEmpty && (known ??= Keys(others)).Find(pair.Key) is var other and not NumberedKeys.None && others[other].Order.IsSame(pair.Order))
                continue;
            var weighed = unweighed is null ? pair : pair with { Score = unweighed.Of(pair.Left, pair.Right) };
            if (Matters(weighed.Score))
                change.Pairs.Add(weighed);
        }
    }

    private static NumberedKeys Keys(ReadOnlySpan<FoundPair> pairs)
    {
        var keys = new NumberedKeys();
        foreach (ref readonly var pair in pairs)
            keys.TryAdd(pair.Key, out _);
        return keys;
    }

    private bool Matters(in PairScore score) =>
        score.MatchBits >= Math.Min(0, parts.LinkFrom) || score.Weight >= parts.LinkFrom || !AffectedRows.IsHopeless(score);
}

/// <summary>Pairs that a row has lost, then those it has gained.</summary>
internal sealed class RowChange
{
    public PairList Pairs { get; } = new();

    public int Lost { get; set; }
}
