using FPReconcile.App.Storage;

namespace FPReconcile.App.Audit;

/// <summary>
/// The audit: entries in one chain, each with the hash of the one before. An entry and the head of the chain are written in one
/// transaction over the head that was read, so that two writers at once, in one process or two, make two entries in a row.
/// </summary>
internal sealed class AuditLog(ITableStore tables, NightClock clock)
{
    public const int LongestText = 1000;

    // Of writers that race each other one gets on in each round.
    private const int MostTries = 500;

    /// <summary>Writes an entry. When it cannot be written, what it is about must not be done.</summary>
    /// <exception cref="RunFailedException">It was not written.</exception>
    public async Task<AuditEntry> WriteAsync(AuditEvent what, CancellationToken cancellation)
    {
        if (what.Reason.Length > LongestText || what.By.Length is 0 or > LongestText)
            throw new ArgumentException("Who and why have a length.", nameof(what));
        var eventId = Guid.NewGuid().ToString("N");
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await TryWriteAsync(what, eventId, cancellation) is { } entry)
                return entry;
        }

        throw new RunFailedException("the audit entry cannot be written: nothing was done");
    }

    /// <summary>Number and hash of the last entry; 0 and <see cref="AuditHash.Nothing"/> before the first.</summary>
    public async Task<(long Number, string Hash)> HeadAsync(CancellationToken cancellation) => Of(await HeadRowAsync(cancellation));

    /// <summary>Entries from one number to another, as far as they are there.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(long from, long to, CancellationToken cancellation)
    {
        var numbers = Enumerable.Range(0, (int)Math.Max(0, to - from + 1)).Select(place => from + place);
        var rows = await Task.WhenAll(numbers.Select(number => tables.GetAsync(StorageNames.AuditTable, AuditRows.KeyOf(number), cancellation)));
        return [.. rows.Where(row => row is not null).Select(row => AuditRows.Read(row!)).OfType<AuditEntry>()];
    }

    /// <summary>All entries in order.</summary>
    public async IAsyncEnumerable<AuditEntry> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.QueryAsync(StorageNames.AuditTable, AuditRows.Chain, cancellation))
        {
            if (AuditRows.Read(row) is { } entry)
                yield return entry;
        }
    }

    /// <summary>All entries about a case, in order.</summary>
    public async Task<IReadOnlyList<AuditEntry>> OfCaseAsync(string caseId, CancellationToken cancellation)
    {
        var found = new List<AuditEntry>();
        await foreach (var pointer in tables.QueryAsync(StorageNames.AuditTable, AuditRows.PartitionOf(caseId), cancellation))
        {
            // A pointer is written before its entry: one whose writer died leads to nothing, or to the entry of somebody else.
            var row = await tables.GetAsync(StorageNames.AuditTable, AuditRows.KeyOf((long)pointer.Values[AuditRows.NumberValue]), cancellation);
            if (row is not null && AuditRows.EventOf(row) == pointer.Key.Row && AuditRows.Read(row) is { } entry)
                found.Add(entry);
        }

        return [.. found.OrderBy(entry => entry.Number)];
    }

    /// <summary>Looks through the whole chain, and whether every entry can be found by its case.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellation)
    {
        var check = new AuditCheck();

        // Partitions of cases come before the chain: what points into it is known when it comes.
        await foreach (var row in tables.QueryAsync(StorageNames.AuditTable, null, cancellation))
            check.Add(row);
        return check.Verdict();
    }

    private async Task<AuditEntry?> TryWriteAsync(AuditEvent what, string eventId, CancellationToken cancellation)
    {
        var head = await HeadRowAsync(cancellation);
        var (last, before) = Of(head);
        var at = clock.Now().ToUniversalTime();
        var entry = new AuditEntry(last + 1, at, what, before, AuditHash.Of(last + 1, at, what, before));
        if (what.CaseId.Length > 0)
            await tables.PutAsync(StorageNames.AuditTable, AuditRows.Pointer(what.CaseId, eventId, entry.Number), WriteCondition.Always, cancellation);
        var isWritten = await tables.TransactAsync(
            StorageNames.AuditTable,
            [
                new(AuditRows.ToRow(entry, eventId), WriteCondition.OnlyIfAbsent),
                new(AuditRows.HeadRow(entry.Number, entry.Hash), head is null ? WriteCondition.OnlyIfAbsent : WriteCondition.OnlyOver(head.ETag)),
            ],
            cancellation);
        return isWritten ? entry : null;
    }

    private Task<TableRow?> HeadRowAsync(CancellationToken cancellation) =>
        tables.GetAsync(StorageNames.AuditTable, new TableKey(AuditRows.Chain, AuditRows.Head), cancellation);

    private static (long Number, string Hash) Of(TableRow? head) =>
        head is null ? (0, AuditHash.Nothing) : ((long)head.Values[AuditRows.NumberValue], head.Text(AuditRows.HashValue) ?? "");
}
