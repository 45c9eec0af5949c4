using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>Tonight's births as the cases see them: by record, by case id, and what the sources can answer.</summary>
internal sealed class NightBirths
{
    private const int Nowhere = -1;

    private readonly CaseNight _night;
    private readonly Dictionary<RecordKey, int> _places = [];
    private readonly Dictionary<string, int> _placeOfCase = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _caseOfPlace = [];
    private readonly ILookup<string, Discrepancy> _rows;

    public NightBirths(IReadOnlyList<CaseEntry> entries, CaseNight night)
    {
        _night = night;
        _rows = night.Found.Discrepancies.ToLookup(row => row.CaseId, StringComparer.Ordinal);
        AskFor(entries);
        foreach (var group in _rows)
            AskFor(FirstKey(group.First().Births[0]));
        Look();
        foreach (var group in _rows)
            Name(_places[FirstKey(group.First().Births[0])], group.Key);
        foreach (var known in night.Found.CarriedCases)
            Name(_places[known.Records[0]], known.CaseId);
        NewCases = [.. _rows.Select(group => group.Key).Except(entries.Select(entry => entry.CaseId), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(id => _placeOfCase[id])];
    }

    /// <summary>Births with something to do that have no case yet, by their place in the list of births; ordered by case id.</summary>
    public IReadOnlyList<int> NewCases { get; }

    public LinkedBirth this[int place] => _night.Linkage.Births[place];

    public ContactStanding Standing(int place) => _night.Found.ContactStandings[place];

    /// <summary>Whether nothing is reported of the birth, because an office sent different versions of a record.</summary>
    public bool IsHeld(int place) => _night.Found.HeldBirths.Contains(place);

    /// <summary>The birth of a case by its place in the list of births; null when no birth has this id tonight.</summary>
    public int? PlaceOf(string caseId) => _placeOfCase.TryGetValue(caseId, out var place) ? place : null;

    /// <summary>What was found about the birth of a case.</summary>
    public IEnumerable<Discrepancy> Rows(string caseId) => _rows[caseId];

    /// <exception cref="ArgumentException">The birth has records of a case and no known id: the reconciliation did not know the cases.</exception>
    public string CaseIdOf(int place) => _caseOfPlace.TryGetValue(place, out var id)
        ? id
        : throw new ArgumentException("The reconciliation was not given the cases of the last night as previous cases.", nameof(place));

    /// <summary>The birth that holds a record of a case or of a decision; null when no source has the record tonight.</summary>
    public int? Find(RecordKey key) => _places.TryGetValue(key, out var place) && place != Nowhere ? place : null;

    public SourceCoverage Coverage(SourceKind source) => _night.Found.Coverage[(int)source];

    /// <summary>Why the absence of a record does not mean that it was withdrawn; null when it does.</summary>
    public CaseReason? WhyAbsenceSaysNothing(SourceKind source) => Coverage(source).Basis switch
    {
        CoverageBasis.NotGiven => CaseReason.SourceNotGiven,
        CoverageBasis.Incomplete => CaseReason.SourceIncomplete,
        _ => null,
    };

    /// <summary>Why a record is not to be found and may still be there; null when it is there or was withdrawn.</summary>
    public CaseReason? WhyUnread(RecordKey key) => Find(key) is null ? WhyAbsenceSaysNothing(key.Source) : null;

    private static RecordKey FirstKey(LinkedBirth birth) =>
        (birth.Notification ?? birth.Registration ?? (BirthRecord)birth.RegisterEntry!).Key;

    // Few records of a district are in cases, so that only these are kept.
    private void AskFor(IReadOnlyList<CaseEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var key in entry.Records)
                AskFor(key);
            foreach (var key in entry.Candidates)
                AskFor(key);
        }

        foreach (var known in _night.Found.CarriedCases)
            AskFor(known.Records[0]);
        foreach (var (a, b) in _night.Decisions.Confirmed.Concat(_night.Decisions.Rejected))
        {
            AskFor(a);
            AskFor(b);
        }
    }

    private void AskFor(RecordKey key) => _places.TryAdd(key, Nowhere);

    private void Look()
    {
        var births = _night.Linkage.Births;
        for (var place = 0; place < births.Count; place++)
        {
            foreach (var record in births[place].AllRecords)
            {
                if (_places.ContainsKey(record.Key))
                    _places[record.Key] = place;
            }
        }
    }

    private void Name(int place, string caseId)
    {
        _placeOfCase[caseId] = place;
        _caseOfPlace[place] = caseId;
    }
}
