using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// A table whose rows stand in order of one column (the date of birth, say), so that records that agree on it lie side by side:
/// most candidate pairs do, and are found and compared inside the cache.
/// </summary>
public sealed class GroupedTable
{
    // Group g has the rows from start g to start g + 1; rows without a value come last and are in no group.
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <param name="table">The table; its rows are put in order of the column, missing values last.</param>
    /// <param name="column">A column of single cells; null when no column groups the rows.</param>
    public GroupedTable(EncodedTable table, string? column)
        : this(table, column, new RowOrdering(new ParallelOptions { MaxDegreeOfParallelism = 1 }))
    {
    }

    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="ordering">Puts rows in order; the same for several tables, one after another.</param>
    internal GroupedTable(EncodedTable table, string? column, RowOrdering ordering)
        : this(table, column, OrderOf(table, column), ordering)
    {
    }

    private GroupedTable(EncodedTable table, string? column, int[]? order, RowOrdering ordering)
    {
        Table = table;
        Column = column;
        if (order is not null)
            ordering.Reorder(table, order);
        OriginalRows = order ?? [.. Enumerable.Range(0, table.Rows)];
        (_starts, _values) = FindGroups(table, column);
    }

    /// <summary>Groups two tables, not the same one twice, by one column.</summary>
    /// <param name="left">The left table.</param>
    /// <param name="right">The right table.</param>
    /// <param name="column">The column.</param>
    /// <param name="parallel">Threads to work on; the order of the rows does not depend on them.</param>
    internal static (GroupedTable Left, GroupedTable Right) Both(EncodedTable left, EncodedTable right, string? column, ParallelOptions parallel)
    {
        if (ReferenceEquals(left, right))
            throw new ArgumentException("A table that is linked with itself is grouped once.", nameof(right));
        int[]? leftOrder = null, rightOrder = null;
        Parallel.Invoke(parallel, () => leftOrder = OrderOf(left, column), () => rightOrder = OrderOf(right, column));
        var ordering = new RowOrdering(parallel);
        return (new GroupedTable(left, column, leftOrder, ordering), new GroupedTable(right, column, rightOrder, ordering));
    }

    public EncodedTable Table { get; }

    /// <summary>The column that groups the rows; null when none does.</summary>
    public string? Column { get; }

    /// <summary>For each row the place it had before the rows were put in order.</summary>
    internal int[] OriginalRows { get; }

    /// <summary>Number of groups.</summary>
    internal int Groups => _values.Length;

    /// <summary>The values of the groups, ascending.</summary>
    internal ReadOnlySpan<int> Values => _values;

    /// <summary>First row of a group, and the row after its last.</summary>
    internal (int From, int To) RowsOf(int group) => (_starts[group], _starts[group + 1]);

    /// <summary>The group of a value; negative when there is none.</summary>
    internal int GroupOf(int value) => Array.BinarySearch(_values, value);

    /// <summary>For each place the row that belongs there; null when all rows stand where they belong.</summary>
    private static int[]? OrderOf(EncodedTable table, string? column)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (column is null)
            return null;
        var values = ValuesOf(table, column);
        return IsAscending(values) ? null : CountingOrder.Of(values);
    }

    /// <summary>The values of a column; missing ones are greater than all others.</summary>
    private static int[] ValuesOf(EncodedTable table, string column)
    {
        var place = table.Schema.Place(column);
        if (place.IsWide)
            throw new ArgumentException($"Rows cannot be grouped by {column}: nearly every row would be a group.", nameof(column));
        var values = new int[table.Rows];
        for (var row = 0; row < values.Length; row++)
        {
            var value = (int)table.Value(row, place);
            values[row] = value == EncodedTable.Missing ? int.MaxValue : value;
        }

        return values;
    }

    private static bool IsAscending(int[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
                return false;
        }

        return true;
    }

    private static (int[] Starts, int[] Values) FindGroups(EncodedTable table, string? column)
    {
        var starts = new List<int>();
        var values = new List<int>();
        var row = 0;
        if (column is not null)
        {
            var place = table.Schema.Place(column);
            while (row < table.Rows && table.Value(row, place) is not EncodedTable.Missing and var value)
            {
                values.Add((int)value);
                starts.Add(row);
                row = EndOfGroup(table, place, row);
            }
        }

        starts.Add(row);
        return ([.. starts], [.. values]);
    }

    /// <summary>The row after the last one that has the value of a row: there are many more rows than groups.</summary>
    private static int EndOfGroup(EncodedTable table, ColumnPlace place, int row)
    {
        var value = table.Value(row, place);
        long inside = row, step = 1;
        while (inside + step < table.Rows && table.Value((int)(inside + step), place) == value)
        {
            inside += step;
            step *= 2;
        }

        var outside = Math.Min(inside + step, table.Rows);
        while (outside - inside > 1)
        {
            var middle = (inside + outside) / 2;
            if (table.Value((int)middle, place) == value)
                inside = middle;
            else
                outside = middle;
        }

        return (int)outside;
    }
}
