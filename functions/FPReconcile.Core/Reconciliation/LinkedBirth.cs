using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>One scored pair of records of two sources (or of one source, between duplicates).</summary>
/// <param name="A">The record of the source that comes first (facility, registration, register).</param>
/// <param name="B">The other record.</param>
/// <param name="MatchWeight">Bits: log2 of the odds that both are the same birth.</param>
/// <param name="MatchProbability">0 to 1.</param>
public sealed record RecordLink(RecordKey A, RecordKey B, double MatchWeight, double MatchProbability)
{
    /// <summary>The pair with a weight, and with the probability that belongs to it.</summary>
    public static RecordLink Of(RecordKey a, RecordKey b, double bits) => new(a, b, bits, new MatchWeight(bits).Probability);
}

/// <summary>Match weights in bits of the pairs of standing records of a birth; without meaning where a record is not there.</summary>
/// <param name="FacilityRegistration">Between facility record and registration.</param>
/// <param name="FacilityRegister">Between facility record and register entry.</param>
/// <param name="RegistrationRegister">Between registration and register entry.</param>
public readonly record struct StandingBits(double FacilityRegistration, double FacilityRegister, double RegistrationRegister)
{
    /// <summary>The weight between two sources, the first in source order.</summary>
    public double Between(SourceKind a, SourceKind b) => (a, b) switch
    {
        (SourceKind.Facility, SourceKind.Registration) => FacilityRegistration,
        (SourceKind.Facility, SourceKind.Register) => FacilityRegister,
        (SourceKind.Registration, SourceKind.Register) => RegistrationRegister,
        _ => throw new ArgumentOutOfRangeException(nameof(b)),
    };
}

/// <summary>
/// One birth as linkage sees it: at most one standing record of each source, the duplicates that stand behind it, and the
/// pairs between its standing records. Every record of every source is in exactly one LinkedBirth.
/// </summary>
public sealed class LinkedBirth
{
    /// <summary>Area of a birth whose records name none.</summary>
    public const string UnknownArea = "unknown";

    private static readonly (SourceKind A, SourceKind B)[] SourcePairs =
        [(SourceKind.Facility, SourceKind.Registration), (SourceKind.Facility, SourceKind.Register), (SourceKind.Registration, SourceKind.Register)];

    public BirthNotification? Notification { get; init; }

    public BirthRegistration? Registration { get; init; }

    public PopulationRegisterEntry? RegisterEntry { get; init; }

    /// <summary>Further records of the same source that mean the same birth, ordered by key.</summary>
    public IReadOnlyList<BirthRecord> Duplicates { get; init; } = [];

    /// <summary>The pair of each duplicate with the standing record of its source, which comes first in it; ordered by the key of the duplicate.</summary>
    public IReadOnlyList<RecordLink> DuplicateLinks { get; init; } = [];

    /// <summary>Match weights between the standing records, where both are there.</summary>
    public StandingBits Bits { get; init; }

    /// <summary>
    /// Pairs between the standing records: facility-registration, facility-register, registration-register. Made when asked for,
    /// because a district has three for each birth.
    /// </summary>
    public IReadOnlyList<RecordLink> Links => [.. SourcePairs.Select(pair => Link(pair.A, pair.B)).OfType<RecordLink>()];

    /// <summary>How many pairs there are between the standing records.</summary>
    public int LinkCount => (Notification, Registration, RegisterEntry) switch
    {
        (not null, not null, not null) => SourcePairs.Length,
        (not null, not null, null) or (not null, null, not null) or (null, not null, not null) => 1,
        _ => 0,
    };

    /// <summary>The standing records that are there, in source order.</summary>
    public IEnumerable<BirthRecord> StandingRecords
    {
        get
        {
            if (Notification is not null)
                yield return Notification;
            if (Registration is not null)
                yield return Registration;
            if (RegisterEntry is not null)
                yield return RegisterEntry;
        }
    }

    /// <summary>Standing records in source order, then the duplicates.</summary>
    public IEnumerable<BirthRecord> AllRecords => Duplicates.Count == 0 ? StandingRecords : StandingRecords.Concat(Duplicates);

    /// <summary>Area of the facility record, else of the registration, else of the register entry; null when none names one.</summary>
    public string? AreaCode => Notification?.AreaCode ?? Registration?.AreaCode ?? RegisterEntry?.AreaCode;

    /// <summary>Birth date of the registration, else of the facility record, else of the register entry.</summary>
    public DateOnly BirthDate => (Registration ?? Notification ?? (BirthRecord?)RegisterEntry)?.BirthDate
        ?? throw new InvalidOperationException("A birth has at least one standing record.");

    /// <summary>The pair of two standing records; null when one of them is not there.</summary>
    public RecordLink? Link(SourceKind a, SourceKind b)
    {
        if (Standing(a) is not { } first || Standing(b) is not { } second)
            return null;
        return RecordLink.Of(first.Key, second.Key, Bits.Between(a, b));
    }

    /// <summary>The standing record of a source; null when there is none.</summary>
    public BirthRecord? Standing(SourceKind source) => source switch
    {
        SourceKind.Facility => Notification,
        SourceKind.Registration => Registration,
        SourceKind.Register => RegisterEntry,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}

/// <summary>What linkage and assignment found.</summary>
public sealed class LinkageOutcome
{
    /// <summary>Every birth, ordered by the key of its first standing record.</summary>
    public required IReadOnlyList<LinkedBirth> Births { get; init; }

    /// <summary>Best free candidates in the grey band, between two sources, ordered by keys; a record is in at most one per pair of sources.</summary>
    public required IReadOnlyList<RecordLink> PossibleMatches { get; init; }
}
