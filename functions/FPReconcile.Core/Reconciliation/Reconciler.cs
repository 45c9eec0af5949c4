using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Turns linked births into discrepancies: one rule per kind, judged by the as-of date, the coverage of the sources and the
/// bereavement gate. The order of births and records does not change the result.
/// </summary>
public sealed class Reconciler
{
    private readonly ReconcilerInput _input;
    private readonly IReadOnlyList<LinkedBirth> _births;
    private readonly IReadOnlyList<SourceCoverage> _coverage;
    private readonly BirthsByRecord _places;
    private readonly NameKeys _names;
    private readonly BereavementGate _gate;
    private readonly VersionHolds _versions = new();
    private readonly DetailComparer _details;
    private readonly CaseIds _caseIds;
    private readonly HashSet<RecordKey> _possiblyMatched;
    private readonly Tally _tally = new();
    private readonly List<Discrepancy> _rows = [];
    private readonly HashSet<int> _listed = [];

    private Reconciler(ReconcilerInput input)
    {
        _input = input;
        _births = input.Linkage.Births;
        _places = new BirthsByRecord(input);
        _names = new NameKeys(input.Names);
        _gate = new BereavementGate(input, _names);
        _coverage = LookAtAllRecords();
        _gate.Settle(input, _places);
        _versions.Settle(input.Linkage.PossibleMatches, _places);
        _details = new DetailComparer(_names);
        _caseIds = new CaseIds(_births, input.PreviousCases);
        _possiblyMatched = FacilityRegistrationPairs(input.Linkage.PossibleMatches);
    }

    public static ReconcilerResult Reconcile(ReconcilerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Reconciler(input).Run();
    }

    // One walk for everybody who needs every record: they lie scattered in memory, and each walk has to fetch them again.
    private IReadOnlyList<SourceCoverage> LookAtAllRecords()
    {
        var coverage = new CoverageFinder(_input.Rules.RegistrationDays);
        for (var birth = 0; birth < _births.Count; birth++)
        {
            LookAt(_births[birth].Notification, birth, coverage);
            LookAt(_births[birth].Registration, birth, coverage);
            LookAt(_births[birth].RegisterEntry, birth, coverage);
            foreach (var duplicate in _births[birth].Duplicates)
                LookAt(duplicate, birth, coverage);
        }

        return coverage.Find(_input);
    }

    private void LookAt(BirthRecord? record, int birth, CoverageFinder coverage)
    {
        if (record is null)
            return;
        _places.Add(record, birth);
        coverage.Add(record);
        _gate.Add(record, birth);
        _versions.Add(record, birth);
    }

    private ReconcilerResult Run()
    {
        for (var birth = 0; birth < _births.Count; birth++)
        {
            AssessFacility(birth);
            AssessRegistration(birth);
            AssessRegister(birth);
            AssessDetails(birth);
            AssessDuplicates(birth);
        }

        foreach (var pair in _input.Linkage.PossibleMatches)
            AssessPossibleMatch(pair);
        _rows.Sort(CompareRows);
        return new ReconcilerResult
        {
            Discrepancies = _rows,
            ContactItems = ContactItems(),
            ContactStandings = _gate.Standings,
            Coverage = _coverage,
            Holds = _tally.Holds(),
            Bereavement = new BereavementCounts
            {
                Births = _gate.BirthsWithDeathEvidence,
                RowsNotMade = _tally.RowsNotMade(),
                DeathRows = _input.Deaths.Count,
                DeathRowsMatched = _gate.DeathRowsMatched,
            },
            CarriedCases = CarriedCases(),
            Names = _names,
            ConflictingBirths = _versions.Conflicting.Select(birth => _births[birth]).ToHashSet(),
            HeldBirths = _versions.Held,
            ListedMatches = [.. _input.Linkage.PossibleMatches.Where(pair => _places.Find(pair.A) is { } birth && !_versions.IsHeld(birth))],
        };
    }

    private void AssessFacility(int index)
    {
        var birth = _births[index];
        if (birth.Notification is not { } notification || birth.Registration is not null || _possiblyMatched.Contains(notification.Key))
            return;
        var age = _input.Rules.AsOf.DayNumber - notification.BirthDate.DayNumber;
        var kind = age > _input.Rules.RegistrationDays ? DiscrepancyKind.UnregisteredBirth : DiscrepancyKind.AwaitingRegistration;
        if (!MayRaise(kind, index, SourceKind.Registration))
            return;
        Add(index, kind, new Finding(ReasonWriter.Unregistered(birth, age, _input.Rules), Overdue(age, _input.Rules.RegistrationDays)));
    }

    private void AssessRegistration(int index)
    {
        var birth = _births[index];
        if (birth.Registration is not { } registration)
            return;
        if (birth.Notification is null && !_possiblyMatched.Contains(registration.Key)
            && MayRaise(DiscrepancyKind.RegistrationWithoutNotification, index, SourceKind.Facility))
            Add(index, DiscrepancyKind.RegistrationWithoutNotification, new Finding(ReasonWriter.NotNotified(registration)));
        if (birth.RegisterEntry is null && IsGiven(SourceKind.Register))
            AssessNotInRegister(index, registration);
    }

