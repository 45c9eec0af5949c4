namespace FPReconcile.Core.Records;

/// <summary>Identity of one record: its source and the id the source gave it. Ordered by source, then id (ordinal).</summary>
/// <param name="Source">The office that sent the record.</param>
/// <param name="Id">The record's id within its source, without spaces; never a national id.</param>
public readonly record struct RecordKey(SourceKind Source, string Id) : IComparable<RecordKey>
{
    public int CompareTo(RecordKey other)
    {
        // Not Enum.CompareTo: it boxes both sides, and millions of keys are compared.
        var bySource = (int)Source - (int)other.Source;
        return bySource != 0 ? bySource : string.CompareOrdinal(Id, other.Id);
    }

    public override string ToString() => $"{Source.Name()}:{Id}";

    public static bool operator <(RecordKey left, RecordKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(RecordKey left, RecordKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(RecordKey left, RecordKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(RecordKey left, RecordKey right) => left.CompareTo(right) >= 0;
}
