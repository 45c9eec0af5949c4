using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Decides which births may become contact items. Any evidence of death or stillbirth in any record of a birth, in a record
/// that may be the same birth, in a list of deaths or in an officer's decision closes the gate, in whatever order it arrives.
/// </summary>
internal sealed class BereavementGate
{
    private readonly ContactStanding[] _standings;

    private BereavementGate(ContactStanding[] standings, int deathRowsMatched)
    {
        _standings = standings;
        DeathRowsMatched = deathRowsMatched;
    }

    /// <summary>Rows of the lists of deaths that speak of at least one birth.</summary>
    public int DeathRowsMatched { get; }

    public int BirthsWithDeathEvidence => _standings.Count(standing => standing == ContactStanding.DeathEvidence);

    /// <summary>The standing of each birth, in the order of the births.</summary>
    public IReadOnlyList<ContactStanding> Standings => _standings;

    /// <summary>The standing of a birth, by its place in the list of births.</summary>
    public ContactStanding this[int birth] => _standings[birth];

    public static BereavementGate Assess(ReconcilerInput input, BirthsByRecord places, NameKeys names)
    {
        var births = input.Linkage.Births;
        var standings = births.Select(FromRecords).ToArray();
        var matched = DeathMatcher.Match(births, input.Deaths, names);
        foreach (var birth in matched.SelectMany(row => row))
            standings[birth] = ContactStanding.DeathEvidence;
        foreach (var (key, standing) in input.Decisions.Withheld())
        {
            if (places.Find(key) is { } birth)
                standings[birth] = Stricter(standings[birth], standing);
        }

        SpreadOverPossibleMatches(standings, input.Linkage.PossibleMatches, places);
        return new BereavementGate(standings, matched.Count(row => row.Count > 0));
    }

    private static ContactStanding FromRecords(LinkedBirth birth)
    {
        var standing = ContactStanding.Clear;
        foreach (var record in birth.AllRecords)
        {
            if (record.HasDeathEvidence)
                return ContactStanding.DeathEvidence;
            if (record.Outcome == BirthOutcome.NotUnderstood)
                standing = ContactStanding.OutcomeNotUnderstood;
        }

        return standing;
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