    private void AssessNotInRegister(int index, BirthRegistration registration)
    {
        if (registration.RegistrationDate is not { } registered)
        {
            _tally.Hold(DiscrepancyKind.NotInRegister, HoldReason.RegistrationDateMissing);
            return;
        }

        var waiting = _input.Rules.AsOf.DayNumber - registered.DayNumber;
        if (waiting <= _input.Rules.RegisterGraceDays || !MayRaise(DiscrepancyKind.NotInRegister, index, SourceKind.Register))
            return;
        var reason = ReasonWriter.NotInRegister(registered, waiting, _input.Rules);
        Add(index, DiscrepancyKind.NotInRegister, new Finding(reason, Overdue(waiting, _input.Rules.RegisterGraceDays)));
    }

    private void AssessRegister(int index)
    {
        var birth = _births[index];
        if (birth.RegisterEntry is not { } entry || birth.Registration is not null)
            return;
        if (!MayRaise(DiscrepancyKind.RegisterEntryWithoutRegistration, index, SourceKind.Registration))
            return;
        var age = _input.Rules.AsOf.DayNumber - entry.BirthDate.DayNumber;
        var reason = ReasonWriter.WithoutRegistration(birth, entry);
        Add(index, DiscrepancyKind.RegisterEntryWithoutRegistration, new Finding(reason, Overdue(age, _input.Rules.RegistrationDays)));
    }

    private void AssessDetails(int index)
    {
        var conflicts = _details.Compare(_births[index]);
        if (conflicts.Count == 0)
            return;
        Add(index, DiscrepancyKind.ConflictingDetails, new Finding(ReasonWriter.Conflicts(conflicts))
        {
            Fields = FieldsOf(conflicts),
        });
    }

    /// <summary>The details in conflict, each once; they come in order.</summary>
    private static List<BirthField> FieldsOf(IReadOnlyList<DetailConflict> conflicts)
    {
        var fields = new List<BirthField>(conflicts.Count);
        foreach (var conflict in conflicts)
        {
            if (fields.Count == 0 || fields[^1] != conflict.Field)
                fields.Add(conflict.Field);
        }

        return fields;
    }

    private void AssessDuplicates(int index)
    {
        if (_births[index].Duplicates.Count > 0)
            Add(index, DiscrepancyKind.PossibleDuplicate, new Finding(ReasonWriter.Duplicates(_births[index])));
    }

    private void AssessPossibleMatch(RecordLink pair)
    {
        if (_places.Find(pair.A) is not { } a || _places.Find(pair.B) is not { } b)
            throw new ArgumentException("A possible match names a record that is in no birth.", nameof(pair));
        if (IsClosed(DiscrepancyKind.PossibleMatch, a) || IsHeld(DiscrepancyKind.PossibleMatch, a))
            return;
        var involvesUnregistered = pair.A.Source == SourceKind.Facility && pair.B.Source == SourceKind.Registration;
        var age = _input.Rules.AsOf.DayNumber - _births[a].BirthDate.DayNumber;
        _listed.Add(a);
        _rows.Add(new Discrepancy
        {
            CaseId = _caseIds[a],
            Kind = DiscrepancyKind.PossibleMatch,
            AreaCode = _births[a].AreaCode ?? _births[b].AreaCode ?? LinkedBirth.UnknownArea,
            BirthDate = _births[a].BirthDate,
            Records = [pair.A, pair.B],
            MatchProbability = pair.MatchProbability,
            Reason = ReasonWriter.PossibleMatch(pair),
            DaysOverdue = involvesUnregistered ? Overdue(age, _input.Rules.RegistrationDays) : null,
            Contact = _gate[a],
            Births = [_births[a], _births[b]],
        });
    }

    private void Add(int index, DiscrepancyKind kind, Finding finding)
    {
        if (IsHeld(kind, index))
            return;
        var birth = _births[index];
        _listed.Add(index);
        _rows.Add(new Discrepancy
        {
            CaseId = _caseIds[index],
            Kind = kind,
            AreaCode = birth.AreaCode ?? LinkedBirth.UnknownArea,
            BirthDate = birth.BirthDate,
            Records = Keys(birth, withDuplicates: kind == DiscrepancyKind.PossibleDuplicate),
            MatchProbability = WeakestProbability(kind == DiscrepancyKind.PossibleDuplicate ? birth.DuplicateLinks : birth.Links),
            Fields = finding.Fields,
            Reason = _gate[index] == ContactStanding.Clear ? finding.Reason : [.. finding.Reason, .. ReasonWriter.NoContact(_gate[index])],
            DaysOverdue = finding.DaysOverdue,
            Contact = _gate[index],
            Births = [birth],
        });
    }

    /// <summary>False when the gate is closed for this kind, or the source that should have answered cannot; both are counted.</summary>
    private bool MayRaise(DiscrepancyKind kind, int index, SourceKind silentSource)
    {
        if (IsClosed(kind, index))
            return false;
        var birth = _births[index];
        if (_coverage[(int)silentSource].WhyNotAssessed(birth.BirthDate, birth.AreaCode) is not { } reason)
            return true;
        _tally.Hold(kind, reason);
        return false;
    }

