using FPReconcile.App.Audit;
using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Keeping;

/// <summary>What is written to the audit before a birth is erased: who, why, which case, and counts. Never a name or id of a record.</summary>
internal sealed class AuditTrail(ITableStore tables, NightClock clock)
{
    /// <summary>Writes an entry. When it cannot be written, what it is about must not be done.</summary>
    /// <exception cref="RunFailedException">It was not written.</exception>
    public Task WriteAsync(string action, ErasureRequest request, IReadOnlyDictionary<string, int> counts, CancellationToken cancellation) =>
        new AuditLog(tables, clock).WriteAsync(new AuditEvent(action, request.By, request.CaseId, Reason: request.Reason) { Counts = counts }, cancellation);
}
