namespace FPReconcile.App.Audit;

/// <summary>What somebody is about to do: written before it is done.</summary>
/// <param name="Action">One of <see cref="AuditActions.All"/>.</param>
/// <param name="By">Id of the user, or the name given on the command line.</param>
/// <param name="CaseId">The case; empty: none.</param>
/// <param name="Subject">Opaque id of a record, an export or an upload; empty: none.</param>
/// <param name="Reason">Why; never a name.</param>
internal sealed record AuditEvent(string Action, string By, string CaseId = "", string Subject = "", string Reason = "")
{
    /// <summary>Counts that belong to it, such as the rows of an export.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public override string ToString() => Action;
}

/// <summary>One entry of the audit: an event, its place, and the hash of the one before.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Event">What was about to be done.</param>
/// <param name="Before">Hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">Hash of this one.</param>
internal sealed record AuditEntry(long Number, DateTimeOffset At, AuditEvent Event, string Before, string Hash)
{
    public override string ToString() => $"{Number} {Event.Action}";
}

/// <summary>What is audited.</summary>
internal static class AuditActions
{
    public const string ViewCase = "view_case";
    public const string Search = "search";
    public const string Unmask = "unmask";
    public const string Decide = "decide";
    public const string Undo = "undo";
    public const string SecondCheck = "second_check";
    public const string Assign = "assign";
    public const string Forward = "forward";
    public const string Note = "note";
    public const string Export = "export";
    public const string Import = "import";
    public const string Upload = "upload";
    public const string ReadUpload = "read_upload";
    public const string ReadAudit = "read_audit";
    public const string Configure = "configure";
    public const string Erase = "erase";
    public const string EraseResumed = "erase-resumed";

    public static IReadOnlyList<string> All { get; } =
        [ViewCase, Search, Unmask, Decide, Undo, SecondCheck, Assign, Forward, Note, Export, Import, Upload, ReadUpload, ReadAudit, Configure, Erase, EraseResumed];
}
