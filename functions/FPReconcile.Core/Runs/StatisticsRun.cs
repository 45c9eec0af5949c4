using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>The statistics of a run.</summary>
public static class StatisticsRun
{
    /// <summary>What may be published of a run.</summary>
    /// <param name="input">What the run worked on.</param>
    /// <param name="result">What it found.</param>
    /// <param name="further">What statistics are made of beside it.</param>
    public static PublishedStatistics Publish(ReconciliationInput input, ReconciliationResult result, StatisticsExtras further)
    {
        ArgumentNullException.ThrowIfNull(further);
        return StatisticsPublisher.Publish(InputOf(input, result) with { FacilityReports = further.Reports, Outcomes = further.Outcomes, Cases = further.Cases });
    }

    /// <summary>The vintages that are due by a run and not frozen, the latest first, and which of them have to wait.</summary>
    /// <param name="input">What the run worked on.</param>
    /// <param name="result">What it found.</param>
    /// <param name="frozen">Names of the vintages that are frozen.</param>
    /// <param name="areFilesWaiting">Whether files have come that the run has not read.</param>
    public static IReadOnlyList<DueVintage> Due(ReconciliationInput input, ReconciliationResult result, IReadOnlyCollection<string> frozen, bool areFilesWaiting) =>
        DueVintages.Of(InputOf(input, result), frozen, areFilesWaiting ? VintageHold.FilesNotRead : HoldOf(input));

    private static VintageHold? HoldOf(ReconciliationInput input)
    {
        if (input.ContactHold is not null)
            return VintageHold.DeathListIncomplete;
        return input.Register is null && input.Options.Coverage.Any(static declared => declared.Source == SourceKind.Register) ? VintageHold.SourceIncomplete : null;
    }

    private static StatisticsInput InputOf(ReconciliationInput input, ReconciliationResult result)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        return new StatisticsInput
        {
            Linkage = result.Linkage,
            Reconciliation = result.Reconciliation,
            AsOf = input.Options.AsOf,
            RegistrationDays = input.Options.RegistrationDays,
            Options = input.Options.Statistics,
            FacilityTypes = input.Options.Facilities.Where(static facility => facility.Type is not null)
                .DistinctBy(static facility => facility.Code, StringComparer.Ordinal).ToDictionary(static facility => facility.Code, static facility => facility.Type!, StringComparer.Ordinal),
        };
    }
}

/// <summary>What the statistics of a run are made of beside its records.</summary>
public sealed record StatisticsExtras
{
    /// <summary>Reports that facilities owed; empty without a list of facilities.</summary>
    public IReadOnlyList<FacilityReport> Reports { get; init; } = [];

    /// <summary>Counts of the outcome upload; null when none was given.</summary>
    public IReadOnlyList<OutcomeCounts>? Outcomes { get; init; }

    /// <summary>Cases of the births; null when no store knows how long they took.</summary>
    public CaseTimes? Cases { get; init; }
}
