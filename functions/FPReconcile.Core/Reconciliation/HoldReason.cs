namespace FPReconcile.Core.Reconciliation;

/// <summary>Why a kind was not assessed for a birth, or a contact item not made. Counted in run.json.</summary>
public enum HoldReason
{
    /// <summary>The source was not given to this run.</summary>
    SourceNotGiven = 0,

    /// <summary>A file of the source could not be read, and its coverage is not declared.</summary>
    SourceIncomplete,

    /// <summary>The birth lies outside the time that the source covers.</summary>
    PeriodNotCovered,

    /// <summary>The source has no birth at all in a month in which another source has many.</summary>
    MonthNotDelivered,

    /// <summary>The source has nothing from the area of the birth.</summary>
    AreaNotCovered,

    /// <summary>The registration has no registration date, so its age is unknown.</summary>
    RegistrationDateMissing,

    /// <summary>An office sent different versions of a record of the birth, or of one that may be it, and nothing tells which stands.</summary>
    ConflictingVersion,

    /// <summary>The outcome of the birth is not understood.</summary>
    OutcomeNotUnderstood,

    /// <summary>The file is closed.</summary>
    Sealed,

    /// <summary>The list of deaths is older than allowed: no contact item is made at all.</summary>
    DeathListTooOld,

    /// <summary>Part of the list of deaths could not be read: no contact item is made at all.</summary>
    DeathListUnreadable,
}

/// <summary>Names of the reasons as run.json writes them.</summary>
public static class HoldReasons
{
    public static string Name(this HoldReason reason) => reason switch
    {
        HoldReason.SourceNotGiven => "source_not_given",
        HoldReason.SourceIncomplete => "source_incomplete",
        HoldReason.PeriodNotCovered => "period_not_covered",
        HoldReason.MonthNotDelivered => "month_not_delivered",
        HoldReason.AreaNotCovered => "area_not_covered",
        HoldReason.RegistrationDateMissing => "registration_date_missing",
        HoldReason.ConflictingVersion => "conflicting_version",
        HoldReason.OutcomeNotUnderstood => "outcome_not_understood",
        HoldReason.Sealed => "sealed",
        HoldReason.DeathListTooOld => "death_list_too_old",
        HoldReason.DeathListUnreadable => "death_list_unreadable",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

/// <summary>How many rows of a kind were held for one reason.</summary>
public sealed record HoldCount(DiscrepancyKind Kind, HoldReason Reason, int Count);
