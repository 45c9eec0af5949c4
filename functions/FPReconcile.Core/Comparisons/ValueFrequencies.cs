using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    public static ValueFrequencies Of(EncodedTable table, string column) => OfAll(table, [column])[0];

    /// <summary>Counts several columns while going through the rows once: a large table does not fit into the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ValueFrequencies[] OfAll(EncodedTable table, string[] columns)
    {
        var slots = Array.ConvertAll(columns, column => SingleSlot(table.Schema, column));
        var (least, greatest) = Bounds(table);
        var counts = Array.ConvertAll(slots, slot => least[slot] > greatest[slot] ? [] : new int[(long)greatest[slot] - least[slot] + 1]);
        for (var row = 0; row < table.Rows; row++)
        {
            ref var first = ref table.FirstCell(row);
            for (var c = 0; c < slots.Length; c++)
            {
                var value = Unsafe.Add(ref first, slots[c]);
                if (value != EncodedTable.Missing)
                    counts[c][value - least[slots[c]]]++;
            }
        }

        return [.. slots.Select((slot, c) => new ValueFrequencies(counts[c], counts[c].Length == 0 ? 0 : least[slot]))];
    }

    private static int SingleSlot(TableSchema schema, string column)
    {
        var place = schema.Place(column);
        return place.IsWide
            ? throw new ArgumentException($"Column {column} has values of its own for nearly every row: see {nameof(WideAgreement)}.", nameof(column))
            : place.Slot;
    }

    /// <summary>The least and the greatest value of each cell of a row, missing ones aside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int[] Least, int[] Greatest) Bounds(EncodedTable table)
    {
        var stride = table.Schema.Stride;
        int[] least = new int[stride], greatest = new int[stride];
        Array.Fill(least, int.MaxValue);
        Array.Fill(greatest, int.MinValue);
        var (missing, none) = (Vector256.Create(EncodedTable.Missing), Vector256.Create(int.MaxValue));
        for (var row = 0; row < table.Rows; row++)
        {
            ref var first = ref table.FirstCell(row);
            for (var cell = 0; cell < stride; cell += TableSchema.CellsAtOnce)
            {
                // Missing is the least number there is: it never counts as the greatest.
                var values = Vector256.LoadUnsafe(ref first, (nuint)cell);
                var present = Vector256.ConditionalSelect(Vector256.Equals(values, missing), none, values);
                Vector256.Min(Vector256.LoadUnsafe(ref least[cell]), present).StoreUnsafe(ref least[cell]);
                Vector256.Max(Vector256.LoadUnsafe(ref greatest[cell]), values).StoreUnsafe(ref greatest[cell]);
            }
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
