using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Which decisions about pairs stand. The later of two that contradict each other does: about one pair, or when one record would
/// be the birth of two records of another office that nobody has called duplicates.
/// </summary>
internal sealed class DecisionRuling
{
    private readonly Dictionary<(RecordKey A, RecordKey B), bool> _verdicts = [];
    private readonly Dictionary<RecordKey, List<RecordKey>> _births = [];
    private readonly SortedSet<int> _overruled = [];

    /// <param name="decisions">In the order they were taken.</param>
    public DecisionRuling(IReadOnlyList<OfficerDecision> decisions)
    {
        // Pairs of one office first: only their duplicates let a record be one birth with two records of another office.
        Rule(decisions, isOneOffice: true);
        Rule(decisions, isOneOffice: false);
    }

    /// <summary>Positions, from 1, of the decisions that a later one contradicts.</summary>
    public IReadOnlyList<int> Overruled => [.. _overruled];

    /// <summary>The pairs that are one birth, or that are not; lesser key first, ordered.</summary>
    public IReadOnlyList<(RecordKey A, RecordKey B)> Pairs(bool areSame) =>
        [.. _verdicts.Where(verdict => verdict.Value == areSame).Select(verdict => verdict.Key).OrderBy(pair => pair.A).ThenBy(pair => pair.B)];

    private static bool? Verdict(Disposition disposition) => disposition switch
    {
        Disposition.SameBirth or Disposition.DuplicateOf => true,
        Disposition.NotSame or Disposition.Sibling => false,
        _ => null,
    };

    private static (RecordKey A, RecordKey B) Ordered(RecordKey a, RecordKey b) => a <= b ? (a, b) : (b, a);

    private void Rule(IReadOnlyList<OfficerDecision> decisions, bool isOneOffice)
    {
        for (var i = decisions.Count - 1; i >= 0; i--)
        {
            var (a, other) = (decisions[i].A, decisions[i].B);
            if (other is not { } b || (a.Source == b.Source) != isOneOffice || Verdict(decisions[i].Disposition) is not { } areSame)
                continue;
            if (!TryAccept(Ordered(a, b), areSame))
                _overruled.Add(i + 1);
        }
    }

    private bool TryAccept((RecordKey A, RecordKey B) pair, bool areSame)
    {
        if (_verdicts.TryGetValue(pair, out var later))
            return later == areSame;
        var (a, b) = (BirthOf(pair.A), BirthOf(pair.B));
        if (areSame ? !CanBeJoined(a, b, pair.A.Source == pair.B.Source) : ReferenceEquals(a, b))
            return false;
        _verdicts.Add(pair, areSame);
        if (areSame && !ReferenceEquals(a, b))
            Join(a, b);
        return true;
    }

    private bool CanBeJoined(List<RecordKey> a, List<RecordKey> b, bool isOneOffice)
    {
        if (ReferenceEquals(a, b))
            return true;
        foreach (var record in a)
        {
            foreach (var other in b)
            {
                var isRejected = _verdicts.TryGetValue(Ordered(record, other), out var areSame) && !areSame;
                if (isRejected || (record.Source == other.Source && !isOneOffice))
                    return false;
            }
        }

        return true;
    }

    private List<RecordKey> BirthOf(RecordKey key)
    {
        if (!_births.TryGetValue(key, out var birth))
            _births.Add(key, birth = [key]);
        return birth;
    }

    private void Join(List<RecordKey> birth, List<RecordKey> other)
    {
        birth.AddRange(other);
        foreach (var key in other)
            _births[key] = birth;
    }
}
