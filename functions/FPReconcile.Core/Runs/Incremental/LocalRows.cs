using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// The rows of a kept table that are compared, with the numbers that their texts have in a small pool: names are compared as they
/// stand in a pool, and that of the whole tables is not loaded.
/// </summary>
internal sealed class LocalRows(KeptTable table, TableSchema schema, PooledCells pooled, KeptPool texts)
{
    private readonly Dictionary<int, int> _numbers = [];
    private int[] _cells = new int[64 * schema.Stride];

    /// <summary>The table so far; another one whenever it has grown.</summary>
    public EncodedTable? Table { get; private set; }

    /// <summary>The number of a row in <see cref="Table"/>.</summary>
    public int Of(int row, LocalTexts local)
    {
        if (_numbers.TryGetValue(row, out var number))
            return number;
        number = _numbers.Count;
        _numbers.Add(row, number);
        var stride = schema.Stride;
        if (_cells.Length < (number + 1) * stride)
        {
            Array.Resize(ref _cells, _cells.Length * 2);
            Table = null;
        }

        var cells = _cells.AsSpan(number * stride, stride);
        table.CellsOf(row).CopyTo(cells);
        pooled.Move(cells, text => local.Of(text, texts));
        Table ??= new EncodedTable(schema, _cells.Length / stride, local.Pool, _cells);
        return number;
    }
}

/// <summary>Texts of a large pool that were needed, in a small one.</summary>
internal sealed class LocalTexts
{
    private readonly Dictionary<int, int> _numbers = [];

    public ValuePool Pool { get; } = new();

    public int Of(int text, KeptPool texts)
    {
        if (!_numbers.TryGetValue(text, out var number))
            _numbers.Add(text, number = Pool.Intern(texts[text].ToString()));
        return number;
    }
}
