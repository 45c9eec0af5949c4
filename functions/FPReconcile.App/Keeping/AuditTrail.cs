using System.Globalization;
using FPReconcile.App.Commands;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Keeping;

/// <summary>What is written before something is done that must be answered for: who, when, why, on which case, and counts. Never a name or id of a record.</summary>
internal sealed class AuditTrail(ITableStore tables, NightClock clock)
{
    private const int MostEntriesOfAMoment = 1000;

    /// <summary>Writes an entry. When it cannot be written, what it is about must not be done.</summary>
    /// <exception cref="RunFailedException">It was not written.</exception>
    public async Task WriteAsync(string action, ErasureRequest request, IReadOnlyDictionary<string, int> counts, CancellationToken cancellation)
    {
        var now = clock.Now();
        var values = counts.ToDictionary(count => count.Key, count => (object)count.Value, StringComparer.Ordinal);
        values["at"] = now;
        values["by"] = request.By;
        values["action"] = action;
        values["case_id"] = request.CaseId;
        values["reason"] = request.Reason;
        for (var number = 0; number < MostEntriesOfAMoment; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMddHHmmssfff}-{number:D3}");
            if (await tables.PutAsync(StorageNames.AuditTable, new TableRow(new TableKey(action, key), values), WriteCondition.OnlyIfAbsent, cancellation) is not null)
                return;
        }

        throw new RunFailedException("the audit entry cannot be written: nothing was done");
    }
}
