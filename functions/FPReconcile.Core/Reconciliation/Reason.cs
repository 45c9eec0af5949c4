using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>One sentence of a reason, without its words: <c>Disclosure.ReasonText</c> writes it in the reader's language.</summary>
public enum ReasonCode
{
    /// <summary>Age in days, birth date.</summary>
    NoRegistrationFound,

    /// <summary>Age in days, birth date.</summary>
    NoRegistrationFoundYet,

    /// <summary>Legal days, days since they ended.</summary>
    LegalTimeEnded,

    /// <summary>Legal days, last day, days left.</summary>
    LegalTimeEnds,

    /// <summary>Legal days.</summary>
    LegalTimeEndsToday,
    RegisterHasEntry,

    /// <summary>Two sources, probability.</summary>
    MayBeSameBirth,

    /// <summary>Registration date.</summary>
    RegisteredHomeBirth,

    /// <summary>Facility code.</summary>
    RegisteredFacilityBirthNotNotified,
    RegisteredElsewhereBornNotNotified,
    RegisteredNotNotified,

    /// <summary>Days since registration, registration date.</summary>
    NoRegisterEntryFound,

    /// <summary>Days allowed, days since they ended.</summary>
    GraceEnded,

    /// <summary>Entry date.</summary>
    EnteredWithoutRegistration,
    InRegisterWithoutRegistration,
    FacilityNotified,
    RecordsDisagree,

    /// <summary>Field, then source and value in turn.</summary>
    FieldValuesDiffer,

    /// <summary>Field, then the sources.</summary>
    FieldDiffers,

    /// <summary>Number of records, source.</summary>
    RecordsOfOneSource,
    OneBirthSeveralRecords,
    NoContactDeath,
    NoContactOutcomeUnclear,
    NoContactSealed,
}

/// <summary>A number of days, so that texts can say "1 day" and "2 days".</summary>
public readonly record struct DayCount(int Days);

/// <summary>A value of a detail that names nobody (a date, a sex, a weight), and the source that has it.</summary>
public readonly record struct SourceValue(SourceKind Source, object Value);

/// <summary>A sentence of a reason and what goes into it: days, dates, sources, fields and plain codes; never a name or an id.</summary>
public sealed class ReasonPart(ReasonCode code, params object[] arguments)
{
    public ReasonCode Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
