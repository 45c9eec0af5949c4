namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>What happened to a case since the last night.</summary>
public enum CaseChangeKind
{
    Opened = 0,
    Closed,
    Reopened,

    /// <summary>Something else is to be done about the same birth.</summary>
    KindChanged,

    AreaChanged,

    /// <summary>A kind stays open only because tonight's files could not answer.</summary>
    KeptNotAssessed,

    /// <summary>Evidence speaks against what an officer decided. The decision stands until an officer changes it.</summary>
    DecisionContradicted,
}

/// <summary>Names of the changes as files write them.</summary>
public static class CaseChangeKinds
{
    public static string Name(this CaseChangeKind change) => change switch
    {
        CaseChangeKind.Opened => "opened",
        CaseChangeKind.Closed => "closed",
        CaseChangeKind.Reopened => "reopened",
        CaseChangeKind.KindChanged => "kind_changed",
        CaseChangeKind.AreaChanged => "area_changed",
        CaseChangeKind.KeptNotAssessed => "kept_not_assessed",
        CaseChangeKind.DecisionContradicted => "decision_contradicted",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}

/// <summary>One line of the difference report.</summary>
public sealed record CaseChange
{
    public required string CaseId { get; init; }

    public required CaseChangeKind Change { get; init; }

    /// <summary>Kinds of the last night, in order; empty too when nobody is to be approached about the birth.</summary>
    public IReadOnlyList<DiscrepancyKind> KindsBefore { get; init; } = [];

    /// <summary>Kinds of this night, in order; empty too when nobody is to be approached about the birth.</summary>
    public IReadOnlyList<DiscrepancyKind> KindsAfter { get; init; } = [];

    public required CaseReason Because { get; init; }

    /// <summary>Area of the case tonight.</summary>
    public required string AreaCode { get; init; }

    /// <summary>The case that goes on, when this one closed because it is the same birth.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Case id and change only.</summary>
    public override string ToString() => $"{Change.Name()} {CaseId}";
}

/// <summary>How many cases changed in one way for one reason.</summary>
public sealed record CaseChangeCount(CaseChangeKind Change, CaseReason Because, int Count);
