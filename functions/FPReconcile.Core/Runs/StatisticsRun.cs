using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Runs;

/// <summary>The statistics of a run.</summary>
public static class StatisticsRun
{
    /// <summary>What may be published of a run.</summary>
    /// <param name="input">What the run worked on.</param>
    /// <param name="result">What it found.</param>
    /// <param name="reports">Reports that facilities owed; empty without a list of facilities.</param>
    /// <param name="outcomes">Counts of the outcome upload; null when none was given.</param>
    public static PublishedStatistics Publish(
        ReconciliationInput input, ReconciliationResult result, IReadOnlyList<FacilityReport> reports, IReadOnlyList<OutcomeCounts>? outcomes)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        return StatisticsPublisher.Publish(new StatisticsInput
        {
            Linkage = result.Linkage,
            Reconciliation = result.Reconciliation,
            AsOf = input.Options.AsOf,
            RegistrationDays = input.Options.RegistrationDays,
            Options = input.Options.Statistics,
            FacilityTypes = input.Options.Facilities.Where(static facility => facility.Type is not null)
                .DistinctBy(static facility => facility.Code, StringComparer.Ordinal).ToDictionary(static facility => facility.Code, static facility => facility.Type!, StringComparer.Ordinal),
            FacilityReports = reports,
            Outcomes = outcomes,
        });
    }
}
