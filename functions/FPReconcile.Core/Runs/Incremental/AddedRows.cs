namespace FPReconcile.Core.Runs.Incremental;

/// <summary>Rows by key that are not in a <see cref="BucketIndex"/>: few, and held in memory.</summary>
internal sealed class AddedRows
{
    private const int None = -1;

    private readonly Dictionary<ulong, int> _last = [];
    private readonly List<(int Row, int Before)> _rows = [];

    public void Add(ulong key, int row)
    {
        _rows.Add((row, _last.GetValueOrDefault(key, None)));
        _last[key] = _rows.Count - 1;
    }

    public void Find(ulong key, List<int> rows)
    {
        for (var entry = _last.GetValueOrDefault(key, None); entry != None; entry = _rows[entry].Before)
            rows.Add(_rows[entry].Row);
    }
}
