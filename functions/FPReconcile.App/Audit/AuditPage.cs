namespace FPReconcile.App.Audit;

/// <summary>What an auditor reads.</summary>
/// <param name="Entries">Entries, in order of their numbers.</param>
/// <param name="Total">Entries of the whole audit.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long Total);
