using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>How a case may be worked on.</summary>
public enum CaseLane
{
    Normal = 0,

    /// <summary>Nobody is to be approached for now: an outcome is not understood, or the list of deaths is too old.</summary>
    Held,

    /// <summary>Some source tells of a death: no deadline, no reason to approach anybody, on no list.</summary>
    Bereavement,

    /// <summary>An office closed the file: a stub without records.</summary>
    Sealed,
}

/// <summary>How much records agree on a detail.</summary>
public enum FieldAgreement
{
    /// <summary>At most one record has it.</summary>
    Missing = 0,
    Exact,

    /// <summary>Written another way; no conflict.</summary>
    Alike,
    Differ,
}

/// <summary>What two records are to each other.</summary>
public enum PairStanding
{
    /// <summary>Linked: one birth.</summary>
    Linked = 0,

    /// <summary>A person has to decide.</summary>
    PossibleMatch,

    /// <summary>Two records of one source that mean one birth.</summary>
    Duplicate,
}

/// <summary>Everything the page of one case shows, masked, as the last night saw it. Nothing in it is personal in clear.</summary>
/// <remarks>Lists that a bundle of an earlier program leaves out are empty: readers that are made at compile time pass null for them.</remarks>
public sealed record CaseBundle
{
    public required string CaseId { get; init; }

    public required string AreaCode { get; init; }

    public required CaseLane Lane { get; init; }

    /// <summary>Null for a stub.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>What is wrong, in order of kinds; empty where nobody is to be approached.</summary>
    public IReadOnlyList<CaseFinding> Findings { get; init => field = value ?? []; } = [];

    /// <summary>Records of the birth first, then those that may be the same birth. Columns of <see cref="Fields"/> have this order.</summary>
    public IReadOnlyList<CaseRecord> Records { get; init => field = value ?? []; } = [];

    /// <summary>The details, field by field.</summary>
    public IReadOnlyList<CaseField> Fields { get; init => field = value ?? []; } = [];

    public IReadOnlyList<CasePair> Pairs { get; init => field = value ?? []; } = [];

    /// <summary>Other children of the same delivery, as far as records tell.</summary>
    public IReadOnlyList<CaseSibling> Siblings { get; init => field = value ?? []; } = [];

    /// <summary>Records that might have been taken for this birth, the best first, and why they were not.</summary>
    public IReadOnlyList<CaseCandidate> Candidates { get; init => field = value ?? []; } = [];

    /// <summary>Another number when an office corrects any of the records; 0 for a stub.</summary>
    public ulong Content { get; init; }

    /// <summary>Ids of other cases whose births may be this one: what withholds one of them withholds all.</summary>
    public IReadOnlyList<string> RelatedCases { get; init => field = value ?? []; } = [];

    /// <summary>Case id only.</summary>
    public override string ToString() => CaseId;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Due">Last day that was in time; null when there is none.</param>
/// <param name="Fields">Canonical names of the details in conflict.</param>
/// <param name="ReasonEnglish">Why, in English.</param>
/// <param name="ReasonChinese">Why, in Simplified Chinese.</param>
public sealed record CaseFinding(DiscrepancyKind Kind, DateOnly? Due, IReadOnlyList<string> Fields, string ReasonEnglish, string ReasonChinese);

/// <summary>One record of a case: where it came from, and what it is called there.</summary>
public sealed record CaseRecord
{
    public required SourceKind Source { get; init; }

    /// <summary>The office's own number; shown to officers as on worklists.</summary>
    public required string Id { get; init; }

    /// <summary>True when it stands behind a fuller record of the same source.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>True when it is not of this birth but may be.</summary>
    public bool IsCandidate { get; init; }

    /// <summary>True when an office sent different versions of it: shown without details.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The file as results name it: source, sender and name, to be turned into an opaque id before it is kept.</summary>
    public required string File { get; init; }

    /// <summary>Row as the sheet shows it.</summary>
    public required int Row { get; init; }

    /// <summary>Name of the sheet; empty for CSV. Kept to find the record again, and not shown.</summary>
    public required string Sheet { get; init; }

    /// <summary>Code of the facility of birth; null when not told.</summary>
    public string? Facility { get; init; }

    /// <summary>Source only.</summary>
    public override string ToString() => Source.Name();
}

/// <summary>One detail of all records of a case.</summary>
/// <param name="Field">Canonical name, such as <c>mother_name</c>.</param>
/// <param name="Values">One for each record, in their order.</param>
/// <param name="Agreement">Over all records of the birth and its possible matches.</param>
public sealed record CaseField(string Field, IReadOnlyList<CaseValue> Values, FieldAgreement Agreement);

/// <summary>A value as it was written and as it was compared, both masked; empty when missing.</summary>
public sealed record CaseValue(string Raw, string Normalized);

/// <summary>Two records of a case and why they are thought to match or not.</summary>
public sealed record CasePair
{
    /// <summary>Place of the first record in <see cref="CaseBundle.Records"/>.</summary>
    public required int Left { get; init; }

    /// <summary>Place of the second one.</summary>
    public required int Right { get; init; }

    public required PairStanding Standing { get; init; }

    /// <summary>Bits.</summary>
    public required double MatchWeight { get; init; }

    public required double MatchProbability { get; init; }

    /// <summary>Bits before anything is compared; 0 when there is no explanation.</summary>
    public double StartBits { get; init; }

    /// <summary>What each comparison says; empty when there is no explanation.</summary>
    public IReadOnlyList<FieldWeight> Weights { get; init => field = value ?? []; } = [];

    /// <summary>For how rare the agreeing values are; below 0 when they are common.</summary>
    public double RareBits { get; init; }

    /// <summary>What it takes away that a sibling would agree alike; 0 or less.</summary>
    public double SiblingBits { get; init; }

    /// <summary>What is left: the other links and candidates, or an officer's decision.</summary>
    public double OtherBits { get; init; }

    /// <summary>Whether an officer said that the two are one birth: they are linked whatever the details say.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>What one comparison says about a pair.</summary>
/// <param name="Column">The compared column, such as <c>mother_surname</c>.</param>
/// <param name="Level">The level of agreement, such as <c>exact</c>.</param>
/// <param name="Bits">For (above 0) or against (below 0) a match.</param>
public sealed record FieldWeight(string Column, string Level, double Bits);

/// <summary>Another child of the same delivery.</summary>
/// <param name="Source">Source of its first record.</param>
/// <param name="Id">The office's own number.</param>
/// <param name="Sex">As recorded.</param>
/// <param name="BirthOrder">Order within the delivery; null when not told.</param>
/// <param name="IsRegistered">Whether a registration is linked.</param>
public sealed record CaseSibling(SourceKind Source, string Id, Sex Sex, int? BirthOrder, bool IsRegistered);

/// <summary>Why a record was not taken for a birth.</summary>
public enum WhyNot
{
    /// <summary>It is linked to another record of this source.</summary>
    LinkedElsewhere = 0,

    /// <summary>Too little agrees.</summary>
    TooLittleAgrees,

    /// <summary>An officer said that it is another birth.</summary>
    RejectedByOfficer,

    /// <summary>It is another child of the same delivery.</summary>
    Sibling,
}

/// <summary>A record that might have been taken for a birth.</summary>
public sealed record CaseCandidate(SourceKind Source, string Id, double MatchWeight, WhyNot WhyNot);
