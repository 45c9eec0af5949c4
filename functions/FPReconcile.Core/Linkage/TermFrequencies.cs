using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Term-frequency adjustment (Newcombe 1959; Winkler 2000): agreement on a rare value is worth more bits than on a common one.
/// </summary>
internal sealed class TermFrequencies
{
    private readonly Column[] _columns;

    public TermFrequencies(EncodedTable left, EncodedTable right, LinkageModel model)
    {
        var columns = new List<Column>();
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            if (model.Comparisons[c].UsesTermFrequency)
                columns.Add(new Column(c, left, right, model));
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
        // In small tables every value looks frequent: the share of a value leans on the average with the weight of so many records.
        private const double TypicalRecords = 50;

        private readonly EncodedTable _left;
        private readonly ColumnPlace _place;
        private readonly int _least;
        private readonly double[] _bitsOfValue;

        public Column(int comparison, EncodedTable left, EncodedTable right, LinkageModel model)
        {
            var compared = model.Comparisons[comparison];
            Comparison = comparison;
            ExactLevel = compared.Levels.ToList().FindIndex(l => l.IsExact);
            _left = left;
            _place = left.Schema.Place(compared.Column);
            var inLeft = left.Frequencies(compared.Column);
            var inRight = right.Frequencies(compared.Column);
            var averageBits = Math.Log2(model.U[comparison, ExactLevel]);
            var typical = TypicalRecords * Math.Pow(2, averageBits);
            _least = inLeft.Least;
            _bitsOfValue = new double[inLeft.Span];
            foreach (var (value, _) in inLeft.Shares)
            {
                var share = (inLeft.CountOf(value) + inRight.CountOf(value) + typical) / (inLeft.Total + inRight.Total + TypicalRecords);
                _bitsOfValue[value - _least] = averageBits - Math.Log2(share);
            }
        }

        public int Comparison { get; }

        public int ExactLevel { get; }

        public double Adjustment(int leftRow) => _bitsOfValue[(int)_left.Value(leftRow, _place) - _least];
    }
}
