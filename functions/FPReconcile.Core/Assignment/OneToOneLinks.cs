using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Assignment;

/// <summary>What the assignment of two tables found out about itself.</summary>
/// <param name="Components">Groups of records that compete with each other.</param>
/// <param name="LargestComponent">Records of the largest one.</param>
/// <param name="NotProvenOptimal">Groups too large to be solved exactly: the heaviest pairs were taken first.</param>
public sealed record OneToOneReport(int Components, int LargestComponent, int NotProvenOptimal);

/// <summary>
/// One-to-one links with the greatest total weight among many pairs. Nearly all are the only pair of both their records; the
/// others fall into small components, each solved exactly.
/// </summary>
internal sealed class OneToOneLinks
{
    // The exact solution takes the cube of this.
    private const int MaxRowsOfAComponent = 300;

    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _bits;
    private readonly DisjointSets _groups;
    private readonly int _leftRows;

    private OneToOneLinks(int[] left, int[] right, double[] bits)
    {
        _left = left;
        _right = right;
        _bits = bits;
        _leftRows = left.Max() + 1;
        _groups = new DisjointSets(_leftRows + right.Max() + 1);
    }

    /// <summary>For each pair whether it is a link.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="linkFrom">Weight from which a pair may be a link; where it is negative, all weights are lifted above 0 to be summed.</param>
    /// <param name="rows">Numbers of rows of the two tables.</param>
    /// <param name="parallel">Threads to work on; the links do not depend on them.</param>
    public static (bool[] IsLink, OneToOneReport Report) Solve(WeightedPairs pairs, double linkFrom, (int Left, int Right) rows, ParallelOptions parallel)
    {
        byte[] pairsOfLeft = [], pairsOfRight = [];
        Parallel.Invoke(
            parallel,
            () => pairsOfLeft = CountUpToMany(pairs.Left.Span, pairs.Bits.Span, linkFrom, rows.Left),
            () => pairsOfRight = CountUpToMany(pairs.Right.Span, pairs.Bits.Span, linkFrom, rows.Right));
        var isLink = new bool[pairs.Bits.Length];

        // Who competes with nobody is linked on the way.
        var contested = WorkParts.Where(isLink.Length, parallel, i =>
        {
            if (pairs.Bits.Span[i] < linkFrom)
                return false;
            isLink[i] = pairsOfLeft[pairs.Left.Span[i]] == 1 && pairsOfRight[pairs.Right.Span[i]] == 1;
            return !isLink[i];
        });
        if (contested.Count == 0)
            return (isLink, new OneToOneReport(0, 0, 0));
        var ofContested = new OneToOneLinks(
            Numbered(Pick(pairs.Left.Span, contested)), Numbered(Pick(pairs.Right.Span, contested)), Gains(pairs.Bits.Span, contested, linkFrom));
        return (isLink, ofContested.SolveComponents(contested, isLink));
    }

    /// <summary>In how many pairs above the threshold each row is: none, one or many.</summary>
    private static byte[] CountUpToMany(ReadOnlySpan<int> rowOfPair, ReadOnlySpan<double> bits, double linkFrom, int rows)
    {
        const byte Many = 2;
        var counts = new byte[rows];
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i] >= linkFrom && counts[rowOfPair[i]] < Many)
                counts[rowOfPair[i]]++;
        }

        return counts;
    }

    private static int[] Pick(ReadOnlySpan<int> rows, List<int> pairs)
    {
        var picked = new int[pairs.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = rows[pairs[i]];
        return picked;
    }

    /// <summary>Rows numbered from 0 in order of first appearance: few of millions are contested.</summary>
    private static int[] Numbered(int[] rows)
    {
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(rows, row =>
        {
            numbers.TryAdd(row, numbers.Count);
            return numbers[row];
        });
    }

    /// <summary>Weights that are all positive: one more link is never a loss.</summary>
    private static double[] Gains(ReadOnlySpan<double> bits, List<int> pairs, double linkFrom)
    {
        var least = Math.Max(0, -linkFrom) + 1;
        var gains = new double[pairs.Count];
        for (var i = 0; i < gains.Length; i++)
            gains[i] = bits[pairs[i]] + least;
        return gains;
    }

    private OneToOneReport SolveComponents(List<int> contested, bool[] isLink)
    {
        for (var i = 0; i < _left.Length; i++)
            _groups.Join(_left[i], _leftRows + _right[i]);
        var roots = new int[_left.Length];
        var order = new int[_left.Length];
        for (var i = 0; i < order.Length; i++)
        {
            roots[i] = _groups.Find(_left[i]);
            order[i] = i;
        }

        // By component, and inside it in the order of the pairs.
        Array.Sort(order, (a, b) => roots[a] != roots[b] ? roots[a].CompareTo(roots[b]) : a.CompareTo(b));
        int components = 0, largest = 0, notProven = 0;
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && roots[order[to]] == roots[order[from]])
                to++;
            var (size, isExact) = SolveComponent(order.AsSpan(from, to - from), contested, isLink);
            components++;
            largest = Math.Max(largest, size);
            notProven += isExact ? 0 : 1;
            from = to;
        }

        return new OneToOneReport(components, largest, notProven);
    }

    private (int Size, bool IsExact) SolveComponent(ReadOnlySpan<int> pairs, List<int> contested, bool[] isLink)
    {
        var rows = new Dictionary<int, int>();
        var columns = new Dictionary<int, int>();
        foreach (var pair in pairs)
        {
            rows.TryAdd(_left[pair], rows.Count);
            columns.TryAdd(_right[pair], columns.Count);
        }

        var size = rows.Count + columns.Count;
        if (size > MaxRowsOfAComponent)
        {
            TakeHeaviestFirst(pairs, contested, isLink);
            return (size, false);
        }

        var gain = new double[rows.Count, columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
                gain[row, column] = OneToOneAssignment.Forbidden;
        }

        foreach (var pair in pairs)
            gain[rows[_left[pair]], columns[_right[pair]]] = _bits[pair];
        var columnOfRow = OneToOneAssignment.Solve(gain);
        foreach (var pair in pairs)
            isLink[contested[pair]] = columnOfRow[rows[_left[pair]]] == columns[_right[pair]];
        return (size, true);
    }

    private void TakeHeaviestFirst(ReadOnlySpan<int> pairs, List<int> contested, bool[] isLink)
    {
        var ordered = pairs.ToArray();
        Array.Sort(ordered, (a, b) => _bits[a] != _bits[b] ? _bits[b].CompareTo(_bits[a]) : a.CompareTo(b));
        var isTaken = new HashSet<int>();
        foreach (var pair in ordered)
        {
            if (isTaken.Contains(_left[pair]) || isTaken.Contains(_leftRows + _right[pair]))
                continue;
            isTaken.Add(_left[pair]);
            isTaken.Add(_leftRows + _right[pair]);
            isLink[contested[pair]] = true;
        }
    }
}