    private bool IsClosed(DiscrepancyKind kind, int index)
    {
        if (!kind.IsClosedByDeath() || _gate[index] == ContactStanding.Clear)
            return false;
        if (_gate[index] == ContactStanding.DeathEvidence)
            _tally.NotMade(kind);
        else
            _tally.Hold(kind, _gate[index] == ContactStanding.Sealed ? HoldReason.Sealed : HoldReason.OutcomeNotUnderstood);
        return true;
    }

    private bool IsHeld(DiscrepancyKind kind, int index)
    {
        if (!_versions.IsHeld(index))
            return false;
        _tally.Hold(kind, HoldReason.ConflictingVersion);
        return true;
    }

    private List<Discrepancy> ContactItems()
    {
        var items = _rows.Where(row => row.Kind.IsOnWorklists() && row.Contact == ContactStanding.Clear).ToList();
        if (_input.ContactHold is not { } hold)
            return items;
        foreach (var item in items)
            _tally.Hold(item.Kind, hold);
        return [];
    }

    /// <summary>Ids that would change without memory: those of an earlier run that are not the default, or have no row today.</summary>
    private List<CarriedCase> CarriedCases()
    {
        var carried = new List<CarriedCase>();
        for (var birth = 0; birth < _births.Count; birth++)
        {
            if (_caseIds.WasKnown(birth) && (!_listed.Contains(birth) || !_caseIds.IsDefault(birth)))
                carried.Add(new CarriedCase(_caseIds[birth], Keys(_births[birth], withDuplicates: true)));
        }

        return [.. carried.OrderBy(known => known.CaseId, StringComparer.Ordinal)];
    }

    private bool IsGiven(SourceKind source) => _coverage[(int)source].Basis != CoverageBasis.NotGiven;

    private static double? WeakestProbability(IReadOnlyList<RecordLink> links)
    {
        double? weakest = null;
        foreach (var link in links)
            weakest = Math.Min(weakest ?? link.MatchProbability, link.MatchProbability);
        return weakest;
    }

    private static int? Overdue(int days, int allowed) => days > allowed ? days - allowed : null;

    /// <summary>Keys by source; inside a source the standing record comes first.</summary>
    private static List<RecordKey> Keys(LinkedBirth birth, bool withDuplicates)
    {
        var keys = new List<RecordKey>(SourceKinds.All.Count);
        foreach (var source in SourceKinds.All)
        {
            if (birth.Standing(source) is { } standing)
                keys.Add(standing.Key);
            for (var i = 0; withDuplicates && i < birth.Duplicates.Count; i++)
            {
                if (birth.Duplicates[i].Key.Source == source)
                    keys.Add(birth.Duplicates[i].Key);
            }
        }

        return keys;
    }

    private static HashSet<RecordKey> FacilityRegistrationPairs(IReadOnlyList<RecordLink> pairs) =>
    [
        .. pairs.Where(pair => pair.A.Source == SourceKind.Facility && pair.B.Source == SourceKind.Registration)
            .SelectMany(pair => new[] { pair.A, pair.B }),
    ];

    private static int CompareRows(Discrepancy a, Discrepancy b)
    {
        // As numbers: comparing the values of an enumeration makes an object of each.
        var order = ((int)a.Kind).CompareTo((int)b.Kind);
        if (order == 0)
            order = string.CompareOrdinal(a.AreaCode, b.AreaCode);
        if (order == 0)
            order = a.BirthDate.CompareTo(b.BirthDate);
        for (var i = 0; order == 0 && i < Math.Min(a.Records.Count, b.Records.Count); i++)
            order = a.Records[i].CompareTo(b.Records[i]);
        return order;
    }

    /// <summary>What one rule found about one birth.</summary>
    private sealed record Finding(IReadOnlyList<ReasonPart> Reason, int? DaysOverdue = null)
    {
        public IReadOnlyList<BirthField> Fields { get; init; } = [];
    }

    /// <summary>Counts of rows that were held or not made.</summary>
    private sealed class Tally
    {
        private readonly SortedDictionary<(DiscrepancyKind Kind, HoldReason Reason), int> _holds = [];
        private readonly SortedDictionary<DiscrepancyKind, int> _notMade = [];

        public void Hold(DiscrepancyKind kind, HoldReason reason) =>
            _holds[(kind, reason)] = _holds.GetValueOrDefault((kind, reason)) + 1;

        public void NotMade(DiscrepancyKind kind) => _notMade[kind] = _notMade.GetValueOrDefault(kind) + 1;

        public IReadOnlyList<HoldCount> Holds() => [.. _holds.Select(hold => new HoldCount(hold.Key.Kind, hold.Key.Reason, hold.Value))];

        public IReadOnlyList<(DiscrepancyKind Kind, int Count)> RowsNotMade() => [.. _notMade.Select(pair => (pair.Key, pair.Value))];
    }
}
