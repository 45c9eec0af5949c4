using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>What the statistics of a run are made of.</summary>
public sealed record StatisticsInput
{
    public required LinkageOutcome Linkage { get; init; }

    public required ReconcilerResult Reconciliation { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Legal days to register a birth.</summary>
    public required int RegistrationDays { get; init; }

    public required StatisticsOptions Options { get; init; }

    /// <summary>Type of each facility by its code; empty: there is no list of facilities with types.</summary>
    public IReadOnlyDictionary<string, string> FacilityTypes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reports that facilities owed; empty: there is no list of facilities.</summary>
    public IReadOnlyList<FacilityReport> FacilityReports { get; init; } = [];

    /// <summary>Counts of the outcome upload; null: none was given.</summary>
    public IReadOnlyList<OutcomeCounts>? Outcomes { get; init; }

    /// <summary>Cases of the births; null: no store knows how long they took.</summary>
    public CaseTimes? Cases { get; init; }
}

/// <summary>
/// How many registrations of a facility had their outcome recorded, by the quarter in which it was expected. Counts only: there is no row of a
/// person behind them, and nothing that could be linked.
/// </summary>
/// <param name="FacilityCode">The facility.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Registrations">Those expected in the quarter.</param>
/// <param name="Recorded">Those of them whose outcome is recorded.</param>
public sealed record OutcomeCounts(string FacilityCode, CalendarQuarter Quarter, long Registrations, long Recorded);
