namespace FPReconcile.App.Audit;

/// <summary>Whether the audit is as it was written.</summary>
/// <param name="Total">Number of the last entry, as the head of the chain says.</param>
/// <param name="FirstAltered">Number of the first entry that was altered, removed, inserted or moved; null: none.</param>
/// <param name="Hash">Hash of the last entry: who keeps it elsewhere can tell that the whole chain was written anew.</param>
internal sealed record AuditVerdict(long Total, long? FirstAltered, string Hash)
{
    public bool IsWhole => FirstAltered is null;
}
