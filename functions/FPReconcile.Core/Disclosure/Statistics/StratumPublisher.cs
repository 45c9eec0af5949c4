using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// Publishes capture histories by one property of births. From what tells most to what tells least, the first table counts of which at least
/// half of the rows are shown whole; else the one with most such rows.
/// </summary>
internal sealed class StratumPublisher(IReadOnlyList<FrameBirth> births, IReadOnlyList<HistoryGrouping> groupings, int threshold)
{
    /// <summary>Label of the row of those that are too few for a row of their own.</summary>
    public const string Others = "(other)";

    /// <summary>Rows with fewer births than so many thresholds are put together: the search could not protect them without hiding the rest.</summary>
    public const int LeastThresholdsOfRow = 5;

    /// <summary>A row of more labels than so many is named after none of them.</summary>
    private const int MostLabelsTold = 3;

    /// <summary>All births as one row; null when a group is small in whatever grouping.</summary>
    public static StratumTable? All(IReadOnlyList<FrameBirth> births, bool hasRegister, int threshold)
    {
        foreach (var grouping in HistoryGrouping.Ladder(hasRegister).Where(static grouping => grouping.TellsNotNotified))
        {
            var published = TablePublication.Publish(Table(births, grouping, static _ => "all"), new SuppressionRule(threshold));
            if (published.Table is { HiddenCells.Count: 0 } table)
                return new StratumTable("all", grouping, table);
        }

        return null;
    }

    /// <summary>The table of a property; null when none can be published.</summary>
    /// <param name="levels">Names and labels of the property, the one that tells most first.</param>
    public StratumTable? Publish(params ReadOnlySpan<StratumLevel> levels)
    {
        StratumTable? best = null;
        foreach (var (name, label, joins) in levels)
        {
            var rows = Rows(label, joins);
            foreach (var grouping in groupings)
            {
                var table = Publish(name, grouping, birth => rows[label(birth)]);
                // A single row is the whole again.
                if (table is null || table.Rows.Count < 2)
                    continue;
                if (2 * Whole(table) >= table.Rows.Count)
                    return table;
                if (Whole(table) > (best is null ? 0 : Whole(best)))
                    best = table;
            }
        }

        return best;
    }

    private StratumTable? Publish(string name, HistoryGrouping grouping, Func<FrameBirth, string> label)
    {
        var rule = new SuppressionRule(threshold, mayHideZeros: true) { ShowsColumnTotals = true };
        return TablePublication.Publish(Table(births, grouping, label), rule).Table is { } table ? new StratumTable(name, grouping, table) : null;
    }

    private static CountTable Table(IReadOnlyList<FrameBirth> births, HistoryGrouping grouping, Func<FrameBirth, string> label)
    {
        var counts = births.Where(birth => grouping.GroupOf(birth) is not null).GroupBy(birth => (Label: label(birth), Group: grouping.GroupOf(birth))).ToDictionary(static cell => cell.Key, static cell => cell.LongCount());
        var labels = counts.Keys.Select(static key => key.Label).Distinct(StringComparer.Ordinal);
        return CountTable.Of([.. labels.SelectMany(row => grouping.Groups.Select(group => new CountCell(row, group, counts.GetValueOrDefault((row, group)))))]);
    }

    private static int Whole(StratumTable table) => table.Rows.Count(static row => row.Counts.All(static count => count is not null));

    /// <summary>The row of each label: small ones go together, and with them the smallest of the rest until these are enough.</summary>
    private Dictionary<string, string> Rows(Func<FrameBirth, string> label, bool joins)
    {
        var sizes = births.GroupBy(label, StringComparer.Ordinal).Select(static row => (Label: row.Key, Count: row.LongCount()))
            .OrderBy(static row => row.Count).ThenBy(static row => row.Label, StringComparer.Ordinal).ToList();
        var (joined, sum, least) = (new List<string>(), 0L, (long)LeastThresholdsOfRow * threshold);
        foreach (var (name, count) in sizes)
        {
            if (!joins || (count >= least && (sum == 0 || sum >= least)))
                break;
            joined.Add(name);
            sum += count;
        }

        var together = joined.Count > MostLabelsTold ? Others : string.Join(" + ", joined.Order(StringComparer.Ordinal));
        return sizes.ToDictionary(static row => row.Label, row => joined.Contains(row.Label, StringComparer.Ordinal) ? together : row.Label, StringComparer.Ordinal);
    }
}

/// <summary>What rows of a table are made by.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Label">The row of a birth.</param>
/// <param name="JoinsSmallRows">Whether rows with few births are put together; months are not, quarters are tried in their place.</param>
internal readonly record struct StratumLevel(string Name, Func<FrameBirth, string> Label, bool JoinsSmallRows);
