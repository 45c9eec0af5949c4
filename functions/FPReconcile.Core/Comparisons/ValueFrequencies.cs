using System.Runtime.InteropServices;

namespace FPReconcile.Core.Comparisons;

/// <summary>How often each value occurs in one column; missing values are not counted.</summary>
internal sealed class ValueFrequencies
{
    private readonly int[] _counts;

    private ValueFrequencies(int[] counts, int least)
    {
        _counts = counts;
        Least = least;
        foreach (var count in counts)
        {
            Total += count;
            Distinct += count > 0 ? 1 : 0;
        }
    }

    /// <summary>The least value; 0 when there is none.</summary>
    public int Least { get; }

    /// <summary>The greatest value less the least, plus one; 0 when there is none.</summary>
    public int Span => _counts.Length;

    /// <summary>Number of values that are not missing.</summary>
    public int Total { get; }

    /// <summary>Number of distinct values.</summary>
    public int Distinct { get; }

    /// <summary>Each value and its share of the values that are there, ascending.</summary>
    public IEnumerable<(int Value, double Share)> Shares
    {
        get
        {
            for (var i = 0; i < _counts.Length; i++)
            {
                if (_counts[i] > 0)
                    yield return (i + Least, (double)_counts[i] / Total);
            }
        }
    }

    public int CountOf(int value)
    {
        var place = (long)value - Least;
        return place >= 0 && place < _counts.Length ? _counts[place] : 0;
    }

    public double ShareOf(int value) => Total == 0 ? 0 : (double)CountOf(value) / Total;

    /// <summary>Counts a column of single cells; its values are pool numbers, days or small numbers, so that they lie close together.</summary>
    public static ValueFrequencies Of(EncodedTable table, string column)
    {
        var place = table.Schema.Place(column);
        if (place.IsWide)
            throw new ArgumentException($"Column {column} has values of its own for nearly every row: see {nameof(WideAgreement)}.", nameof(column));
        var (least, greatest) = Bounds(table, place.Slot);
        var counts = least > greatest ? [] : new int[(long)greatest - least + 1];
        var stride = table.Schema.Stride;
        var cells = table.Cells;
        for (var cell = place.Slot; cell < table.Rows * stride; cell += stride)
        {
            if (cells[cell] != EncodedTable.Missing)
                counts[cells[cell] - least]++;
        }

        return new ValueFrequencies(counts, counts.Length == 0 ? 0 : least);
    }

    private static (int Least, int Greatest) Bounds(EncodedTable table, int slot)
    {
        int least = int.MaxValue, greatest = int.MinValue;
        var cells = table.Cells;
        for (var cell = slot; cell < table.Rows * table.Schema.Stride; cell += table.Schema.Stride)
        {
            if (cells[cell] == EncodedTable.Missing)
                continue;
            least = Math.Min(least, cells[cell]);
            greatest = Math.Max(greatest, cells[cell]);
        }

        return (least, greatest);
    }
}

/// <summary>
/// How often two records drawn at random, one from each table, carry the same value of a wide column. Sums of squared frequencies
/// cannot be sampled by drawing pairs (1e-7), but by drawing values: those whose hash ends in zeros, with all their records.
/// </summary>
internal static class WideAgreement
{
    private const int SampledRows = 1 << 14;

    /// <summary>The share among pairs whose values are both there.</summary>
    public static double Share(EncodedTable left, EncodedTable right, string column)
    {
        var place = left.Schema.Place(column);
        var sampling = 1;
        while (Math.Max(left.Rows, right.Rows) / sampling > SampledRows)
            sampling *= 2;
        var (inLeft, leftTotal) = Count(left, place, sampling);
        var (inRight, rightTotal) = Count(right, place, sampling);
        if (leftTotal == 0 || rightTotal == 0)
            return 0;
        var pairs = 0L;
        foreach (var (value, count) in inLeft)
            pairs += (long)count * inRight.GetValueOrDefault(value);
        return (double)pairs * sampling / ((double)leftTotal * rightTotal);
    }

    private static (Dictionary<long, int> Counts, int Total) Count(EncodedTable table, ColumnPlace place, int sampling)
    {
        var counts = new Dictionary<long, int>(table.Rows / sampling);
        var total = 0;
        for (var row = 0; row < table.Rows; row++)
        {
            var value = table.Value(row, place);
            if (value == EncodedTable.Missing)
                continue;
            total++;
            if ((KeyHash.Mix(unchecked((ulong)value)) & (ulong)(sampling - 1)) == 0)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        }

        return (counts, total);
    }
}
