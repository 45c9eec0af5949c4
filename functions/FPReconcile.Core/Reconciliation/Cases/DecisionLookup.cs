using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>What the officers' decisions mean for one birth. Decisions are only read.</summary>
internal sealed class DecisionLookup
{
    private readonly HashSet<(RecordKey A, RecordKey B)> _confirmed;
    private readonly HashSet<(RecordKey A, RecordKey B)> _rejected;
    private readonly Dictionary<RecordKey, List<RecordKey>> _partners = [];
    private readonly Dictionary<RecordKey, Disposition> _status = [];
    private readonly HashSet<RecordKey> _sealed;

    public DecisionLookup(OfficerDecisions decisions)
    {
        _confirmed = [.. decisions.Confirmed];
        _rejected = [.. decisions.Rejected];
        foreach (var (a, b) in decisions.Confirmed.Concat(decisions.Rejected))
        {
            AddPartner(a, b);
            AddPartner(b, a);
        }

        // The later decision about a record stands.
        foreach (var decision in decisions.All.Where(decision => !IsAboutSameness(decision.Disposition)))
        {
            _status[decision.A] = decision.Disposition;
            if (decision.B is { } b)
                _status[b] = decision.Disposition;
        }

        _sealed = [.. decisions.Withheld().Where(withheld => withheld.Standing == ContactStanding.Sealed).Select(withheld => withheld.Key)];
    }

    public bool AreOne(RecordKey a, RecordKey b) => _confirmed.Contains(Ordered(a, b));

    public bool AreTwo(RecordKey a, RecordKey b) => _rejected.Contains(Ordered(a, b));

    /// <summary>The records that a decision holds against this one.</summary>
    public IReadOnlyList<RecordKey> Partners(RecordKey key) => _partners.GetValueOrDefault(key) ?? [];

    public bool IsSealed(IEnumerable<RecordKey> records) => records.Any(_sealed.Contains);

    public bool CannotBeTraced(IEnumerable<RecordKey> records) => HasStatus(records, Disposition.CannotTrace);

    /// <summary>Whether a decision leaves nothing to do about a kind, although it is still found.</summary>
    public bool Settles(DiscrepancyKind kind, LinkedBirth birth)
    {
        var records = birth.AllRecords.Select(record => record.Key);
        return kind switch
        {
            DiscrepancyKind.UnregisteredBirth or DiscrepancyKind.AwaitingRegistration or DiscrepancyKind.RegisterEntryWithoutRegistration =>
                HasStatus(records, Disposition.RegisteredElsewhere) || CannotBeTraced(records),
            DiscrepancyKind.RegistrationWithoutNotification or DiscrepancyKind.NotInRegister => CannotBeTraced(records),
            DiscrepancyKind.PossibleDuplicate => birth.Duplicates.All(duplicate => IsConfirmed(duplicate.Key, birth)),
            _ => false,
        };
    }

    private static bool IsAboutSameness(Disposition disposition) =>
        disposition is Disposition.SameBirth or Disposition.NotSame or Disposition.Sibling or Disposition.DuplicateOf;

    private static (RecordKey A, RecordKey B) Ordered(RecordKey a, RecordKey b) => a <= b ? (a, b) : (b, a);

    /// <summary>Whether decisions join a duplicate to the record that stands for the birth, if need be over others of its source.</summary>
    private bool IsConfirmed(RecordKey duplicate, LinkedBirth birth)
    {
        var reached = new List<RecordKey> { duplicate };
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var partner in Partners(reached[i]))
            {
                if (partner.Source == duplicate.Source && AreOne(partner, reached[i]) && !reached.Contains(partner))
                    reached.Add(partner);
            }
        }

        return reached.Contains(birth.Standing(duplicate.Source)!.Key);
    }

    private bool HasStatus(IEnumerable<RecordKey> records, Disposition disposition) =>
        _status.Count > 0 && records.Any(key => _status.TryGetValue(key, out var status) && status == disposition);

    private void AddPartner(RecordKey key, RecordKey partner)
    {
        if (!_partners.TryGetValue(key, out var partners))
            _partners.Add(key, partners = []);
        partners.Add(partner);
    }
}
