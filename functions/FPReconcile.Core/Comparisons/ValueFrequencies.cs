namespace FPReconcile.Core.Comparisons;

/// <summary>How often each value occurs in one column; missing values are not counted.</summary>
internal sealed class ValueFrequencies
{
    private readonly Dictionary<int, int> _counts;

    private ValueFrequencies(Dictionary<int, int> counts, int total)
    {
        _counts = counts;
        Total = total;
    }

    /// <summary>Number of values that are not missing.</summary>
    public int Total { get; }

    /// <summary>Number of distinct values.</summary>
    public int Distinct => _counts.Count;

    /// <summary>Each value and its share of the values that are there, in order of first appearance.</summary>
    public IEnumerable<(int Value, double Share)> Shares => _counts.Select(pair => (pair.Key, (double)pair.Value / Total));

    public int CountOf(int value) => _counts.GetValueOrDefault(value);

    public double ShareOf(int value) => Total == 0 ? 0 : (double)CountOf(value) / Total;

    public static ValueFrequencies Of(ReadOnlySpan<int> values)
    {
        var found = new Dictionary<int, int>();
        var total = 0;
        foreach (var value in values)
        {
            if (value == EncodedTable.Missing)
                continue;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(found, value, out _)++;
            total++;
        }

        return new ValueFrequencies(found, total);
    }
}
