using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>The birth of one case tonight, beside what the case held last night.</summary>
internal sealed class BirthTonight
{
    private readonly NightBirths _births;
    private readonly int _place;

    public BirthTonight(NightBirths births, DecisionLookup decisions, int place, CaseEntry? last)
    {
        _births = births;
        _place = place;
        Decisions = decisions;
        Last = last;
        Birth = births[place];
        CaseId = births.CaseIdOf(place);
        Keys = [.. Birth.AllRecords.Select(record => record.Key).Order()];
        Rows = [.. births.Rows(CaseId)];
        Found = [.. Rows.Select(row => row.Kind).Distinct().Order()];
        Settled = [.. Found.Where(kind => decisions.Settles(kind, Birth))];
        Candidates = [.. Rows.Where(row => row.Kind == DiscrepancyKind.PossibleMatch).Select(row => row.Records[1]).Order()];
        Unread = last is null ? [] : [.. last.Records.Where(key => births.WhyUnread(key) is not null)];
    }

    public DecisionLookup Decisions { get; }

    /// <summary>The case last night; null for a new one.</summary>
    public CaseEntry? Last { get; }

    public LinkedBirth Birth { get; }

    public string CaseId { get; }

    /// <summary>The records of the birth, ordered.</summary>
    public IReadOnlyList<RecordKey> Keys { get; }

    public IReadOnlyList<Discrepancy> Rows { get; }

    /// <summary>Kinds found, in order.</summary>
    public IReadOnlyList<DiscrepancyKind> Found { get; }

    /// <summary>Those of <see cref="Found"/> that a decision settles.</summary>
    public IReadOnlyList<DiscrepancyKind> Settled { get; }

    /// <summary>Records that may be this birth, ordered.</summary>
    public IReadOnlyList<RecordKey> Candidates { get; }

    /// <summary>Records of last night that could not be read tonight.</summary>
    public IReadOnlyList<RecordKey> Unread { get; }

    public bool IsHeld => _births.IsHeld(_place);

    public ContactStanding Standing => _births.Standing(_place);

    public bool Has(SourceKind source) => Birth.Standing(source) is not null;

    /// <summary>Whether a record is in another birth tonight.</summary>
    public bool IsElsewhere(RecordKey key) => _births.Find(key) is { } place && place != _place;

    public CaseReason? WhyUnread(RecordKey key) => _births.WhyUnread(key);

    /// <summary>Whether last night's case had a record of a source, and the birth has none tonight.</summary>
    public bool HasLost(SourceKind source) => HadRecord(source) && !Has(source);

    public bool HadRecord(SourceKind source) => Last is not null && Last.Records.Any(key => key.Source == source);

    public HoldReason? WhyNotAssessed(SourceKind silentSource) =>
        _births.Coverage(silentSource).WhyNotAssessed(Birth.BirthDate, Birth.AreaCode);

    /// <summary>Whether an officer decided that a record of this source belongs to the birth.</summary>
    public bool WasJoinedByDecision(SourceKind source) =>
        Keys.Any(key => key.Source == source && Keys.Any(other => other.Source != source && Decisions.AreOne(key, other)));
}
