namespace FPReconcile.Core.Reconciliation;

/// <summary>What is wrong with a birth. The order is the order of kinds in discrepancies.csv.</summary>
public enum DiscrepancyKind
{
    /// <summary>Notified by a facility, past the legal time, no registration found.</summary>
    UnregisteredBirth = 0,

    /// <summary>Notified by a facility, still within the legal time, no registration found yet.</summary>
    AwaitingRegistration,

    /// <summary>Two records of two sources may be one birth: a person has to decide.</summary>
    PossibleMatch,

    /// <summary>Registered, but no facility notified it. Normal for a birth at home.</summary>
    RegistrationWithoutNotification,

    /// <summary>Registered longer ago than allowed, no entry in the population register found.</summary>
    NotInRegister,

    /// <summary>In the population register, no registration found.</summary>
    RegisterEntryWithoutRegistration,

    /// <summary>Linked records disagree on a detail.</summary>
    ConflictingDetails,

    /// <summary>Several records of one source mean the same birth.</summary>
    PossibleDuplicate,
}

/// <summary>Names of the kinds as files write them, and where a kind may go.</summary>
public static class DiscrepancyKinds
{
    public static IReadOnlyList<DiscrepancyKind> All { get; } = Enum.GetValues<DiscrepancyKind>();

    /// <summary>The name of a kind in files, such as <c>unregistered_birth</c>.</summary>
    public static string Name(this DiscrepancyKind kind) => kind switch
    {
        DiscrepancyKind.UnregisteredBirth => "unregistered_birth",
        DiscrepancyKind.AwaitingRegistration => "awaiting_registration",
        DiscrepancyKind.PossibleMatch => "possible_match",
        DiscrepancyKind.RegistrationWithoutNotification => "registration_without_notification",
        DiscrepancyKind.NotInRegister => "not_in_register",
        DiscrepancyKind.RegisterEntryWithoutRegistration => "register_entry_without_registration",
        DiscrepancyKind.ConflictingDetails => "conflicting_details",
        DiscrepancyKind.PossibleDuplicate => "possible_duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Reads a kind as files write it; false when the text is none.</summary>
    public static bool TryParse(string? text, out DiscrepancyKind kind)
    {
        foreach (var candidate in All)
        {
            if (candidate.Name() == text)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>
    /// True for kinds that go on the worklist of a registration office. A birth that is not yet due is never on one, and a
    /// missing notification is the facility's matter (feedback), not the family's.
    /// </summary>
    public static bool IsOnWorklists(this DiscrepancyKind kind) =>
        kind is not (DiscrepancyKind.AwaitingRegistration or DiscrepancyKind.RegistrationWithoutNotification);

    /// <summary>True for kinds that would have an office approach the family, so that none is raised on any evidence of death.</summary>
    internal static bool IsClosedByDeath(this DiscrepancyKind kind) => kind
        is DiscrepancyKind.UnregisteredBirth
        or DiscrepancyKind.AwaitingRegistration
        or DiscrepancyKind.NotInRegister
        or DiscrepancyKind.PossibleMatch;
}
