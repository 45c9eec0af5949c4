namespace FPReconcile.Core.Runs.Incremental;

/// <summary>Rows by key that are not in a <see cref="BucketIndex"/>: few, and held in memory.</summary>
internal sealed class AddedRows
{
    private const int None = -1;

    private readonly NumberedKeys _keys = new();
    private readonly List<int> _last = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _before = [];

    public void Add(ulong key, int row)
    {
        _rows.Add(row);
        if (_keys.TryAdd(key, out var number))
        {
            _before.Add(None);
            _last.Add(_rows.Count - 1);
            return;
        }

        _before.Add(_last[number]);
        _last[number] = _rows.Count - 1;
    }

    public void Find(ulong key, List<int> rows)
    {
        for (var entry = Last(key); entry != None; entry = _before[entry])
            rows.Add(_rows[entry]);
    }

    public int Count(ulong key)
    {
        var count = 0;
        for (var entry = Last(key); entry != None; entry = _before[entry])
            count++;
        return count;
    }

    private int Last(ulong key)
    {
        var number = _keys.Find(key);
        return number == NumberedKeys.None ? None : _last[number];
    }
}
