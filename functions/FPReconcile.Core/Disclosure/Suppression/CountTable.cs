namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// Counts by row and column with their totals, before any protection. Rows and columns are ordered by their labels, so that no order of a
/// file, least of all one by size, shows in what is published.
/// </summary>
public sealed class CountTable
{
    /// <summary>Largest count of a cell: sums of a million such cells still fit.</summary>
    public const long LargestCount = 1_000_000_000_000;

    /// <summary>Most cells without totals.</summary>
    public const int MostCells = 1_000_000;

    private readonly long[] _values;

    private CountTable(string[] rows, string[] columns, long[] values)
    {
        Rows = rows;
        Columns = columns;
        Shape = new TableShape(rows.Length, columns.Length);
        _values = values;
    }

    /// <summary>Labels of the rows, ordered, without the total.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Labels of the columns, ordered, without the total.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The count of a cell or a total.</summary>
    public long this[CellIndex index] => _values[Shape.CellAt(index)];

    internal TableShape Shape { get; }

    internal ReadOnlySpan<long> Values => _values;

    /// <summary>A table of counts; a combination that is not listed counts zero.</summary>
    /// <exception cref="ArgumentException">No cell, too many, a combination twice, or a count that is negative or too large.</exception>
    public static CountTable Of(IReadOnlyCollection<CountCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var rows = Labels(cells.Select(static cell => cell.Row));
        var columns = Labels(cells.Select(static cell => cell.Column));
        if (cells.Count == 0 || (long)rows.Length * columns.Length > MostCells)
            throw new ArgumentException("the table has no cell, or too many", nameof(cells));
        var (rowOf, columnOf) = (Places(rows), Places(columns));
        var shape = new TableShape(rows.Length, columns.Length);
        var values = new long[shape.Cells];
        var seen = new bool[shape.Cells];
        foreach (var cell in cells)
        {
            var place = shape.CellAt(rowOf[cell.Row], columnOf[cell.Column]);
            if (cell.Count is < 0 or > LargestCount || seen[place])
                throw new ArgumentException("a count is negative or too large, or a combination is there twice", nameof(cells));
            (values[place], seen[place]) = (cell.Count, true);
        }

        AddTotals(shape, values);
        return new CountTable(rows, columns, values);
    }

    /// <summary>The same counts under more labels: rows and columns that are new count zero.</summary>
    public CountTable Widened(IEnumerable<string> rows, IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        var cells = new Dictionary<(string Row, string Column), long>();
        string[] allRows = Labels(Rows.Concat(rows)), allColumns = Labels(Columns.Concat(columns));
        foreach (var row in allRows)
        {
            foreach (var column in allColumns)
                cells.Add((row, column), 0);
        }

        for (var row = 0; row < Rows.Count; row++)
        {
            for (var column = 0; column < Columns.Count; column++)
                cells[(Rows[row], Columns[column])] = this[new CellIndex(row, column)];
        }

        return Of([.. cells.Select(static cell => new CountCell(cell.Key.Row, cell.Key.Column, cell.Value))]);
    }

    private static string[] Labels(IEnumerable<string> labels) => [.. labels.Distinct(StringComparer.Ordinal).Order(LabelOrder.Instance)];

    private static Dictionary<string, int> Places(string[] labels) =>
        labels.Index().ToDictionary(static label => label.Item, static label => label.Index, StringComparer.Ordinal);

    private static void AddTotals(TableShape shape, long[] values)
    {
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var column = 0; column < shape.Columns; column++)
            {
                var value = values[shape.CellAt(row, column)];
                values[shape.CellAt(row, shape.Columns)] += value;
                values[shape.CellAt(shape.Rows, column)] += value;
                values[shape.CellAt(shape.Rows, shape.Columns)] += value;
            }
        }
    }
}

/// <summary>One count of a table.</summary>
/// <param name="Row">Label of its row.</param>
/// <param name="Column">Label of its column.</param>
/// <param name="Count">The count, from 0 to <see cref="CountTable.LargestCount"/>.</param>
public readonly record struct CountCell(string Row, string Column, long Count);
