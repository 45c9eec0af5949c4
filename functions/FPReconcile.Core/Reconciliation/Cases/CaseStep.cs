using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>Takes one case from last night to tonight.</summary>
internal sealed class CaseStep
{
    private readonly CaseEntry? _last;
    private readonly BirthTonight _tonight;
    private readonly DateOnly _asOf;
    private readonly List<CaseReason> _reasons = [];
    private readonly List<CaseReason> _holds = [];
    private readonly List<DiscrepancyKind> _kinds;
    private readonly List<DiscrepancyKind> _notAssessed = [];
    private readonly List<CaseChange> _changes = [];

    /// <param name="last">The case last night; null when the birth has none yet.</param>
    /// <param name="tonight">Its birth tonight.</param>
    /// <param name="asOf">The date of tonight.</param>
    public CaseStep(CaseEntry? last, BirthTonight tonight, DateOnly asOf)
    {
        _last = last;
        _tonight = tonight;
        _asOf = asOf;
        _kinds = [.. tonight.Found.Except(tonight.Settled)];
    }

    private IReadOnlyList<DiscrepancyKind> KindsBefore => _last?.Kinds ?? [];

    /// <summary>The case tonight, null when there is none to open; and what changed.</summary>
    public (CaseEntry? Entry, IReadOnlyList<CaseChange> Changes) Run()
    {
        _reasons.AddRange(_kinds.Except(KindsBefore).Select(kind => NewKind.Why(kind, _tonight)));
        if (_last is not null)
            AskWhyKindsAreGone(_last);
        if (_last is null && _kinds.Count == 0)
            return (null, []);
        var entry = Entry();
        NoteState(entry);
        NoteHolds(entry);
        if (_last is { IsOpen: true } && entry.IsOpen && _last.AreaCode != entry.AreaCode)
            Note(CaseChangeKind.AreaChanged, CaseReason.DetailsChanged, entry);
        return (NoteContradiction(entry), _changes);
    }

    private void AskWhyKindsAreGone(CaseEntry last)
    {
        var gone = new GoneKind(_tonight);
        foreach (var kind in last.Kinds.Except(_kinds).ToList())
        {
            var reason = gone.Why(kind);
            if (reason.IsHold())
            {
                _kinds.Add(kind);
                _notAssessed.Add(kind);
                if (!last.NotAssessed.Contains(kind))
                    _holds.Add(reason);
            }
            else
            {
                _reasons.Add(reason);
            }
        }

        _kinds.Sort();
    }

    private CaseEntry Entry()
    {
        // What a file says that could not be read tonight is not forgotten.
        var isWhole = _last is null || _tonight.Unread.Count == 0;
        var entry = new CaseEntry
        {
            CaseId = _tonight.CaseId,
            AreaCode = isWhole ? AreaCode : _last!.AreaCode,
            BirthDate = isWhole ? _tonight.Birth.BirthDate : _last!.BirthDate,
            Kinds = _kinds.ToArray(),
            NotAssessed = _notAssessed.ToArray(),
            NotAssessedSince = _notAssessed.Count == 0 ? null : _last!.NotAssessedSince ?? _asOf,
            OpenedOn = _last?.OpenedOn ?? _asOf,
            Reopened = _last?.Reopened ?? 0,
            Records = [.. _tonight.Keys.Concat(_tonight.Unread).Order()],
            Candidates = Candidates(),
        };
        if (entry.IsOpen)
            return _last is { IsOpen: false } ? entry with { Reopened = entry.Reopened + 1 } : entry;
        return _last!.IsOpen
            ? entry with { ClosedOn = _asOf, ClosedBecause = _reasons.Min() }
            : entry with { ClosedOn = _last.ClosedOn, ClosedBecause = _last.ClosedBecause };
    }

    // A possible match takes the area of the other birth when its own names none.
    private string AreaCode => _tonight.Birth.AreaCode ?? _tonight.Rows.Select(row => row.AreaCode).LastOrDefault(area => area != LinkedBirth.UnknownArea)
        ?? LinkedBirth.UnknownArea;

    private IReadOnlyList<RecordKey> Candidates() =>
        _notAssessed.Contains(DiscrepancyKind.PossibleMatch) ? _last!.Candidates : _tonight.Candidates;

    private void NoteState(CaseEntry entry)
    {
        if (_last is null)
            Note(CaseChangeKind.Opened, _reasons.Min(), entry);
        else if (!_last.IsOpen && entry.IsOpen)
            Note(CaseChangeKind.Reopened, _reasons.Min(), entry);
        else if (_last.IsOpen && !entry.IsOpen)
            Note(CaseChangeKind.Closed, _reasons.Min(), entry);
        else if (!_last.Kinds.SequenceEqual(entry.Kinds))
            Note(CaseChangeKind.KindChanged, _reasons.Min(), entry);
    }

    private void NoteHolds(CaseEntry entry)
    {
        if (_holds.Count > 0)
            Note(CaseChangeKind.KeptNotAssessed, _holds.Min(), entry);
    }

    private CaseEntry NoteContradiction(CaseEntry entry)
    {
        if (new Contradiction(_tonight).Find() is not { } reason)
            return entry;
        if (_last is not { IsDecisionContradicted: true })
            Note(CaseChangeKind.DecisionContradicted, reason, entry);
        return entry with { IsDecisionContradicted = true };
    }

    private void Note(CaseChangeKind change, CaseReason because, CaseEntry entry)
    {
        // That somebody died is not to be read out of what was to be done before.
        var tellsKinds = because != CaseReason.NotForContact;
        _changes.Add(new CaseChange
        {
            CaseId = entry.CaseId,
            Change = change,
            KindsBefore = tellsKinds ? KindsBefore : [],
            KindsAfter = tellsKinds ? entry.Kinds : [],
            Because = because,
            AreaCode = entry.AreaCode,
        });
    }
}
