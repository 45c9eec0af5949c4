using System.Collections.Concurrent;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// A table as the linkage engine sees it: one array of integers for each column (struct of arrays). A text is its number in the
/// <see cref="ValuePool"/>, a date its day number, a number itself; <see cref="Missing"/> where there is no value.
/// </summary>
public sealed class EncodedTable
{
    /// <summary>No value. Missing is a level of its own and never evidence.</summary>
    public const int Missing = int.MinValue;

    private readonly Dictionary<string, int[]> _columns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ValueFrequencies> _frequencies = new(StringComparer.Ordinal);

    /// <param name="rows">Number of rows.</param>
    /// <param name="pool">The pool that text columns refer to; tables that are compared share one.</param>
    public EncodedTable(int rows, ValuePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Rows = rows;
        Pool = pool;
    }

    public int Rows { get; }

    public ValuePool Pool { get; }

    /// <summary>Adds a column; the array belongs to the table from then on.</summary>
    public void Add(string name, int[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Rows)
            throw new ArgumentException($"Column {name} has {values.Length} values, the table {Rows} rows.", nameof(values));
        _columns.Add(name, values);
    }

    /// <summary>The values of a column, one for each row.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public ReadOnlySpan<int> Column(string name) => Values(name);

    /// <summary>How often each value of a column occurs; counted when first asked for, so the column must not change afterwards.</summary>
    internal ValueFrequencies Frequencies(string name) =>
        _frequencies.GetOrAdd(name, static (column, table) => ValueFrequencies.Of(table.Values(column)), this);

    /// <summary>Replaces single values of a column, each row's new value; its frequencies are counted anew.</summary>
    internal void Overwrite(string name, IEnumerable<(int Row, int Value)> changes)
    {
        var values = Values(name);
        foreach (var (row, value) in changes)
            values[row] = value;
        _frequencies.TryRemove(name, out _);
    }

    internal int[] Values(string name) =>
        _columns.TryGetValue(name, out var values)
            ? values
            : throw new ArgumentException($"The table has no column {name}.", nameof(name));
}
