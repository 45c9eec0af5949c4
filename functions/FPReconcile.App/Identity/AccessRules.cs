namespace FPReconcile.App.Identity;

/// <summary>
/// Who may do what: the one table that every service asks. What is not in it is refused. Areas come on top: whoever may do something with
/// a case may do it with cases of their areas only.
/// </summary>
internal static class AccessRules
{
    private static readonly Dictionary<Operation, string[]> Table = new()
    {
        [Operation.ReadDashboard] = [Roles.Officer, Roles.Supervisor],
        [Operation.ReadWorklist] = [Roles.Officer, Roles.Supervisor],
        [Operation.ReadCase] = [Roles.Officer, Roles.Supervisor],
        [Operation.Decide] = [Roles.Officer],
        [Operation.SecondCheck] = [Roles.Supervisor],
        [Operation.Assign] = [Roles.Officer, Roles.Supervisor],
        [Operation.Forward] = [Roles.Officer, Roles.Supervisor],
        [Operation.AddNote] = [Roles.Officer, Roles.Supervisor],
        [Operation.Unmask] = [Roles.Officer, Roles.Supervisor],
        [Operation.ExportWorklist] = [Roles.Officer, Roles.Supervisor],
        [Operation.ImportDispositions] = [Roles.Officer],
        [Operation.SendUpload] = [Roles.Uploader],
        [Operation.ReadUploads] = [Roles.Uploader],
        [Operation.ReadStatistics] = [Roles.Officer, Roles.Supervisor, Roles.Statistician],
        [Operation.ReadAudit] = [Roles.Auditor],
        [Operation.Administer] = [Roles.Administrator],
    };

    /// <summary>
    /// Roles that stand alone: who looks at what others did, or sets who may do what, does nothing else, whatever other roles the
    /// directory gave.
    /// </summary>
    private static readonly string[] Alone = [Roles.Auditor, Roles.Administrator];

    /// <summary>Whether a user may do something at all.</summary>
    public static bool May(AskingUser user, Operation operation)
    {
        if (!Table.TryGetValue(operation, out var roles))
            return false;
        var given = Alone.Where(user.Has).ToList();
        return given.Count switch
        {
            0 => Array.Exists(roles, user.Has),
            1 => roles.Contains(given[0], StringComparer.Ordinal),
            _ => false,
        };
    }

    /// <summary>Whether a user may do something with what belongs to an area.</summary>
    public static bool May(AskingUser user, Operation operation, string area, AreaTree areas) => May(user, operation) && areas.IsWithin(area, user.Areas);

    /// <summary>Whether a user may do something with the files of a sender.</summary>
    public static bool MaySend(AskingUser user, Operation operation, string sender) => May(user, operation) && user.Senders.Contains(sender, StringComparer.Ordinal);

    /// <summary>Whether a user sends the files of a facility: nobody decides about what they sent themselves.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="facility">Code of the facility.</param>
    public static bool IsOwnFacility(AskingUser user, string facility) =>
        user.Senders.Any(sender => string.Equals(sender, $"facility/{facility}", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a user may check what another one decided: never their own decision.</summary>
    public static bool MayCheck(AskingUser user, string decidedBy) => May(user, Operation.SecondCheck) && !string.Equals(user.Id, decidedBy, StringComparison.Ordinal);
}
