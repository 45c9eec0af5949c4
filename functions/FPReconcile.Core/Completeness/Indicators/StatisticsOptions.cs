namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>Settings of the statistics of a vintage.</summary>
public sealed record StatisticsOptions
{
    public const int DefaultSensitiveThreshold = 10;
    public const int DefaultBirthsThreshold = 5;
    public const int DefaultDataLagDays = 30;

    /// <summary>Days of a year, for the share that is registered within one.</summary>
    public const int DaysOfYear = 365;

    // One list for all: options are compared by value, and lists by reference.
    private static readonly IReadOnlyList<int> DefaultDelayDays = [7, 30, 90, DaysOfYear];

    /// <summary>Smallest count that is shown of births by whether they are registered; default 10, 5 to 1000.</summary>
    public int SensitiveThreshold { get; init; } = DefaultSensitiveThreshold;

    /// <summary>Smallest count that is shown of other births and of records; default 5, 3 to 1000.</summary>
    public int BirthsThreshold { get; init; } = DefaultBirthsThreshold;

    /// <summary>Days after the legal time until the records of a month have come; default 30, 0 to 3650. Younger months are left out.</summary>
    public int DataLagDays { get; init; } = DefaultDataLagDays;

    /// <summary>Upper ends of the groups of days from birth to registration; default 7, 30, 90, 365. The legal time and a year are always among them.</summary>
    public IReadOnlyList<int> DelayDays { get; init; } = DefaultDelayDays;

    /// <summary>First month of birth that counts, as its first day; null: no limit. Vintages of different months cannot be subtracted from each other.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last month of birth that counts, as its first day; null: no limit but the legal time.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Vintages that nights make by themselves; default one for each quarter.</summary>
    public VintageLength Vintages { get; init; }

    /// <summary>Whether a birth of a day is of the months that count.</summary>
    public bool IsInPeriod(DateOnly date) => (From is not { } from || date >= from) && (To is not { } to || date < to.AddMonths(1));
}
