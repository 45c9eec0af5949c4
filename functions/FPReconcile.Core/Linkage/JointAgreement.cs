using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>How often each two fields agree together, one of them alone, and neither, in pairs of unrelated records that have both.</summary>
internal sealed class JointAgreement
{
    private const int MaxSampledPairs = 1 << 15;

    // In a small table the same few siblings would be drawn again and again.
    private const double MaxShareOfAllPairs = 0.1;

    // Bits of a cell's number: the first field agrees, the second does.
    private const int FirstAgrees = 2;
    private const int SecondAgrees = 1;
    private const int Cells = 4;

    private readonly int _fields;
    private readonly double[] _counts;

    public JointAgreement(int fields)
    {
        _fields = fields;
        _counts = new double[fields * fields * Cells];
    }

    /// <summary>Counts random pairs of rows.</summary>
    /// <param name="left">The left table.</param>
    /// <param name="right">The right table.</param>
    /// <param name="comparisons">The fields.</param>
    /// <param name="drawn">Seed of the draw, and which pairs of rows are left out because they are links.</param>
    public static JointAgreement Sample(
        EncodedTable left, EncodedTable right, IReadOnlyList<Comparison> comparisons, (ulong Seed, Func<int, int, bool> IsLink) drawn)
    {
        var joint = new JointAgreement(comparisons.Count);
        var places = comparisons.Select(c => left.Schema.Place(c.Column)).ToArray();
        var random = new SplitMix64(drawn.Seed);
        var pairs = (int)Math.Min(MaxSampledPairs, MaxShareOfAllPairs * left.Rows * right.Rows);
        for (var pair = 0; pair < pairs; pair++)
        {
            int leftRow = random.Below(left.Rows), rightRow = random.Below(right.Rows);
            if (drawn.IsLink(leftRow, rightRow))
                continue;
            ulong present = 0, agrees = 0;
            for (var field = 0; field < places.Length; field++)
            {
                var a = left.Value(leftRow, places[field]);
                var b = right.Value(rightRow, places[field]);
                if (a == EncodedTable.Missing || b == EncodedTable.Missing)
                    continue;
                present |= 1UL << field;
                agrees |= a == b ? 1UL << field : 0;
            }

            joint.Add(present, agrees);
        }

        return joint;
    }

    /// <param name="present">One bit for each field that both records have.</param>
    /// <param name="agrees">One bit for each field in which they agree.</param>
    /// <param name="pairs">How many such pairs there are.</param>
    public void Add(ulong present, ulong agrees, long pairs = 1)
    {
        for (var first = 0; first < _fields; first++)
        {
            if ((present >> first & 1) == 0)
                continue;
            for (var second = first + 1; second < _fields; second++)
            {
                if ((present >> second & 1) != 0)
                    _counts[Place(first, second) + CellOf((agrees >> first & 1) != 0, (agrees >> second & 1) != 0)] += pairs;
            }
        }
    }

    /// <summary>
    /// How many bits shorter all pairs are told when the dependence of the two fields is known, less what it costs to tell the one
    /// number (Schwarz 1978): above 0 it is more than chance.
    /// </summary>
    public double Gain(int first, int second)
    {
        var cells = Of(first, second);
        var total = Total(cells);
        if (total == 0)
            return 0;
        var bits = -0.5 * Math.Log2(total);
        for (var cell = 0; cell < Cells; cell++)
            bits += cells[cell] > 0 ? cells[cell] * Math.Log2(cells[cell] / Expected(cells, cell)) : 0;
        return bits;
    }

    /// <summary>Log2 of how many times more often each cell occurs than if the two fields were independent.</summary>
    public double[] DependenceBits(int first, int second)
    {
        var cells = Of(first, second).ToArray();

        // Half a pair: a cell that is neither seen nor expected is as if independent.
        return [.. cells.Select((count, cell) => Math.Log2((count + 0.5) / (Expected(cells, cell) + 0.5)))];
    }

    /// <summary>The place of an outcome in <see cref="DependenceBits"/>.</summary>
    public static int CellOf(bool firstAgrees, bool secondAgrees) => (firstAgrees ? FirstAgrees : 0) + (secondAgrees ? SecondAgrees : 0);

    private static double Expected(ReadOnlySpan<double> cells, int cell)
    {
        var ofFirst = cells[cell] + cells[cell ^ SecondAgrees];
        var ofSecond = cells[cell] + cells[cell ^ FirstAgrees];
        return ofFirst * ofSecond / Math.Max(1, Total(cells));
    }

    private static double Total(ReadOnlySpan<double> cells) => cells[0] + cells[1] + cells[2] + cells[3];

    private ReadOnlySpan<double> Of(int first, int second) => _counts.AsSpan(Place(first, second), Cells);

    private int Place(int first, int second) => ((first * _fields) + second) * Cells;
}
