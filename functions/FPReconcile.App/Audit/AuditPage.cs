namespace FPReconcile.App.Audit;

/// <summary>What an auditor reads.</summary>
/// <param name="Entries">Entries, in order of their numbers.</param>
/// <param name="FirstAltered">Number of the first entry that was altered, removed, inserted or moved; null: the chain is whole.</param>
/// <param name="Total">Entries of the whole audit.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? FirstAltered, long Total);
