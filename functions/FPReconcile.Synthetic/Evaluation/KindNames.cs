namespace FPReconcile.Synthetic.Evaluation;

/// <summary>Names of the kinds that the truth can foretell, as in discrepancies.csv.</summary>
public static class KindNames
{
    public const string UnregisteredBirth = "unregistered_birth";
    public const string AwaitingRegistration = "awaiting_registration";
    public const string RegistrationWithoutNotification = "registration_without_notification";
    public const string NotInRegister = "not_in_register";
    public const string RegisterEntryWithoutRegistration = "register_entry_without_registration";
    public const string PossibleDuplicate = "possible_duplicate";

    /// <summary>Reported instead of another kind where linkage could not decide; the truth never expects it.</summary>
    public const string PossibleMatch = "possible_match";

    /// <summary>The kinds that the truth can foretell.</summary>
    public static IReadOnlyList<string> Foretold { get; } =
    [
        UnregisteredBirth, AwaitingRegistration, RegistrationWithoutNotification, NotInRegister,
        RegisterEntryWithoutRegistration, PossibleDuplicate,
    ];
}
