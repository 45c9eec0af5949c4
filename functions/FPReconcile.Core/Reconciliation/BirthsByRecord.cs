using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Finds the births of the records that possible matches and decisions name, by their place in the list of births.</summary>
internal sealed class BirthsByRecord
{
    private const int Nowhere = -1;

    private readonly Dictionary<string, int>[] _places = [.. SourceKinds.All.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    public BirthsByRecord(ReconcilerInput input)
    {
        // Few records are ever asked for, so that only these are kept of a district.
        foreach (var pair in input.Linkage.PossibleMatches)
        {
            Name(pair.A);
            Name(pair.B);
        }

        foreach (var (key, _) in input.Decisions.Withheld())
            Name(key);
    }

    /// <summary>Is told each record of each birth once.</summary>
    public void Add(BirthRecord record, int birth)
    {
        var places = _places[(int)record.Key.Source];
        if (places.Count > 0 && places.ContainsKey(record.Key.Id))
            places[record.Key.Id] = birth;
    }

    /// <summary>The birth of a record that a possible match or a decision names; null when no birth has it.</summary>
    public int? Find(RecordKey key) =>
        _places[(int)key.Source].TryGetValue(key.Id, out var place) && place != Nowhere ? place : null;

    private void Name(RecordKey key) => _places[(int)key.Source][key.Id] = Nowhere;
}
