using System.Numerics;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// The rows of a whole table under one rule, scattered by their keys into parts that fit the cache: rows of equal keys are in the
/// part of the same number of either table.
/// </summary>
internal sealed class RowPartitions
{
    private const int RowsOfAPart = 2048;

    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly int[] _starts;

    /// <param name="table">The table.</param>
    /// <param name="test">The rule.</param>
    /// <param name="isWanted">Rows to look at; null: all.</param>
    /// <param name="parts">Number of parts, a power of two.</param>
    public RowPartitions(GroupedTable table, RuleTest test, bool[]? isWanted, int parts)
    {
        var shift = 64 - BitOperations.TrailingZeroCount(parts);
        var keys = new ulong[table.Table.Rows];
        _starts = new int[parts + 1];
        for (var row = 0; row < keys.Length; row++)
        {
            if (isWanted is not null && !isWanted[row])
                continue;
            keys[row] = test.KeyOf(ref table.Table.FirstCell(row), 0);
            if (keys[row] != RuleTest.NoKey)
                _starts[PartOf(keys[row], shift) + 1]++;
        }

        for (var part = 1; part < _starts.Length; part++)
            _starts[part] += _starts[part - 1];
        _keys = new ulong[_starts[^1]];
        _rows = new int[_starts[^1]];
        Scatter(keys, shift);
    }

    /// <summary>A number of parts that suits tables of this size.</summary>
    public static int PartsFor(int rows) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, rows / RowsOfAPart));

    public KeyedRows Part(int part)
    {
        var length = _starts[part + 1] - _starts[part];
        return new KeyedRows(_keys.AsSpan(_starts[part], length), _rows.AsSpan(_starts[part], length));
    }

    private void Scatter(ulong[] keys, int shift)
    {
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var row = 0; row < keys.Length; row++)
        {
            if (keys[row] == RuleTest.NoKey)
                continue;
            var place = next[PartOf(keys[row], shift)]++;
            _keys[place] = keys[row];
            _rows[place] = row;
        }
    }

    private static int PartOf(ulong key, int shift) => shift == 64 ? 0 : (int)(key >> shift);
}
