namespace FPReconcile.Core.Comparisons;

/// <summary>A column of a table as the linkage engine sees it.</summary>
/// <param name="Name">Its name in rules and comparisons.</param>
/// <param name="IsWide">Two cells instead of one: identifiers of up to 18 digits, numbers beyond 31 bits.</param>
public readonly record struct TableColumn(string Name, bool IsWide = false);

/// <summary>Where the value of a column stands in a row of cells.</summary>
/// <param name="Slot">Its first cell.</param>
/// <param name="IsWide">Whether it takes the next cell too.</param>
internal readonly record struct ColumnPlace(int Slot, bool IsWide)
{
    /// <summary>One bit for each cell of the column.</summary>
    public ulong Mask => (IsWide ? 3UL : 1UL) << Slot;
}

/// <summary>The columns of tables that are linked with each other: both have the same.</summary>
public sealed class TableSchema
{
    /// <summary>Rows are compared eight cells at a time.</summary>
    internal const int CellsAtOnce = 8;

    /// <summary>Most cells of a row.</summary>
    public const int MaxCells = 64;

    private readonly Dictionary<string, ColumnPlace> _places = new(StringComparer.Ordinal);

    public TableSchema(IEnumerable<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var cells = 0;
        foreach (var column in columns)
        {
            _places.Add(column.Name, new ColumnPlace(cells, column.IsWide));
            cells += column.IsWide ? 2 : 1;
        }

        if (cells > MaxCells)
            throw new ArgumentException($"A table has at most {MaxCells} cells in a row; wide columns take two.", nameof(columns));
        Cells = cells;
        Stride = Math.Max(1, (cells + CellsAtOnce - 1) / CellsAtOnce) * CellsAtOnce;
    }

    /// <summary>Cells of a row that hold values.</summary>
    internal int Cells { get; }

    /// <summary>Cells of a row, filled up to a multiple of eight.</summary>
    internal int Stride { get; }

    /// <exception cref="ArgumentException">There is no such column.</exception>
    internal ColumnPlace Place(string name) =>
        _places.TryGetValue(name, out var place) ? place : throw new ArgumentException($"The table has no column {name}.", nameof(name));
}
