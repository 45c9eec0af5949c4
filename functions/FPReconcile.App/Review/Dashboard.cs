using FPReconcile.App.Nightly.Runs;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>What somebody sees first in the morning.</summary>
/// <param name="Shown">The night that is shown.</param>
/// <param name="Figures">What it counted over all areas; null when the user may not know.</param>
/// <param name="AsOf">The day it looked from.</param>
/// <param name="Areas">Open cases of each of the user's areas, ordered by code.</param>
/// <param name="Turnaround">Decisions of the last 30 days in the user's areas.</param>
internal sealed record Dashboard(DateTimeOffset Shown, RunFigures? Figures, DateOnly AsOf, IReadOnlyList<AreaFigures> Areas, TurnaroundFigures Turnaround)
{
    /// <summary>Which facilities of the user's areas have reported; without any when there is no list of facilities.</summary>
    public FacilityReporting Reporting { get; init; } = new([], []);

    /// <summary>How long cases of the user's areas take; null when it is not known.</summary>
    public CaseTimes? Times { get; init; }
}

/// <summary>Open cases of one area: rows of the worklist with something to do for the user.</summary>
internal sealed record AreaFigures(
    string AreaCode, string AreaName, int Open, IReadOnlyDictionary<DiscrepancyKind, int> ByKind, IReadOnlyDictionary<AgeBand, int> ByAge, IReadOnlyDictionary<CaseStage, int> ByStage);

/// <summary>How much was decided lately.</summary>
/// <param name="Decided">Cases decided in the last 30 days that are still on the list of the night.</param>
/// <param name="AwaitingCheck">Cases that wait for a second person.</param>
internal sealed record TurnaroundFigures(int Decided, int AwaitingCheck);
