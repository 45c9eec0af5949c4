using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>A case id and the records of its birth, for the next run.</summary>
public sealed record CarriedCase(string CaseId, IReadOnlyList<RecordKey> Records);

/// <summary>Case ids of an earlier run by record.</summary>
public sealed class PreviousCases
{
    private readonly Dictionary<RecordKey, string> _ids = [];
    private readonly Dictionary<RecordKey, List<string>> _laterIds = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <param name="cases">Cases of the earlier run; of two cases with one record the first has the better claim to go on with it.</param>
    public PreviousCases(IEnumerable<CarriedCase> cases)
    {
        foreach (var known in cases)
        {
            _known.Add(known.CaseId);
            foreach (var key in known.Records)
                Add(key, known.CaseId);
        }
    }

    public static PreviousCases None { get; } = new([]);

    public bool IsEmpty => _ids.Count == 0;

    /// <summary>Whether a case of the earlier run had this id.</summary>
    internal bool Knows(string caseId) => _known.Contains(caseId);

    /// <summary>The ids of the cases that had a record, best claim first.</summary>
    internal IReadOnlyList<string> Find(RecordKey key)
    {
        if (!_ids.TryGetValue(key, out var first))
            return [];
        return _laterIds.TryGetValue(key, out var later) ? [first, .. later] : [first];
    }

    private void Add(RecordKey key, string caseId)
    {
        if (_ids.TryAdd(key, caseId) || _ids[key] == caseId)
            return;
        if (!_laterIds.TryGetValue(key, out var later))
            _laterIds.Add(key, later = []);
        if (!later.Contains(caseId, StringComparer.Ordinal))
            later.Add(caseId);
    }
}
