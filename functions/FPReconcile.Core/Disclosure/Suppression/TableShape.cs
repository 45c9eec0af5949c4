namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// Rows and columns of a table with its margins, and the network behind it: rows and columns are nodes, cells are arcs, and whatever
/// flows into a node flows out of it. Counts run from their row to their column, totals the other way, the grand total as counts do.
/// </summary>
/// <param name="Rows">Rows without the total.</param>
/// <param name="Columns">Columns without the total.</param>
internal readonly record struct TableShape(int Rows, int Columns)
{
    public int Width => Columns + 1;

    public int Cells => (Rows + 1) * Width;

    /// <summary>Rows and columns, totals included.</summary>
    public int Nodes => Rows + 1 + Width;

    public int CellAt(int row, int column) => (row * Width) + column;

    public int CellAt(CellIndex index) => CellAt(index.Row, index.Column);

    public CellIndex IndexOf(int cell) => new(cell / Width, cell % Width);

    public int RowNode(int cell) => cell / Width;

    public int ColumnNode(int cell) => Rows + 1 + (cell % Width);

    public bool IsRow(int node) => node <= Rows;

    public bool IsMargin(int cell) => cell / Width == Rows || cell % Width == Columns;

    public bool RunsFromRow(int cell) => cell / Width == Rows == (cell % Width == Columns);

    /// <summary>The cells of a row or column, totals included.</summary>
    public IEnumerable<int> CellsOf(int node)
    {
        var (first, step, count) = Line(node);
        for (var i = 0; i < count; i++)
            yield return first + (i * step);
    }

    /// <summary>First cell, distance to the next one, and number of cells of a row or column.</summary>
    public (int First, int Step, int Count) Line(int node) => IsRow(node) ? (node * Width, 1, Width) : (node - Rows - 1, Width, Rows + 1);
}
