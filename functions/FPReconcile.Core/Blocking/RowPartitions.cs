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
    private readonly int[]? _wantedRows;
    private readonly ulong[] _keysOfRows;
    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly int[] _starts;

    /// <param name="table">The table.</param>
    /// <param name="isWanted">Rows to look at; null: all.</param>
    /// <param name="parts">Number of parts, a power of two.</param>
    public RowPartitions(GroupedTable table, bool[]? isWanted, int parts)
    {
        _table = table;
        _wantedRows = isWanted is null ? null : RowsIn(isWanted);
        _keysOfRows = GC.AllocateUninitializedArray<ulong>(Count);
        _keys = GC.AllocateUninitializedArray<ulong>(Count);
        _rows = GC.AllocateUninitializedArray<int>(Count);
        _starts = new int[parts + 1];
    }

    private int Count => _wantedRows?.Length ?? _table.Table.Rows;

    /// <summary>Scatters the rows under a rule; what was there before is lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(RuleTest test)
    {
        var shift = 64 - BitOperations.TrailingZeroCount(_starts.Length - 1);
        var count = Count;
        Array.Clear(_starts);
        for (var i = 0; i < count; i++)
        {
            var key = test.KeyOf(ref _table.Table.FirstCell(RowAt(i)), 0);
            _keysOfRows[i] = key;
            if (key != RuleTest.NoKey)
                _starts[PartOf(key, shift) + 1]++;
        }

        for (var part = 1; part < _starts.Length; part++)
            _starts[part] += _starts[part - 1];
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var i = 0; i < count; i++)
        {
            var key = _keysOfRows[i];
            if (key == RuleTest.NoKey)
                continue;
            var place = next[PartOf(key, shift)]++;
            _keys[place] = key;
            _rows[place] = RowAt(i);
        }
    }

    /// <summary>A number of parts that suits tables of this size.</summary>
    public static int PartsFor(int rows) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, rows / RowsOfAPart));

    public KeyedRows Part(int part)
    {
        var length = _starts[part + 1] - _starts[part];
        return new KeyedRows(_keys.AsSpan(_starts[part], length), _rows.AsSpan(_starts[part], length));
    }

    private static int[] RowsIn(bool[] isWanted)
    {
        var rows = new int[isWanted.AsSpan().Count(true)];
        var count = 0;
        for (var row = 0; row < isWanted.Length; row++)
        {
            if (isWanted[row])
                rows[count++] = row;
        }

        return rows;
    }

    private int RowAt(int place) => _wantedRows is null ? place : _wantedRows[place];

    private static int PartOf(ulong key, int shift) => shift == 64 ? 0 : (int)(key >> shift);
}
