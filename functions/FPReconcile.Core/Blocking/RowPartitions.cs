using System.Numerics;
using System.Runtime.CompilerServices;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// The rows of a whole table under one rule after another, scattered by their keys into parts that fit the cache: rows of equal keys are in the
/// part of the same number of either table.
/// </summary>
internal sealed class RowPartitions
{
    private const int RowsOfAPart = 2048;

    private readonly GroupedTable _table;
    private readonly ulong[] _keyOfRow;
    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly int[] _starts;

    /// <param name="table">The table.</param>
    /// <param name="parts">Number of parts, a power of two.</param>
    public RowPartitions(GroupedTable table, int parts)
    {
        _table = table;
        _keyOfRow = GC.AllocateUninitializedArray<ulong>(table.Table.Rows);
        _keys = GC.AllocateUninitializedArray<ulong>(table.Table.Rows);
        _rows = GC.AllocateUninitializedArray<int>(table.Table.Rows);
        _starts = new int[parts + 1];
    }

    /// <summary>Scatters the rows under a rule; what was there before is lost.</summary>
    /// <param name="test">The rule.</param>
    /// <param name="isWanted">Rows to look at; null: all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(RuleTest test, bool[]? isWanted)
    {
        var shift = 64 - BitOperations.TrailingZeroCount(_starts.Length - 1);
        Array.Clear(_starts);
        for (var row = 0; row < _keyOfRow.Length; row++)
        {
            var key = isWanted is null || isWanted[row] ? test.KeyOf(ref _table.Table.FirstCell(row), 0) : RuleTest.NoKey;
            _keyOfRow[row] = key;
            if (key != RuleTest.NoKey)
                _starts[PartOf(key, shift) + 1]++;
        }

        for (var part = 1; part < _starts.Length; part++)
            _starts[part] += _starts[part - 1];
        Scatter(shift);
    }

    /// <summary>A number of parts that suits tables of this size.</summary>
    public static int PartsFor(int rows) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, rows / RowsOfAPart));

    public KeyedRows Part(int part)
    {
        var length = _starts[part + 1] - _starts[part];
        return new KeyedRows(_keys.AsSpan(_starts[part], length), _rows.AsSpan(_starts[part], length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(int shift)
    {
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var row = 0; row < _keyOfRow.Length; row++)
        {
            var key = _keyOfRow[row];
            if (key == RuleTest.NoKey)
                continue;
            var place = next[PartOf(key, shift)]++;
            _keys[place] = key;
            _rows[place] = row;
        }
    }

    private static int PartOf(ulong key, int shift) => shift == 64 ? 0 : (int)(key >> shift);
}
