using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Term-frequency adjustment (Newcombe 1959; Winkler 2000): agreement on a rare value is worth more bits than on a common one.
/// </summary>
internal sealed class TermFrequencies
{
    private readonly Column[] _columns;

    /// <param name="left">The left table, whose values are asked for.</param>
    /// <param name="right">The right table.</param>
    /// <param name="model">The model.</param>
    /// <param name="counts">Counts of another run in the place of those of the tables; null: those of the tables.</param>
    public TermFrequencies(EncodedTable left, EncodedTable right, LinkageModel model, Func<string, TermCounts>? counts = null)
    {
        var columns = new List<Column>();
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            if (model.Comparisons[c].UsesTermFrequency)
                columns.Add(new Column(c, left, counts?.Invoke(model.Comparisons[c].Column) ?? TermCounts.Of(left, right, model.Comparisons[c].Column), model));
        }

        _columns = [.. columns];
    }

    /// <summary>The columns whose values agree exactly in a pattern: one bit for each.</summary>
    public uint ExactColumns(ulong pattern)
    {
        var bits = 0u;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (AgreementPattern.LevelAt(pattern, _columns[i].Comparison) == _columns[i].ExactLevel)
                bits |= 1u << i;
        }

        return bits;
    }

    /// <summary>Bits to add to the weight of a pair for how rare its agreeing values are; negative for common ones.</summary>
    /// <param name="exactColumns">The columns that agree exactly, as <see cref="ExactColumns"/> gives them.</param>
    /// <param name="leftRow">The left row of the pair.</param>
    public double Adjustment(uint exactColumns, int leftRow)
    {
        var bits = 0.0;
        for (; exactColumns != 0; exactColumns &= exactColumns - 1)
            bits += _columns[System.Numerics.BitOperations.TrailingZeroCount(exactColumns)].Adjustment(leftRow);
        return bits;
    }

    /// <summary>The adjustment of one comparison; 0 when it has none.</summary>
    public double AdjustmentOf(int comparison, int leftRow) =>
        Array.Find(_columns, column => column.Comparison == comparison)?.Adjustment(leftRow) ?? 0;

    private sealed class Column
    {
        private readonly EncodedTable _left;
        private readonly ColumnPlace _place;
        private readonly int _least;
        private readonly double[] _bitsOfValue;

        public Column(int comparison, EncodedTable left, TermCounts counts, LinkageModel model)
        {
            var compared = model.Comparisons[comparison];
            Comparison = comparison;
            ExactLevel = compared.Levels.ToList().FindIndex(l => l.IsExact);
            _left = left;
            _place = left.Schema.Place(compared.Column);
            var inLeft = left.Frequencies(compared.Column);
            var averageBits = Math.Log2(model.U[comparison, ExactLevel]);
            _least = inLeft.Least;
            _bitsOfValue = new double[inLeft.Span];
            var bits = counts.Bits(averageBits);
            foreach (var (value, _) in inLeft.Shares)
                _bitsOfValue[value - _least] = bits(value);
        }

        public int Comparison { get; }

        public int ExactLevel { get; }

        public double Adjustment(int leftRow) => _bitsOfValue[(int)_left.Value(leftRow, _place) - _least];
    }
}

/// <summary>How often the values of one column occur in both tables.</summary>
/// <param name="Total">Values that are there.</param>
/// <param name="CountOf">How often a value occurs.</param>
internal sealed record TermCounts(int Total, Func<int, int> CountOf)
{
    // In small tables every value looks frequent: the share of a value leans on the average with the weight of so many records.
    private const double TypicalRecords = 50;

    public static TermCounts Of(EncodedTable left, EncodedTable right, string column)
    {
        var (inLeft, inRight) = (left.Frequencies(column), right.Frequencies(column));
        return new TermCounts(inLeft.Total + inRight.Total, value => inLeft.CountOf(value) + inRight.CountOf(value));
    }

    /// <summary>Bits that exact agreement on a value is worth more than on the average one.</summary>
    public Func<int, double> Bits(double averageBits)
    {
        var typical = TypicalRecords * Math.Pow(2, averageBits);
        return value => averageBits - Math.Log2((CountOf(value) + typical) / (Total + TypicalRecords));
    }
}
