using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Runs;

/// <summary>A facility of the facilities file.</summary>
public sealed record FacilityInfo(string Code, string Name, string? Type, string? AreaCode, DateOnly? Opened, DateOnly? Closed, int? ExpectedReports);

/// <summary>An area of the areas file.</summary>
public sealed record AreaInfo(string Code, string Name, string? Parent);

/// <summary>Settings of one run. They are stored in the run manifest as used.</summary>
public sealed record ReconciliationOptions
{
    public const int DefaultRegistrationDays = 30;
    public const int DefaultRegisterGraceDays = 30;
    public const double DefaultLinkFrom = 0.95;

    /// <summary>The day the run looks from; rows dated after it are set aside.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Legal days to register a birth; default 30; 0 to 3650. A birth older than this without registration is overdue.</summary>
    public int RegistrationDays { get; init; } = DefaultRegistrationDays;

    /// <summary>Days allowed from registration to the entry in the population register; default 30; 0 to 3650.</summary>
    public int RegisterGraceDays { get; init; } = DefaultRegisterGraceDays;

    /// <summary>Probability from which a pair is linked; default 0.95; above 0.5, below 1.</summary>
    public double LinkFrom { get; init; } = DefaultLinkFrom;

    /// <summary>Probability from which a free pair is a possible match; null: set so that possible matches stay under 1 % of births.</summary>
    public double? PossibleMatchFrom { get; init; }

    /// <summary>Order for files whose text dates fit both readings; default day-month-year; the assumption is reported.</summary>
    public DateOrder DateOrder { get; init; } = DateOrder.DayMonthYear;

    public IReadOnlyList<CoverageDeclaration> Coverage { get; init; } = [];

    public IReadOnlyList<FacilityInfo> Facilities { get; init; } = [];

    public IReadOnlyList<AreaInfo> Areas { get; init; } = [];

    /// <summary>Greatest age of a configured death source in hours; older: all contact items are held. Null: no limit.</summary>
    public int? DeathFeedMaxAgeHours { get; init; }

    /// <summary>Worker threads; the result does not depend on it. Null: all processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Seed of the sampled u probabilities; default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Language of worklists and feedback: en (default) or zh.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Thresholds and months of the statistics. Without effect on a run without a vintage.</summary>
    public StatisticsOptions Statistics { get; init; } = new();
}
