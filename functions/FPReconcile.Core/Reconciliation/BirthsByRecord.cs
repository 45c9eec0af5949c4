using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Finds the births of the records that possible matches and decisions name, by their place in the list of births.</summary>
internal sealed class BirthsByRecord
{
    private readonly Dictionary<RecordKey, int> _places = [];

    public BirthsByRecord(ReconcilerInput input)
    {
        // Few records are ever asked for, so that only these are kept of a district.
        HashSet<RecordKey> named =
        [
            .. input.Linkage.PossibleMatches.SelectMany(pair => new[] { pair.A, pair.B }),
            .. input.Decisions.Withheld().Select(withheld => withheld.Key),
        ];
        if (named.Count == 0)
            return;
        for (var birth = 0; birth < input.Linkage.Births.Count; birth++)
        {
            foreach (var record in input.Linkage.Births[birth].AllRecords)
            {
                if (named.Contains(record.Key))
                    _places[record.Key] = birth;
            }
        }
    }

    /// <summary>The birth of a record that a possible match or a decision names; null when no birth has it.</summary>
    public int? Find(RecordKey key) => _places.TryGetValue(key, out var place) ? place : null;
}
