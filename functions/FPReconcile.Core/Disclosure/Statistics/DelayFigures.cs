using System.Globalization;
using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>Days from birth to an event, as they are published.</summary>
public sealed class DelayFigures
{
    /// <summary>Code of delays that are missing or negative, and of births in the register that are not registered.</summary>
    public const string ToCheck = "to_check";

    /// <summary>Fewest delays that a median or P90 is shown of.</summary>
    public const int FewestOfQuantile = 100;

    private const double Median = 0.5;
    private const double Late = 0.9;

    private DelayFigures(OneWayTable table, Delays delays)
    {
        Table = table;
        if (delays.Known >= FewestOfQuantile)
            (MedianDays, P90Days) = (delays.Quantile(Median), delays.Quantile(Late));
    }

    /// <summary>Counts by groups of days; the last group is <see cref="ToCheck"/>, alone or with others.</summary>
    public OneWayTable Table { get; }

    /// <summary>Half of the delays are no longer; null of fewer than 100.</summary>
    public int? MedianDays { get; }

    /// <summary>Nine of ten are no longer; null of fewer than 100.</summary>
    public int? P90Days { get; }

    /// <summary>Births whose delay is known; those to be checked too, where they had to be put together with the latest.</summary>
    public long Known => Table.Total - (Table.Single(ToCheck) ?? 0);

    /// <summary>Births up to the end of each group (days; null: no end), and their share of <see cref="Known"/>.</summary>
    public IReadOnlyList<(int? UpTo, long Count, WholePercent? Share)> Cumulative
    {
        get
        {
            var (sum, points) = (0L, new List<(int?, long, WholePercent?)>());
            foreach (var row in Table.Rows.Where(static row => row.Codes[0] != ToCheck))
            {
                sum += row.Count;
                points.Add((UpTo(row.Codes[^1]), sum, WholePercent.Of(sum, Known)));
            }

            return points;
        }
    }

    /// <summary>The last day of a group such as 8_30; null of the last group.</summary>
    public static int? UpTo(string code) =>
        int.TryParse(code.AsSpan(code.IndexOf('_', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null;

    /// <summary>The first day of a group such as 8_30 or 366_more.</summary>
    public static int From(string code) => int.Parse(code.AsSpan(0, code.IndexOf('_', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The figures; null when all counts are small.</summary>
    internal static DelayFigures? Of(IEnumerable<int?> days, IEnumerable<int> limits, int threshold)
    {
        var delays = new Delays(days);
        int[] ends = [.. limits.Distinct().Order()];
        var groups = new List<(string, long)>();
        for (var i = 0; i <= ends.Length; i++)
        {
            var above = i == 0 ? -1 : ends[i - 1];
            int? upTo = i < ends.Length ? ends[i] : null;
            groups.Add((string.Create(CultureInfo.InvariantCulture, $"{above + 1}_{(upTo is { } day ? day.ToString(CultureInfo.InvariantCulture) : "more")}"), delays.CountBetween(above, upTo)));
        }

        groups.Add((ToCheck, delays.ToCheck));
        return OneWayTable.Publish(groups, threshold, isOrdered: true) is { } table ? new DelayFigures(table, delays) : null;
    }
}
