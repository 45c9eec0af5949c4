using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Term-frequency adjustment (Newcombe 1959; Winkler 2000): agreement on a rare value is worth more bits than on a common one.
/// </summary>
internal sealed class TermFrequencies
{
    private readonly List<Column> _columns = [];

    public TermFrequencies(EncodedTable left, EncodedTable right, LinkageModel model)
    {
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var comparison = model.Comparisons[c];
            if (!comparison.UsesTermFrequency)
                continue;
            var exact = comparison.Levels.ToList().FindIndex(l => l.IsExact);
            _columns.Add(new Column(
                c, exact, left.Values(comparison.Column), Math.Log2(model.U[c, exact]),
                left.Frequencies(comparison.Column), right.Frequencies(comparison.Column)));
        }
    }

    /// <summary>Bits to add to the weight of a pair for how rare its agreeing values are; negative for common ones.</summary>
    public double Adjustment(ulong pattern, int leftRow)
    {
        var bits = 0.0;
        foreach (var column in _columns)
        {
            if (AgreementPattern.LevelAt(pattern, column.Comparison) == column.ExactLevel)
                bits += column.Adjustment(leftRow);
        }

        return bits;
    }

    private sealed class Column(
        int comparison, int exactLevel, int[] leftValues, double averageBits, ValueFrequencies inLeft, ValueFrequencies inRight)
    {
        // In small tables every value looks frequent: the share of a value leans on the average with the weight of so many records.
        private const double TypicalRecords = 50;

        private readonly Dictionary<int, double> _bitsOfValue = [];

        public int Comparison => comparison;

        public int ExactLevel => exactLevel;

        public double Adjustment(int leftRow)
        {
            var value = leftValues[leftRow];
            if (!_bitsOfValue.TryGetValue(value, out var bits))
            {
                var share = (inLeft.CountOf(value) + inRight.CountOf(value) + (TypicalRecords * Math.Pow(2, averageBits)))
                    / (inLeft.Total + inRight.Total + TypicalRecords);
                bits = averageBits - Math.Log2(share);
                _bitsOfValue.Add(value, bits);
            }

            return bits;
        }
    }
}
