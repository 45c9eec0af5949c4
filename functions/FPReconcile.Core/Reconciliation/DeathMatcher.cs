using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Finds the births that rows of the lists of deaths speak of. It is deliberately liberal: a birth held back without need
/// waits for a person, a family approached after a death cannot be un-approached.
/// </summary>
internal sealed class DeathMatcher
{
    /// <summary>One woman has no two deliveries within this many days, so a greater difference of dates is the next delivery.</summary>
    private const int DaysOfOneDelivery = 120;

    private readonly IReadOnlyList<LinkedBirth> _births;
    private readonly IReadOnlyList<DeathRecord> _deaths;
    private readonly DeathIndex _index;
    private readonly NameKeys _names;
    private readonly NameKey[] _mothers;
    private readonly NameKey[] _children;
    private readonly SortedDictionary<int, MatchTier>[] _matches;
    private readonly LastKey _motherOfRecord;
    private readonly LastKey _childOfRecord;

    public DeathMatcher(IReadOnlyList<LinkedBirth> births, IReadOnlyList<DeathRecord> deaths, NameKeys names)
    {
        _births = births;
        _deaths = deaths;
        _names = names;
        _motherOfRecord = new LastKey(names);
        _childOfRecord = new LastKey(names);
        _mothers = [.. deaths.Select(death => names[death.MotherName])];
        _children = [.. deaths.Select(death => names[death.ChildName])];
        _index = new DeathIndex(deaths);
        _matches = [.. deaths.Select(_ => new SortedDictionary<int, MatchTier>())];
    }

    /// <summary>How surely a row speaks of a birth, weakest first.</summary>
    private enum MatchTier
    {
        None = 0,

        /// <summary>Same facility, day and sex, and nothing that speaks against it.</summary>
        NothingDistinguishes,

        /// <summary>The mother or the child is the same.</summary>
        Person,

        /// <summary>The row names the record or its certificate.</summary>
        Record,
    }

    /// <summary>For each row of the lists the births it speaks of, by their place in the list of births.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Settle() => [.. Enumerable.Range(0, _deaths.Count).Select(Settle)];

    /// <summary>Is told each record of each birth once.</summary>
    public void Add(BirthRecord record, int birth)
    {
        if (_deaths.Count == 0)
            return;
        foreach (var row in _index.NamingRecord(record))
        {
            if (NamesThisRecord(row, record))
                Note(row, birth, MatchTier.Record);
        }

        foreach (var row in _index.NamingMother(record))
        {
            if (IsSameDelivery(row, record))
                Note(row, birth, MatchTier.Person);
        }

        var near = _index.NearBirthDate(record.BirthDate);
        if (near.Count == 0)
            return;
        var mother = _motherOfRecord.Of(record.MotherName);
        foreach (var row in near)
            Note(row, birth, TierOnSameDay(row, record, mother));
    }

    private void Note(int row, int birth, MatchTier tier)
    {
        if (tier != MatchTier.None && tier > _matches[row].GetValueOrDefault(birth))
            _matches[row][birth] = tier;
    }

    // A list with running numbers of its own can hit record ids by chance: then both the date and the mother disagree.
    private bool NamesThisRecord(int row, BirthRecord record)
    {
        var death = _deaths[row];
        if (DeathIndex.NamesCertificate(death, record) || death.BirthDate is not { } date)
            return true;
        var datesDisagree = !BirthDates.Near(date).Contains(record.BirthDate);
        return !(datesDisagree && MothersDiffer(row, record));
    }

    // Reached by her national id, her telephone, or, when the row has no birth date, by her own birth date and name.
    private bool IsSameDelivery(int row, BirthRecord record)
    {
        var death = _deaths[row];
        if (death.BirthDate is { } date)
            return BirthDates.DaysBetween(date, record.BirthDate) <= DaysOfOneDelivery || BirthDates.Near(date).Contains(record.BirthDate);
        return Same(death.MotherNationalId, record.MotherNationalId)
            || Same(death.Phone, record.Phone)
            || NameAgreement.Compare(_mothers[row], _names[record.MotherName]) == NameRelation.Variant;
    }

    private MatchTier TierOnSameDay(int row, BirthRecord record, NameKey mother)
    {
        var death = _deaths[row];
        var relation = NameAgreement.Compare(_mothers[row], mother);
        if (relation == NameRelation.Different)
            return MatchTier.None;
        if (relation == NameRelation.Variant || ChildIsSame(row, record))
            return MatchTier.Person;
        var sexDiffers = death.Sex != Sex.Unknown && record.Sex != Sex.Unknown && death.Sex != record.Sex;
        var isCandidate = Same(death.FacilityCode, record.FacilityCode) && !sexDiffers && !MotherIdsDiffer(death, record);
        return isCandidate ? MatchTier.NothingDistinguishes : MatchTier.None;
    }

    // Most rows are settled by the mother, so the child's name is folded only here.
    private bool ChildIsSame(int row, BirthRecord record) =>
        !record.ChildName.IsMissing && _children[row].Count > 0
        && NameAgreement.Compare(_children[row], _childOfRecord.Of(record.ChildName)) == NameRelation.Variant;

    private bool MothersDiffer(int row, BirthRecord record) =>
        MotherIdsDiffer(_deaths[row], record)
        || NameAgreement.Compare(_mothers[row], _names[record.MotherName]) == NameRelation.Different;

    private static bool MotherIdsDiffer(DeathRecord death, BirthRecord record) =>
        death.MotherNationalId is not null && record.MotherNationalId is not null
        && !Same(death.MotherNationalId, record.MotherNationalId);

    private static bool Same(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // A row that has found its person is explained; births that only fit by place and day are then others.
    private IReadOnlyList<int> Settle(int row)
    {
        var best = _matches[row].Count == 0 ? MatchTier.None : _matches[row].Values.Max();
        var births = best >= MatchTier.Person
            ? _matches[row].Where(match => match.Value >= MatchTier.Person).ToList()
            : [.. _matches[row]];
        return new SiblingChoice(_deaths[row], _names)
            .Keep([.. births.Select(match => new DeathCandidate(match.Key, _births[match.Key], match.Value == MatchTier.Record))]);
    }

    /// <summary>The key last made: one record is held against several rows, and the records of a birth mostly write a name alike.</summary>
    private sealed class LastKey(NameKeys names)
    {
        private PersonName _name;
        private NameKey _key;

        public NameKey Of(PersonName name)
        {
            if (name != _name)
                (_name, _key) = (name, names[name]);
            return _key;
        }
    }
}
