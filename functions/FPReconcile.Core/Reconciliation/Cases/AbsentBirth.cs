namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>A case whose id no birth has tonight: its records went into another birth, were withdrawn, or could not be read.</summary>
internal sealed class AbsentBirth(CaseEntry last, NightBirths births, DateOnly asOf)
{
    public (CaseEntry Entry, IReadOnlyList<CaseChange> Changes) Run()
    {
        if (last.Records.Select(births.Find).FirstOrDefault(place => place is not null) is not { } place)
            return WithoutRecords();
        // Nothing is concluded from a link to a record that may not stand.
        if (births.IsHeld(place))
            return Kept(CaseReason.ConflictingVersion);
        var goesOn = births.CaseIdOf(place);
        return last.IsOpen ? Closed(CaseReason.Merged, goesOn) : (last with { MergedInto = goesOn }, []);
    }

    private (CaseEntry Entry, IReadOnlyList<CaseChange> Changes) WithoutRecords()
    {
        foreach (var key in last.Records)
        {
            if (births.WhyUnread(key) is { } reason)
                return Kept(reason);
        }

        return last.IsOpen ? Closed(CaseReason.RecordWithdrawn, null) : (last, []);
    }

    private (CaseEntry Entry, IReadOnlyList<CaseChange> Changes) Kept(CaseReason reason)
    {
        if (!last.IsOpen)
            return (last, []);
        var entry = last with { NotAssessed = last.Kinds, NotAssessedSince = last.NotAssessedSince ?? asOf };
        return (entry, last.NotAssessed.SequenceEqual(last.Kinds) ? [] : [Change(CaseChangeKind.KeptNotAssessed, reason) with { KindsAfter = last.Kinds }]);
    }

    private (CaseEntry Entry, IReadOnlyList<CaseChange> Changes) Closed(CaseReason reason, string? mergedInto)
    {
        var entry = last with
        {
            Kinds = [],
            NotAssessed = [],
            NotAssessedSince = null,
            Candidates = [],
            ClosedOn = asOf,
            ClosedBecause = reason,
            MergedInto = mergedInto,
        };
        return (entry, [Change(CaseChangeKind.Closed, reason) with { MergedInto = mergedInto }]);
    }

    private CaseChange Change(CaseChangeKind change, CaseReason reason) => new()
    {
        CaseId = last.CaseId,
        Change = change,
        KindsBefore = last.Kinds,
        Because = reason,
        AreaCode = last.AreaCode,
    };
}
