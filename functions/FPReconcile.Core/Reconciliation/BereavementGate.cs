using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Decides which births may become contact items. Any evidence of death or stillbirth in any record of a birth, in a record
/// that may be the same birth, in a list of deaths or in an officer's decision closes the gate, in whatever order it arrives.
/// </summary>
internal sealed class BereavementGate
{
    private readonly ContactStanding[] _standings;

    private readonly DeathMatcher _deaths;

    public BereavementGate(ReconcilerInput input, NameKeys names)
    {
        _standings = new ContactStanding[input.Linkage.Births.Count];
        _deaths = new DeathMatcher(input.Linkage.Births, input.Deaths, names);
    }

    /// <summary>Rows of the lists of deaths that speak of at least one birth.</summary>
    public int DeathRowsMatched { get; private set; }

    public int BirthsWithDeathEvidence => _standings.Count(standing => standing == ContactStanding.DeathEvidence);

    /// <summary>The standing of each birth, in the order of the births.</summary>
    public IReadOnlyList<ContactStanding> Standings => _standings;

    /// <summary>The standing of a birth, by its place in the list of births.</summary>
    public ContactStanding this[int birth] => _standings[birth];

    /// <summary>Is told each record of each birth once.</summary>
    public void Add(BirthRecord record, int birth)
    {
        if (record.HasDeathEvidence)
            _standings[birth] = ContactStanding.DeathEvidence;
        else if (record.Outcome == BirthOutcome.NotUnderstood)
            _standings[birth] = Stricter(_standings[birth], ContactStanding.OutcomeNotUnderstood);
        _deaths.Add(record, birth);
    }

    /// <summary>Settles what needs all records: the rows of the lists of deaths, decisions, and births that may be one.</summary>
    public void Settle(ReconcilerInput input, BirthsByRecord places)
    {
        var matched = _deaths.Settle();
        DeathRowsMatched = matched.Count(row => row.Count > 0);
        foreach (var birth in matched.SelectMany(row => row))
            _standings[birth] = ContactStanding.DeathEvidence;
        foreach (var (key, standing) in input.Decisions.Withheld())
        {
            if (places.Find(key) is { } birth)
                _standings[birth] = Stricter(_standings[birth], standing);
        }

        SpreadOverPossibleMatches(_standings, input.Linkage.PossibleMatches, places);
    }

    // Possible matches form short chains. Two rounds over a chain may be needed, so it runs until nothing changes.
    private static void SpreadOverPossibleMatches(ContactStanding[] standings, IReadOnlyList<RecordLink> pairs, BirthsByRecord places)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var pair in pairs)
            {
                if (places.Find(pair.A) is not { } a || places.Find(pair.B) is not { } b || standings[a] == standings[b])
                    continue;
                standings[a] = standings[b] = Stricter(standings[a], standings[b]);
                changed = true;
            }
        }
    }

    private static ContactStanding Stricter(ContactStanding a, ContactStanding b) => a > b ? a : b;
}
