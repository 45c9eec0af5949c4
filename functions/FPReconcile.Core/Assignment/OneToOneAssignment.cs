namespace FPReconcile.Core.Assignment;

/// <summary>
/// The set of one-to-one links with the greatest total gain; nobody has to be linked (Kuhn 1955, in the O(n^2 m) form of
/// Jonker and Volgenant 1987).
/// </summary>
internal static class OneToOneAssignment
{
    /// <summary>A pair that must not be linked.</summary>
    public const double Forbidden = double.NegativeInfinity;

    private const double ForbiddenCost = 1e12;

    /// <summary>For each row the column it is linked to, or -1; only pairs with positive gain are linked.</summary>
    /// <param name="gain">Gain of each pair, rows by columns; <see cref="Forbidden"/> where no link may be.</param>
    public static int[] Solve(double[,] gain)
    {
        var rows = gain.GetLength(0);
        var columns = gain.GetLength(1);
        var columnOfRow = new int[rows];
        Array.Fill(columnOfRow, -1);
        if (rows == 0 || columns == 0)
            return columnOfRow;
        var rowOfColumn = new Solver(gain).Run();
        for (var column = 1; column <= columns; column++)
        {
            var row = rowOfColumn[column] - 1;
            if (row >= 0 && gain[row, column - 1] > 0)
                columnOfRow[row] = column - 1;
        }

        return columnOfRow;
    }

    /// <summary>Shortest augmenting paths; rows and columns are numbered from 1, column 0 is the start of a path.</summary>
    private sealed class Solver
    {
        private readonly double[,] _gain;
        private readonly int _rows;
        private readonly int _realColumns;
        private readonly int _columns;
        private readonly double[] _rowPotential;
        private readonly double[] _columnPotential;
        private readonly int[] _rowOfColumn;
        private readonly int[] _previous;

        public Solver(double[,] gain)
        {
            _gain = gain;
            _rows = gain.GetLength(0);
            _realColumns = gain.GetLength(1);

            // Each row has a column of its own that means 'not linked'.
            _columns = _realColumns + _rows;
            _rowPotential = new double[_rows + 1];
            _columnPotential = new double[_columns + 1];
            _rowOfColumn = new int[_columns + 1];
            _previous = new int[_columns + 1];
        }

        public int[] Run()
        {
            for (var row = 1; row <= _rows; row++)
            {
                _rowOfColumn[0] = row;
                Augment(FindFreeColumn());
            }

            return _rowOfColumn;
        }

        private double Cost(int row, int column)
        {
            if (column > _realColumns)
                return column - _realColumns == row ? 0 : ForbiddenCost;
            var value = _gain[row - 1, column - 1];
            return double.IsNegativeInfinity(value) ? ForbiddenCost : -value;
        }

        private int FindFreeColumn()
        {
            var shortest = new double[_columns + 1];
            Array.Fill(shortest, double.PositiveInfinity);
            var isDone = new bool[_columns + 1];
            var current = 0;
            do
            {
                isDone[current] = true;
                var next = Relax(current, shortest, isDone);
                Shift(shortest[next], shortest, isDone);
                current = next;
            }
            while (_rowOfColumn[current] != 0);
            return current;
        }

        private int Relax(int current, double[] shortest, bool[] isDone)
        {
            var row = _rowOfColumn[current];
            var best = -1;
            for (var column = 1; column <= _columns; column++)
            {
                if (isDone[column])
                    continue;
                var reduced = Cost(row, column) - _rowPotential[row] - _columnPotential[column];
                if (reduced < shortest[column])
                {
                    shortest[column] = reduced;
                    _previous[column] = current;
                }

                if (best < 0 || shortest[column] < shortest[best])
                    best = column;
            }

            return best;
        }

        private void Shift(double delta, double[] shortest, bool[] isDone)
        {
            for (var column = 0; column <= _columns; column++)
            {
                if (isDone[column])
                {
                    _rowPotential[_rowOfColumn[column]] += delta;
                    _columnPotential[column] -= delta;
                }
                else
                {
                    shortest[column] -= delta;
                }
            }
        }

        private void Augment(int column)
        {
            while (column != 0)
            {
                var before = _previous[column];
                _rowOfColumn[column] = _rowOfColumn[before];
                column = before;
            }
        }
    }
}
