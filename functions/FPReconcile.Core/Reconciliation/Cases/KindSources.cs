using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>Which source a kind misses a record of, and which one's record misses it.</summary>
internal static class KindSources
{
    /// <summary>The source whose record is evidence against the kind.</summary>
    public static SourceKind MissingSource(this DiscrepancyKind kind) => Sources(kind).Missing;

    /// <summary>The source whose record the kind is about.</summary>
    public static SourceKind SpeakingSource(this DiscrepancyKind kind) => Sources(kind).Speaking;

    /// <summary>True for kinds that a missing record makes.</summary>
    public static bool IsMissingRecord(this DiscrepancyKind kind) =>
        kind is not (DiscrepancyKind.PossibleMatch or DiscrepancyKind.ConflictingDetails or DiscrepancyKind.PossibleDuplicate);

    private static (SourceKind Speaking, SourceKind Missing) Sources(DiscrepancyKind kind) => kind switch
    {
        DiscrepancyKind.UnregisteredBirth or DiscrepancyKind.AwaitingRegistration => (SourceKind.Facility, SourceKind.Registration),
        DiscrepancyKind.RegistrationWithoutNotification => (SourceKind.Registration, SourceKind.Facility),
        DiscrepancyKind.NotInRegister => (SourceKind.Registration, SourceKind.Register),
        DiscrepancyKind.RegisterEntryWithoutRegistration => (SourceKind.Register, SourceKind.Registration),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
