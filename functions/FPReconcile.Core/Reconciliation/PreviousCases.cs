using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>A case id and the records of its birth, for the next run.</summary>
public sealed record CarriedCase(string CaseId, IReadOnlyList<RecordKey> Records);

/// <summary>Case ids of an earlier run by record.</summary>
public sealed class PreviousCases
{
    private readonly Dictionary<RecordKey, string> _ids = [];

    /// <param name="cases">Cases of the earlier run; of two cases with one record the first stands.</param>
    public PreviousCases(IEnumerable<CarriedCase> cases)
    {
        foreach (var known in cases)
        {
            foreach (var key in known.Records)
                _ids.TryAdd(key, known.CaseId);
        }
    }

    public static PreviousCases None { get; } = new([]);

    public bool IsEmpty => _ids.Count == 0;

    internal string? Find(RecordKey key) => _ids.GetValueOrDefault(key);
}
