using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Finds the birth of a record, by its place in the list of births. Built on first use: many runs never ask.</summary>
internal sealed class BirthsByRecord(IReadOnlyList<LinkedBirth> births)
{
    private Dictionary<RecordKey, int>? _places;

    public int? Find(RecordKey key) => (_places ??= Build()).TryGetValue(key, out var place) ? place : null;

    private Dictionary<RecordKey, int> Build()
    {
        var places = new Dictionary<RecordKey, int>(births.Count * 2);
        for (var birth = 0; birth < births.Count; birth++)
        {
            foreach (var record in births[birth].AllRecords)
                places[record.Key] = birth;
        }

        return places;
    }
}
