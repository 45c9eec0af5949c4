using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>
/// One case: one birth about which something is, or was, to be done. Two entries are equal when all of their content is, so that
/// only what changed need be written.
/// </summary>
public sealed record CaseEntry
{
    public required string CaseId { get; init; }

    public required string AreaCode { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>What is to be done, in the order of kinds; empty when the case is closed.</summary>
    public IReadOnlyList<DiscrepancyKind> Kinds { get; init; } = [];

    /// <summary>Those of <see cref="Kinds"/> that the last run could not judge: nothing says that they are still so, or not.</summary>
    public IReadOnlyList<DiscrepancyKind> NotAssessed { get; init; } = [];

    /// <summary>First of the nights in a row on which a kind was not assessed; null when all were.</summary>
    public DateOnly? NotAssessedSince { get; init; }

    /// <summary>Night on which the case was found first.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>Night on which the case was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Why it was closed; null while it is open.</summary>
    public CaseReason? ClosedBecause { get; init; }

    /// <summary>Id of the case that goes on with the records of this one; null when there is none.</summary>
    public string? MergedInto { get; init; }

    /// <summary>How often the case was opened again.</summary>
    public int Reopened { get; init; }

    /// <summary>True while the evidence speaks against what an officer decided about this birth.</summary>
    public bool IsDecisionContradicted { get; init; }

    /// <summary>The records of the birth, ordered; with those of a file that the last run could not read.</summary>
    public required IReadOnlyList<RecordKey> Records { get; init; }

    /// <summary>Records that may be the same birth, ordered: what a possible match is about.</summary>
    public IReadOnlyList<RecordKey> Candidates { get; init; } = [];

    public bool IsOpen => Kinds.Count > 0;

    public bool Equals(CaseEntry? other) =>
        other is not null && CaseId == other.CaseId && AreaCode == other.AreaCode && BirthDate == other.BirthDate
        && NotAssessedSince == other.NotAssessedSince && OpenedOn == other.OpenedOn && ClosedOn == other.ClosedOn
        && ClosedBecause == other.ClosedBecause && MergedInto == other.MergedInto && Reopened == other.Reopened
        && IsDecisionContradicted == other.IsDecisionContradicted
        && Kinds.SequenceEqual(other.Kinds) && NotAssessed.SequenceEqual(other.NotAssessed)
        && Records.SequenceEqual(other.Records) && Candidates.SequenceEqual(other.Candidates);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(CaseId);

    /// <summary>Case id only.</summary>
    public override string ToString() => CaseId;
}
