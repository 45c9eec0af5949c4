using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.App.Statistics;

/// <summary>The statistics that a run is asked for: a vintage, and what is given for it beside the records.</summary>
/// <param name="Vintage">Its name.</param>
/// <param name="Outcomes">Counts of recorded outcomes; null when none were given.</param>
internal sealed record StatisticsRequest(string Vintage, IReadOnlyList<OutcomeCounts>? Outcomes)
{
    /// <summary>Cases of the births; null when no store knows how long they took.</summary>
    public CaseTimes? Cases { get; init; }
}
