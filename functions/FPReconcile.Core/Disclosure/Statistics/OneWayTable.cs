using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// Counts of one kind of group with their total, none of them small: groups with few are put together with others until none is left. So
/// nothing has to be hidden, and no count can be had by taking shown ones from the total.
/// </summary>
public sealed class OneWayTable
{
    private const string Column = "births";

    private OneWayTable(IReadOnlyList<OneWayRow> rows, long total) => (Rows, Total) = (rows, total);

    /// <summary>Groups in the order they were given.</summary>
    public IReadOnlyList<OneWayRow> Rows { get; }

    public long Total { get; }

    /// <summary>The count of a group that stands by itself; null when it was put together with others.</summary>
    public long? Single(string code) => Rows.FirstOrDefault(row => row.Codes is [var only] && only == code)?.Count;

    /// <summary>The table; null when there is nothing in it, or all of it is small.</summary>
    /// <param name="groups">Codes and counts.</param>
    /// <param name="threshold">Counts from 1 to below it are small.</param>
    /// <param name="isOrdered">True: only neighbors are put together. False: the smallest ones are.</param>
    public static OneWayTable? Publish(IReadOnlyList<(string Code, long Count)> groups, int threshold, bool isOrdered)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rule = new SuppressionRule(threshold);
        var rows = groups.Select(static group => new OneWayRow([group.Code], group.Count)).ToList();
        while (rows.FindIndex(row => rule.IsSmall(row.Count)) is >= 0 and var small)
        {
            if (rows.Count == 1)
                return null;
            Join(rows, small, isOrdered ? Neighbor(rows, small) : Smallest(rows, small));
        }

        return rows.Sum(static row => row.Count) > 0 && Proven(rows, rule) is { } total ? new OneWayTable(rows, total) : null;
    }

    // Nothing is hidden in it, and the proof says so.
    private static long? Proven(List<OneWayRow> rows, SuppressionRule rule)
    {
        var table = CountTable.Of([.. rows.Select(static row => new CountCell(row.Codes[0], Column, row.Count))]);
        return TablePublication.Publish(table, rule).Table is { HiddenCells.Count: 0 } published ? published[new CellIndex(rows.Count, 0)] : null;
    }

    private static int Neighbor(List<OneWayRow> rows, int place)
    {
        if (place == 0)
            return 1;
        return place == rows.Count - 1 || rows[place - 1].Count <= rows[place + 1].Count ? place - 1 : place + 1;
    }

    private static int Smallest(List<OneWayRow> rows, int place) =>
        Enumerable.Range(0, rows.Count).Where(other => other != place).OrderBy(other => rows[other].Count == 0).ThenBy(other => rows[other].Count).First();

    private static void Join(List<OneWayRow> rows, int a, int b)
    {
        var (first, second) = (Math.Min(a, b), Math.Max(a, b));
        rows[first] = new OneWayRow([.. rows[first].Codes, .. rows[second].Codes], rows[first].Count + rows[second].Count);
        rows.RemoveAt(second);
    }
}

/// <summary>A count that is shown.</summary>
/// <param name="Codes">The group, or the groups that were put together.</param>
/// <param name="Count">Zero, or not small.</param>
public sealed record OneWayRow(IReadOnlyList<string> Codes, long Count);
