using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// A table as the linkage engine sees it: rows of integer cells that stand side by side, so that a row of up to sixteen cells is
/// one cache line. A text is its number in the <see cref="ValuePool"/>, a date its day number, an identifier packed digits;
/// <see cref="Missing"/> where there is no value.
/// </summary>
public sealed class EncodedTable
{
    /// <summary>No value. Missing is a level of its own and never evidence.</summary>
    public const int Missing = int.MinValue;

    /// <summary>Values of wide columns are 0 to this.</summary>
    public const long MaxWide = (1L << 62) - 1;

    // Half of a wide value: never negative, so that no half looks missing.
    private const int HalfBits = 31;
    private const long HalfMask = (1L << HalfBits) - 1;

    private readonly int _stride;
    private readonly ConcurrentDictionary<string, ValueFrequencies> _frequencies = new(StringComparer.Ordinal);

    /// <param name="schema">The columns; tables that are compared share one schema.</param>
    /// <param name="rows">Number of rows; all cells are missing until they are set.</param>
    /// <param name="pool">The pool that text columns refer to; tables that are compared share one.</param>
    public EncodedTable(TableSchema schema, int rows, ValuePool pool)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Schema = schema;
        _stride = schema.Stride;
        Rows = rows;
        Pool = pool;
        Cells = GC.AllocateUninitializedArray<int>(checked(rows * schema.Stride));
        Array.Fill(Cells, Missing);
    }

    /// <summary>A table of cells that are there already; it may have room for more rows than it has.</summary>
    internal EncodedTable(TableSchema schema, int rows, ValuePool pool, int[] cells)
    {
        Schema = schema;
        _stride = schema.Stride;
        Rows = rows;
        Pool = pool;
        Cells = cells;
    }

    public int Rows { get; }

    public TableSchema Schema { get; }

    public ValuePool Pool { get; }

    /// <summary>All cells, row by row, <see cref="TableSchema.Stride"/> of them for each; there may be room for more rows behind them.</summary>
    internal int[] Cells { get; private set; }

    /// <summary>Sets the values of a column, one for each row.</summary>
    public void Set(string column, Func<int, long> valueOfRow)
    {
        ArgumentNullException.ThrowIfNull(valueOfRow);
        var place = Schema.Place(column);
        for (var row = 0; row < Rows; row++)
            Set(row, place, valueOfRow(row));
    }

    /// <summary>The value of a cell, or <see cref="Missing"/>.</summary>
    public long Value(int row, string column) => Value(row, Schema.Place(column));

    /// <summary>One bit for each cell in which two rows have the same value; missing cells are equal to nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong EqualCells(ref int left, ref int right, int stride)
    {
        var missing = Vector256.Create(Missing);
        var bits = 0UL;
        for (var cell = 0; cell < stride; cell += TableSchema.CellsAtOnce)
        {
            var a = Vector256.LoadUnsafe(ref left, (nuint)cell);
            var b = Vector256.LoadUnsafe(ref right, (nuint)cell);
            var equal = Vector256.AndNot(Vector256.Equals(a, b), Vector256.Equals(a, missing));
            bits |= (ulong)equal.ExtractMostSignificantBits() << cell;
        }

        return bits;
    }

    /// <summary>One bit for each cell that has a value in both rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong PresentCells(ref int left, ref int right, int stride)
    {
        var missing = Vector256.Create(Missing);
        var bits = 0UL;
        for (var cell = 0; cell < stride; cell += TableSchema.CellsAtOnce)
        {
            var a = Vector256.LoadUnsafe(ref left, (nuint)cell);
            var b = Vector256.LoadUnsafe(ref right, (nuint)cell);
            var absent = Vector256.Equals(a, missing) | Vector256.Equals(b, missing);
            bits |= (ulong)(~absent.ExtractMostSignificantBits() & 0xFF) << cell;
        }

        return bits;
    }

    internal void Set(int row, ColumnPlace place, long value) => Write(Cells.AsSpan(row * Schema.Stride), place, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Value(int row, ColumnPlace place)
    {
        // The same as Read, without a span: this is asked for billions of cells.
        var cells = Cells;
        var cell = (row * _stride) + place.Slot;
        var value = cells[cell];
        return !place.IsWide || value == Missing ? value : (uint)value | ((long)cells[cell + 1] << HalfBits);
    }

    /// <summary>Writes a value into a row of cells.</summary>
    internal static void Write(Span<int> row, ColumnPlace place, long value)
    {
        if (!place.IsWide)
        {
            row[place.Slot] = (int)value;
        }
        else if (value == Missing)
        {
            row[place.Slot] = row[place.Slot + 1] = Missing;
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxWide);
            row[place.Slot] = (int)(value & HalfMask);
            row[place.Slot + 1] = (int)(value >> HalfBits);
        }
    }

    /// <summary>Reads a value from a row of cells.</summary>
    internal static long Read(ReadOnlySpan<int> row, ColumnPlace place) =>
        !place.IsWide || row[place.Slot] == Missing ? row[place.Slot] : (uint)row[place.Slot] | ((long)row[place.Slot + 1] << HalfBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref int FirstCell(int row) => ref Cells[row * _stride];

    /// <summary>Copies some rows to where they stand in another order.</summary>
    /// <param name="rows">For each place of the new order the row that stands there.</param>
    /// <param name="places">First place, and the one after the last.</param>
    /// <param name="target">The cells in their new order.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void CopyInOrder(int[] rows, (int From, int To) places, int[] target)
    {
        for (var place = places.From; place < places.To; place++)
        {
            ref var from = ref Cells[rows[place] * _stride];
            ref var to = ref target[place * _stride];
            for (var cell = 0; cell < _stride; cell += TableSchema.CellsAtOnce)
                Vector256.LoadUnsafe(ref from, (nuint)cell).StoreUnsafe(ref to, (nuint)cell);
        }
    }

    /// <summary>Takes the cells of the same rows in another order, and gives those that it had.</summary>
    internal int[] Exchange(int[] cells)
    {
        var old = Cells;
        Cells = cells;
        _frequencies.Clear();
        return old;
    }

    /// <summary>How often each value of a column occurs; counted when first asked for, so the column must not change afterwards.</summary>
    internal ValueFrequencies Frequencies(string name) =>
        _frequencies.GetOrAdd(name, static (column, table) => ValueFrequencies.Of(table, column), this);

    /// <summary>Counts the values of some columns that will be asked for, all at once.</summary>
    internal void CountFrequencies(string[] columns)
    {
        string[] unknown = [.. columns.Where(column => !_frequencies.ContainsKey(column))];
        if (unknown.Length == 0)
            return;
        foreach (var (column, counted) in unknown.Zip(ValueFrequencies.OfAll(this, unknown)))
            _frequencies[column] = counted;
    }

    /// <summary>Replaces single values of a column, each row's new value; its frequencies are counted anew.</summary>
    internal void Overwrite(string name, IEnumerable<(int Row, int Value)> changes)
    {
        var place = Schema.Place(name);
        foreach (var (row, value) in changes)
            Set(row, place, value);
        _frequencies.TryRemove(name, out _);
    }
}
