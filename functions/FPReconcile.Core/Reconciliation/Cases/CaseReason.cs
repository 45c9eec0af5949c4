namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>
/// Why a case changed, or why it could not. Where several apply the first in this order is told: what ends all questions comes
/// before what merely happened.
/// </summary>
public enum CaseReason
{
    /// <summary>Nobody is to be approached about this birth. Nothing more is ever told.</summary>
    NotForContact = 0,

    /// <summary>An officer's decision settles it.</summary>
    Decided,

    /// <summary>The birth turned out to be that of another case.</summary>
    Merged,

    /// <summary>The registration is there.</summary>
    RegistrationArrived,

    /// <summary>The facility's notification is there.</summary>
    NotificationArrived,

    /// <summary>The entry in the population register is there.</summary>
    RegisterEntryArrived,

    /// <summary>The sender took the record back.</summary>
    RecordWithdrawn,

    /// <summary>Records that were one birth are births of their own now.</summary>
    LinkBroken,

    /// <summary>What had settled it is not there any more: withdrawn, no longer linked, no longer so.</summary>
    EvidenceGone,

    /// <summary>A legal or agreed time has passed.</summary>
    DeadlinePassed,

    /// <summary>A corrected date, or a longer time allowed, makes it not due.</summary>
    NotDue,

    /// <summary>A record was found that may be the same birth: a person has to decide.</summary>
    CandidateFound,

    /// <summary>The record that might have been the same birth is another birth, or withdrawn.</summary>
    CandidateGone,

    /// <summary>Linked records do not disagree any more.</summary>
    DetailsAgree,

    /// <summary>The birth is there only once in its source.</summary>
    DuplicateResolved,

    /// <summary>It was found tonight.</summary>
    Found,

    /// <summary>The offices changed the area of the birth.</summary>
    DetailsChanged,

    /// <summary>Records that an officer called one birth began to disagree.</summary>
    DetailsDiffer,

    /// <summary>Records are linked, or not linked, against an officer's decision.</summary>
    LinkedOtherwise,

    /// <summary>Not assessed: the source was not given tonight.</summary>
    SourceNotGiven,

    /// <summary>Not assessed: a file of the source could not be read.</summary>
    SourceIncomplete,

    /// <summary>Not assessed: the source did not deliver the time or the area of the birth.</summary>
    NotCovered,

    /// <summary>Not assessed: an office sent different versions of a record, and nothing tells which stands.</summary>
    ConflictingVersion,

    /// <summary>Not assessed: the registration has no registration date.</summary>
    RegistrationDateMissing,

    /// <summary>Not assessed: a possible match has to be decided first.</summary>
    AwaitingDecision,

    /// <summary>Not assessed: nothing is to be done about the birth for now.</summary>
    Withheld,
}

/// <summary>Names of the reasons as files write them.</summary>
public static class CaseReasons
{
    public static IReadOnlyList<CaseReason> All { get; } = Enum.GetValues<CaseReason>();

    /// <summary>The name of a reason in files, such as <c>registration_arrived</c>.</summary>
    public static string Name(this CaseReason reason) => reason switch
    {
        CaseReason.NotForContact => "not_for_contact",
        CaseReason.Decided => "decided",
        CaseReason.Merged => "merged",
        CaseReason.RegistrationArrived => "registration_arrived",
        CaseReason.NotificationArrived => "notification_arrived",
        CaseReason.RegisterEntryArrived => "register_entry_arrived",
        CaseReason.RecordWithdrawn => "record_withdrawn",
        CaseReason.LinkBroken => "link_broken",
        CaseReason.EvidenceGone => "evidence_gone",
        CaseReason.DeadlinePassed => "deadline_passed",
        CaseReason.NotDue => "not_due",
        CaseReason.CandidateFound => "candidate_found",
        CaseReason.CandidateGone => "candidate_gone",
        CaseReason.DetailsAgree => "details_agree",
        CaseReason.DuplicateResolved => "duplicate_resolved",
        CaseReason.Found => "found",
        CaseReason.DetailsChanged => "details_changed",
        CaseReason.DetailsDiffer => "details_differ",
        CaseReason.LinkedOtherwise => "linked_otherwise",
        CaseReason.SourceNotGiven => "source_not_given",
        CaseReason.SourceIncomplete => "source_incomplete",
        CaseReason.NotCovered => "not_covered",
        CaseReason.ConflictingVersion => "conflicting_version",
        CaseReason.RegistrationDateMissing => "registration_date_missing",
        CaseReason.AwaitingDecision => "awaiting_decision",
        CaseReason.Withheld => "withheld",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Reads a reason as files write it; false when the text is none.</summary>
    public static bool TryParse(string? text, out CaseReason reason)
    {
        foreach (var candidate in All)
        {
            if (candidate.Name() == text)
            {
                reason = candidate;
                return true;
            }
        }

        reason = default;
        return false;
    }

    /// <summary>True for the reasons why a kind could not be assessed: they never close a case.</summary>
    public static bool IsHold(this CaseReason reason) => reason >= CaseReason.SourceNotGiven;
}
