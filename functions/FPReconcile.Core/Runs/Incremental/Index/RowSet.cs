using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Index;

/// <summary>Some rows of both tables, each once, numbered in the order in which they were added.</summary>
internal sealed class RowSet
{
    private readonly NumberedKeys _rows = new();

    public int Count => _rows.Count;

    public RowRef this[int number] => RowRef.Of(_rows[number]);

    /// <summary>Adds a row; false: it was there.</summary>
    public bool Add(RowRef row) => _rows.TryAdd(row.Key, out _);

    public bool Contains(RowRef row) => _rows.Contains(row.Key);

    /// <summary>The number of a row; <see cref="NumberedKeys.None"/>: it is not there.</summary>
    public int NumberOf(RowRef row) => _rows.Find(row.Key);

    public void Add(RowSet others)
    {
        for (var i = 0; i < others.Count; i++)
            Add(others[i]);
    }
}
