using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Runs;

/// <summary>What a run takes over from an earlier one.</summary>
/// <param name="Cases">Case ids by record.</param>
/// <param name="Decisions">What officers decided.</param>
public sealed record PreviousRun(PreviousCases Cases, OfficerDecisions Decisions);
