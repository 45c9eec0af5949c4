using FPReconcile.Core.Records;

namespace FPReconcile.App.Nightly.Erasures;

/// <summary>What is remembered of one erased birth, before it is hashed.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Keys">Its records as results name them.</param>
/// <param name="Numbers">Record numbers that only this birth has: every row with one of them is erased.</param>
/// <param name="Births">Rows whose number other births have too: rows of the same facility, birth date and order within the delivery are erased.</param>
internal sealed record ErasureMarks(string CaseId, IReadOnlyList<RecordKey> Keys, IReadOnlyList<RecordKey> Numbers, IReadOnlyList<BirthRecord> Births)
{
    /// <summary>Case id only.</summary>
    public override string ToString() => CaseId;
}
