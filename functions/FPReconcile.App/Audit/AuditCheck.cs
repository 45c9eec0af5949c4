using FPReconcile.App.Storage;

namespace FPReconcile.App.Audit;

/// <summary>
/// Looks for the first entry that is not as it was written. Numbers have no gaps, each entry holds the hash of the one before and its own,
/// the head tells the last one, and whatever is about a case is found by it.
/// </summary>
internal sealed class AuditCheck
{
    private readonly Dictionary<Guid, long> _pointers = [];
    private long _number;
    private string _before = AuditHash.Nothing;
    private long? _altered;
    private (long Number, string Hash) _head = (0, AuditHash.Nothing);

    /// <summary>Is told every row of the table in order of keys.</summary>
    public void Add(TableRow row)
    {
        if (row.Key.Partition != AuditRows.Chain)
            AddPointer(row);
        else if (row.Key.Row == AuditRows.Head)
            _head = (row.Values.GetValueOrDefault(AuditRows.NumberValue) is long number ? number : 0, row.Text(AuditRows.HashValue) ?? "");
        else
            AddEntry(row);
    }

    public AuditVerdict Verdict() =>
        new(_head.Number, _altered ?? (_head == (_number, _before) ? null : Math.Min(_head.Number, _number) + 1), _head.Hash);

    private void AddPointer(TableRow row)
    {
        if (Guid.TryParseExact(row.Key.Row, "N", out var id) && row.Values.GetValueOrDefault(AuditRows.NumberValue) is long number)
            _pointers[id] = number;
    }

    private void AddEntry(TableRow row)
    {
        _number++;
        var entry = AuditRows.Read(row);
        var isWhole = entry is not null && entry.Number == _number && entry.Before == _before && entry.Hash == AuditHash.Of(_number, entry.At, entry.Event, _before) && IsFound(entry, row);
        if (!isWhole)
            _altered ??= _number;
        _before = entry?.Hash ?? "";
    }

    private bool IsFound(AuditEntry entry, TableRow row) =>
        entry.Event.CaseId.Length == 0 || (Guid.TryParseExact(AuditRows.EventOf(row), "N", out var id) && _pointers.GetValueOrDefault(id) == entry.Number);
}
