using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>The records of a case in the order that its page shows them: those of the birth, then those that may be the same birth.</summary>
internal sealed class CasePlaces
{
    private readonly LinkedBirth _birth;
    private readonly Dictionary<RecordKey, int> _places = [];

    public CasePlaces(IEnumerable<Discrepancy> rows, LinkedBirth birth)
    {
        _birth = birth;
        var records = birth.AllRecords.ToList();
        foreach (var other in rows.Where(row => row.Kind == DiscrepancyKind.PossibleMatch).SelectMany(row => row.Births).Where(other => other != birth).Distinct())
            records.AddRange(other.StandingRecords);
        for (var place = 0; place < records.Count; place++)
            _places.TryAdd(records[place].Key, place);
        Records = records;
    }

    public IReadOnlyList<BirthRecord> Records { get; }

    public int? Find(RecordKey key) => _places.TryGetValue(key, out var place) ? place : null;

    public IReadOnlyList<CaseRecord> ToRecords()
    {
        var own = _birth.AllRecords.Select(record => record.Key).ToHashSet();
        var duplicates = _birth.Duplicates.Select(record => record.Key).ToHashSet();
        return
        [
            .. Records.Select(record => new CaseRecord
            {
                Source = record.Key.Source, Id = record.Key.Id, IsDuplicate = duplicates.Contains(record.Key), IsCandidate = !own.Contains(record.Key),
                IsProvisional = record.IsProvisional, File = record.Origin.File, Row = record.Origin.Row, Sheet = record.Origin.Sheet, Facility = record.FacilityCode,
            }),
        ];
    }
}
