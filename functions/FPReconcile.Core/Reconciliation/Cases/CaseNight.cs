namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>What one night found, as far as the cases need it.</summary>
public sealed record CaseNight
{
    /// <summary>The date by which the night judged.</summary>
    public required DateOnly AsOf { get; init; }

    public required LinkageOutcome Linkage { get; init; }

    /// <summary>Must come of a reconciliation that was given <see cref="CaseLedger.Known"/> as its previous cases.</summary>
    public required ReconcilerResult Found { get; init; }

    public OfficerDecisions Decisions { get; init; } = OfficerDecisions.None;
}
