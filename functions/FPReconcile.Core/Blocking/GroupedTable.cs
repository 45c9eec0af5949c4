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
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Column = column;
        OriginalRows = Order(table, column, ordering);
        (_starts, _values) = FindGroups(table, column);
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

    private static int[] Order(EncodedTable table, string? column, RowOrdering ordering)
    {
        var rows = new int[table.Rows];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = row;
        if (column is null)
            return rows;
        var values = ValuesOf(table, column);
        if (IsAscending(values))
            return rows;
        rows = CountingOrder.Of(values);
        ordering.Reorder(table, rows);
        return rows;
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
            for (; row < table.Rows && table.Value(row, place) != EncodedTable.Missing; row++)
            {
                var value = (int)table.Value(row, place);
                if (values.Count == 0 || values[^1] != value)
                {
                    values.Add(value);
                    starts.Add(row);
                }
            }
        }

        starts.Add(row);
        return ([.. starts], [.. values]);
    }
}
