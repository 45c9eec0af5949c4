using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// Capture histories by area, month, sex or type of facility, as they are published. It always shows the totals of all groups of histories:
/// they are all that it shares with the other tables, so that nothing is learned by putting tables together.
/// </summary>
public sealed class StratumTable
{
    internal StratumTable(string stratum, HistoryGrouping grouping, PublishedTable table)
    {
        (Stratum, Grouping, Table) = (stratum, grouping, table);
        Rows = [.. Enumerable.Range(0, table.Rows.Count).Select(Row)];
    }

    /// <summary>What the rows are: <c>all</c>, <c>area</c>, <c>month</c>, <c>quarter</c>, <c>year</c>, <c>sex</c> or <c>facility_type</c>.</summary>
    public string Stratum { get; }

    /// <summary>What the columns are.</summary>
    public HistoryGrouping Grouping { get; }

    /// <summary>The table that stood the attack.</summary>
    public PublishedTable Table { get; }

    /// <summary>Rows ordered by label, never by a count.</summary>
    public IReadOnlyList<StratumRow> Rows { get; }

    /// <summary>The totals of the groups, always shown.</summary>
    public StratumRow Total => Row(Table.Rows.Count);

    private StratumRow Row(int row)
    {
        var places = Grouping.Groups.Select(group => Table.Columns.Index().First(column => column.Item == group).Index);
        long?[] counts = [.. places.Select(column => Table[new CellIndex(row, column)])];
        return new StratumRow(row < Table.Rows.Count ? Table.Rows[row] : "", counts, Table[new CellIndex(row, Table.Columns.Count)], CompletenessFigures.Of(Grouping, counts));
    }
}

/// <summary>One row of a table of capture histories.</summary>
/// <param name="Label">Code of the area, month, sex or type; empty for the totals.</param>
/// <param name="Counts">A count for each group; null when it is hidden.</param>
/// <param name="Observed">Births of the row in any list; null when it is hidden.</param>
/// <param name="Figures">What is estimated from the counts that are shown.</param>
public sealed record StratumRow(string Label, IReadOnlyList<long?> Counts, long? Observed, CompletenessFigures Figures);
