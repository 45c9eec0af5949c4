using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// The statistics of a vintage as anybody may see them. All counts in it come from tables that stood the attack, and all estimates are computed
/// from counts that are shown.
/// </summary>
public sealed record PublishedStatistics
{
    /// <summary>All births of the months that count by whether they are counted; null when all are too few.</summary>
    public OneWayTable? Births { get; init; }

    /// <summary>Share of the births of the run that lie in other months, as a band of five percent: a count would be told again by their own vintage.</summary>
    public string? OtherMonthsBand { get; init; }

    /// <summary>The births that are counted, in one row; null when a group of histories is small, and then nothing below is there either.</summary>
    public StratumTable? All { get; init; }

    /// <summary>Tables by area, time, sex and type of facility; those that could not be published are left out.</summary>
    public IReadOnlyList<StratumTable> Strata { get; init; } = [];

    /// <summary>Properties of which no table could be published, or of which nothing is known.</summary>
    public IReadOnlyList<string> NotPublished { get; init; } = [];

    /// <summary>Home births by who knows them; null when they are few, or there are none. They are counted and never estimated.</summary>
    public OneWayTable? HomeBirths { get; init; }

    /// <summary>What the base would be under other odds ratios; empty where there is no base.</summary>
    public IReadOnlyList<(double Theta, PopulationEstimate Estimate)> Sensitivity { get; init; } = [];

    /// <summary>The base with errors of linkage; null where the run has no expectation, or there is no base.</summary>
    public LinkageCorrection? Linkage { get; init; }

    /// <summary>Days to registration, of the registered births that the published histories tell the number of.</summary>
    public DelayFigures? Registration { get; init; }

    /// <summary>Days to notification, of all notified births.</summary>
    public DelayFigures? Notification { get; init; }

    /// <summary>How long cases were open; null without a store of cases that knows, or when too little may be told.</summary>
    public CaseFigures? Turnaround { get; init; }

    /// <summary>Shares, in a fixed order.</summary>
    public IReadOnlyList<ShareFigure> Shares { get; init; } = [];

    /// <summary>Boys for each hundred girls: of all births that are counted, and of each group of histories; only of 1,000 or more.</summary>
    public IReadOnlyList<(string Group, SexRatio Ratio)> SexRatios { get; init; } = [];

    /// <summary>Boys for each hundred girls by area: areas of 1,000 births or more, where the ratio gives no hidden count away.</summary>
    public IReadOnlyList<(string Area, SexRatio Ratio)> AreaSexRatios { get; init; } = [];

    /// <summary>Whipple's index of the ages of mothers, as a whole number; null of fewer than 100 ages.</summary>
    public int? Whipple { get; init; }

    /// <summary>Tests whether days of birth and weights are spread evenly, by code; those of too few are left out.</summary>
    public IReadOnlyList<(string Code, ChiSquare Test)> HeapingTests { get; init; } = [];

    /// <summary>Outcomes of the upload of counts; null when none was given, or nothing can be published.</summary>
    public OutcomeFigures? Outcomes { get; init; }

    public required StatisticsFacts Facts { get; init; }
}

/// <summary>The base corrected by what the run expects of its links.</summary>
/// <param name="Expectation">Expected precision and recall.</param>
/// <param name="Estimate">The corrected number of births, or why there is none.</param>
public sealed record LinkageCorrection(LinkageExpectation Expectation, PopulationEstimate Estimate);

/// <summary>What the statistics are about and by which rules they were made.</summary>
public sealed record StatisticsFacts
{
    public required DateOnly AsOf { get; init; }

    public required int RegistrationDays { get; init; }

    public required StatisticsOptions Options { get; init; }

    /// <summary>First and last month of birth that is counted; null without any.</summary>
    public required (DateOnly First, DateOnly Last)? Months { get; init; }

    /// <summary>Whether the population register is a list.</summary>
    public required bool HasRegister { get; init; }

    /// <summary>Whether there is a list of facilities.</summary>
    public required bool HasFacilities { get; init; }

    /// <summary>Whether counts of outcomes were given.</summary>
    public required bool HasOutcomes { get; init; }

    /// <summary>Whether some births are so young that more may be registered within their first year.</summary>
    public bool IsYearOpen => Months is { } months && AsOf.DayNumber - months.Last.AddMonths(1).DayNumber < StatisticsOptions.DaysOfYear;
}
