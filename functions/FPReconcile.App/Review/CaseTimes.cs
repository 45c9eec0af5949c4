using FPReconcile.App.Nightly.Runs;

namespace FPReconcile.App.Review;

/// <summary>A group of days, from the one to the other; null: without an end.</summary>
internal readonly record struct DayBand(int From, int? To)
{
    public bool Holds(int days) => days >= From && (To is null || days <= To);
}

/// <summary>How many cases of a cohort were closed within some days.</summary>
/// <param name="Days">The days.</param>
/// <param name="Closed">Closed within them.</param>
/// <param name="Of">Cases that were found so many days ago or more, open ones among them: they would make shares of closed cases look better than they are.</param>
internal sealed record ClosedWithin(int Days, int Closed, int Of);

/// <summary>How long cases take, from the night that found them first to the one that closed them.</summary>
internal sealed record CaseTimes
{
    /// <summary>What is looked at: cases closed, or found, in so many days.</summary>
    public const int Window = 365;

    private static readonly DayBand[] BandsOfClosed = [new(0, 7), new(8, 30), new(31, 90), new(91, 365), new(366, null)];
    private static readonly DayBand[] BandsOfOpen = [new(0, 30), new(31, 90), new(91, 365), new(366, null)];
    private static readonly int[] Limits = [30, 90];

    /// <summary>Cases closed in the last year.</summary>
    public required int Closed { get; init; }

    /// <summary>Half of them were closed within so many days; null without any.</summary>
    public required int? MedianDays { get; init; }

    /// <summary>Those of them that an officer decided.</summary>
    public required int Decided { get; init; }

    public required int? MedianDaysOfDecided { get; init; }

    public required IReadOnlyList<ClosedWithin> Within { get; init; }

    /// <summary>Closed cases by the days that they took, and those of them that an officer decided.</summary>
    public required IReadOnlyList<(DayBand Days, int Closed, int Decided)> ByDays { get; init; }

    /// <summary>Open cases on worklists by the days since they were found.</summary>
    public required IReadOnlyList<(DayBand Days, int Open)> OpenByAge { get; init; }

    public static CaseTimes Of(IReadOnlyList<CaseSpan> cases, DateOnly asOf)
    {
        var (today, since) = (asOf.DayNumber, asOf.DayNumber - Window);
        var closed = cases.Where(span => span.Closed >= since).Select(span => (Days: span.Closed!.Value - span.Opened, span.IsDecided)).ToList();
        var decided = closed.Where(span => span.IsDecided).ToList();
        var found = cases.Where(span => span.Opened >= since).ToList();
        var ages = cases.Where(span => span.IsOnWorklists).Select(span => today - span.Opened).ToList();
        return new CaseTimes
        {
            Closed = closed.Count,
            MedianDays = Median(closed.Select(span => span.Days)),
            Decided = decided.Count,
            MedianDaysOfDecided = Median(decided.Select(span => span.Days)),
            Within = [.. Limits.Select(limit => WithinOf(found.Where(span => span.Opened <= today - limit), limit))],
            ByDays = [.. BandsOfClosed.Select(band => (band, closed.Count(span => band.Holds(span.Days)), decided.Count(span => band.Holds(span.Days))))],
            OpenByAge = [.. BandsOfOpen.Select(band => (band, ages.Count(band.Holds)))],
        };
    }

    private static ClosedWithin WithinOf(IEnumerable<CaseSpan> cohort, int limit)
    {
        var all = cohort.ToList();
        return new ClosedWithin(limit, all.Count(span => span.Closed - span.Opened <= limit), all.Count);
    }

    /// <summary>The least number of days that half or more of the cases did not exceed.</summary>
    private static int? Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0 ? null : sorted[(sorted.Count - 1) / 2];
    }
}
