namespace FPReconcile.Core.Completeness;

/// <summary>Counts of three lists as numbers that formulas take: <c>table[1, 0, 1]</c> is in the first list and the third.</summary>
internal sealed class ThreeListTable
{
    private readonly double[] _cells;

    private ThreeListTable(double[] cells) => _cells = cells;

    /// <summary>Births in at least one list.</summary>
    public double Observed => _cells.Sum() - this[0, 0, 0];

    public double this[int first, int second, int third] => _cells[(first << 2) | (second << 1) | third];

    /// <summary>The observed counts in the order of the lists that a model is written for; the births in no list are left at 0.</summary>
    public static ThreeListTable Of(CaptureCounts counts, LogLinearModel model)
    {
        var (first, second, third) = model.Order;
        var cells = new double[8];
        foreach (var history in CaptureHistory.Observable(3))
            cells[Index(history.IsIn(first), history.IsIn(second), history.IsIn(third))] = counts[history];
        return new ThreeListTable(cells);
    }

    /// <summary>A table whose cells are a function of their place.</summary>
    public static ThreeListTable From(Func<int, int, int, double> cell)
    {
        var cells = new double[8];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = cell(i >> 2, (i >> 1) & 1, i & 1);
        return new ThreeListTable(cells);
    }

    /// <summary>The table with a number of births in no list.</summary>
    public ThreeListTable WithMissed(double missed)
    {
        var cells = (double[])_cells.Clone();
        cells[0] = missed;
        return new ThreeListTable(cells);
    }

    /// <summary>All cells, those in no list first.</summary>
    public ReadOnlySpan<double> Cells => _cells;

    /// <summary>Births by being in the first list.</summary>
    public double First(int first) => SecondOf(first, 0) + SecondOf(first, 1);

    /// <summary>Births by being in the second list.</summary>
    public double Second(int second) => SecondOf(0, second) + SecondOf(1, second);

    /// <summary>Births by being in the third list.</summary>
    public double Third(int third) => ThirdOf(0, third) + ThirdOf(1, third);

    /// <summary>Births by being in the first and second list.</summary>
    public double SecondOf(int first, int second) => this[first, second, 0] + this[first, second, 1];

    /// <summary>Births by being in the first and third list.</summary>
    public double ThirdOf(int first, int third) => this[first, 0, third] + this[first, 1, third];

    private static int Index(bool first, bool second, bool third) => (first ? 4 : 0) | (second ? 2 : 0) | (third ? 1 : 0);
}
