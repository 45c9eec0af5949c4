using System.Collections.Concurrent;
using System.Runtime.InteropServices;
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
        Rows = rows;
        Pool = pool;
        Cells = GC.AllocateUninitializedArray<int>(checked(rows * schema.Stride));
        Array.Fill(Cells, Missing);
    }

    public int Rows { get; }

    public TableSchema Schema { get; }

    public ValuePool Pool { get; }

    /// <summary>All cells, row by row, <see cref="TableSchema.Stride"/> of them for each.</summary>
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

    internal void Set(int row, ColumnPlace place, long value)
    {
        var cell = (row * Schema.Stride) + place.Slot;
        if (!place.IsWide || value == Missing)
        {
            Cells[cell] = (int)value;
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxWide);
        Cells[cell] = (int)(value & HalfMask);
        Cells[cell + 1] = (int)(value >> HalfBits);
    }

    internal long Value(int row, ColumnPlace place)
    {
        var cell = (row * Schema.Stride) + place.Slot;
        return !place.IsWide || Cells[cell] == Missing ? Cells[cell] : (uint)Cells[cell] | ((long)Cells[cell + 1] << HalfBits);
    }

    internal ref int FirstCell(int row) => ref MemoryMarshal.GetReference(Cells.AsSpan(row * Schema.Stride, Schema.Stride));

    /// <summary>Puts the rows in another order: the row that stands at each place afterwards.</summary>
    internal void Reorder(int[] rows)
    {
        var stride = Schema.Stride;
        var ordered = GC.AllocateUninitializedArray<int>(Cells.Length);
        for (var row = 0; row < rows.Length; row++)
            Cells.AsSpan(rows[row] * stride, stride).CopyTo(ordered.AsSpan(row * stride, stride));
        Cells = ordered;
        _frequencies.Clear();
    }

    /// <summary>How often each value of a column occurs; counted when first asked for, so the column must not change afterwards.</summary>
    internal ValueFrequencies Frequencies(string name) =>
        _frequencies.GetOrAdd(name, static (column, table) => ValueFrequencies.Of(table, column), this);

    /// <summary>Replaces single values of a column, each row's new value; its frequencies are counted anew.</summary>
    internal void Overwrite(string name, IEnumerable<(int Row, int Value)> changes)
    {
        var place = Schema.Place(name);
        foreach (var (row, value) in changes)
            Set(row, place, value);
        _frequencies.TryRemove(name, out _);
    }
}
