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
        private readonly double[,] gain;
        private readonly int rows;
        private readonly int realColumns;
        private readonly int columns;
        private readonly double[] rowPotential;
        private readonly double[] columnPotential;
        private readonly int[] rowOfColumn;
        private readonly int[] previous;

        public Solver(double[,] gain)
        {
            this.gain = gain;
            rows = gain.GetLength(0);
            realColumns = gain.GetLength(1);

            // Each row has a column of its own that means 'not linked'.
            columns = realColumns + rows;
            rowPotential = new double[rows + 1];
            columnPotential = new double[columns + 1];
            rowOfColumn = new int[columns + 1];
            previous = new int[columns + 1];
        }

        public int[] Run()
        {
            for (var row = 1; row <= rows; row++)
            {
                rowOfColumn[0] = row;
                Augment(FindFreeColumn());
            }

            return rowOfColumn;
        }

        private double Cost(int row, int column)
        {
            if (column > realColumns)
                return column - realColumns == row ? 0 : ForbiddenCost;
            var value = gain[row - 1, column - 1];
            return double.IsNegativeInfinity(value) ? ForbiddenCost : -value;
        }

        private int FindFreeColumn()
        {
            var shortest = new double[columns + 1];
            Array.Fill(shortest, double.PositiveInfinity);
            var isDone = new bool[columns + 1];
            var current = 0;
            do
            {
                isDone[current] = true;
                var next = Relax(current, shortest, isDone);
                Shift(shortest[next], shortest, isDone);
                current = next;
            }
            while (rowOfColumn[current] != 0);
            return current;
        }

        private int Relax(int current, double[] shortest, bool[] isDone)
        {
            var row = rowOfColumn[current];
            var best = -1;
            for (var column = 1; column <= columns; column++)
            {
                if (isDone[column])
                    continue;
                var reduced = Cost(row, column) - rowPotential[row] - columnPotential[column];
                if (reduced < shortest[column])
                {
                    shortest[column] = reduced;
                    previous[column] = current;
                }

                if (best < 0 || shortest[column] < shortest[best])
                    best = column;
            }

            return best;
        }

        private void Shift(double delta, double[] shortest, bool[] isDone)
        {
            for (var column = 0; column <= columns; column++)
            {
                if (isDone[column])
                {
                    rowPotential[rowOfColumn[column]] += delta;
                    columnPotential[column] -= delta;
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
                var before = previous[column];
                rowOfColumn[column] = rowOfColumn[before];
                column = before;
            }
        }
    }
}
