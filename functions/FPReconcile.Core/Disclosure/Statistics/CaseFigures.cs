using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>How long the cases of the births that are counted were open, as it is published.</summary>
public sealed class CaseFigures
{
    /// <summary>Births that never had a case.</summary>
    public const string NoCase = "no_case";

    /// <summary>Births whose case is open.</summary>
    public const string StillOpen = "still_open";

    private const double Median = 0.5;
    private const double Late = 0.9;

    // The ages of worklists.
    private static readonly (string Code, int UpTo)[] Groups = [("0_7", 7), ("8_30", 30), ("31_90", 90), ("91_more", int.MaxValue)];

    private CaseFigures(OneWayTable table, long without, WaitingTimes waits)
    {
        Table = table;
        Cases = table.Total - without;
        if (Cases >= DelayFigures.FewestOfQuantile)
            (MedianDays, P90Days) = (waits.Quantile(Median), waits.Quantile(Late));
    }

    /// <summary>All births that are counted, by the days until their case was closed.</summary>
    public OneWayTable Table { get; }

    /// <summary>Births that have, or had, a case.</summary>
    public long Cases { get; }

    /// <summary>Half of the cases are closed within so many days; null of fewer than 100, or when too many are open to tell.</summary>
    public int? MedianDays { get; }

    /// <summary>Nine of ten are.</summary>
    public int? P90Days { get; }

    /// <summary>Cases that were closed up to the end of each group of days, and their share of all cases, those that are open among them.</summary>
    public IReadOnlyList<(int UpTo, long Count, WholePercent? Share)> Cumulative
    {
        get
        {
            var (sum, points) = (0L, new List<(int, long, WholePercent?)>());
            foreach (var row in Table.Rows.Skip(1))
            {
                sum += row.Count;
                if (DelayFigures.UpTo(row.Codes[^1]) is { } day)
                    points.Add((day, sum, WholePercent.Of(sum, Cases)));
            }

            return points;
        }
    }

    /// <summary>The figures; null when the births without a case are too few to be told, because then the number of cases cannot be told either.</summary>
    /// <param name="cases">The case of each birth that is counted; null where there is none.</param>
    /// <param name="asOf">The day by which cases that are open were looked at.</param>
    /// <param name="threshold">Counts from 1 to below it are small.</param>
    internal static CaseFigures? Of(IReadOnlyList<CaseTime?> cases, DateOnly asOf, int threshold)
    {
        var known = cases.OfType<CaseTime>().Select(time => (Days: (time.ClosedOn ?? asOf).DayNumber - time.OpenedOn.DayNumber, HasEnded: time.ClosedOn is not null)).ToList();
        var groups = new List<(string, long)> { (NoCase, cases.Count - known.Count) };
        var above = -1;
        foreach (var (code, upTo) in Groups)
        {
            groups.Add((code, known.LongCount(wait => wait.HasEnded && wait.Days > above && wait.Days <= upTo)));
            above = upTo;
        }

        groups.Add((StillOpen, known.LongCount(static wait => !wait.HasEnded)));
        return OneWayTable.Publish(groups, threshold, isOrdered: true) is { } table && table.Single(NoCase) is { } without
            ? new CaseFigures(table, without, new WaitingTimes(known))
            : null;
    }
}
