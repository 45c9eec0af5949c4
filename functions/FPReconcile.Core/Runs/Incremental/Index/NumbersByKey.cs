namespace FPReconcile.Core.Runs.Incremental.Index;

/// <summary>Numbers of rows or pairs by key, several for one: few, and held in memory, unlike those of a <see cref="BucketIndex"/>.</summary>
internal sealed class NumbersByKey
{
    private const int None = -1;

    private readonly NumberedKeys _keys = new();
    private readonly List<int> _last = [];
    private readonly List<(int Number, int Before)> _entries = [];

    public void Add(ulong key, int number)
    {
        if (_keys.TryAdd(key, out var place))
            _last.Add(None);
        _entries.Add((number, _last[place]));
        _last[place] = _entries.Count - 1;
    }

    public void Find(ulong key, List<int> numbers)
    {
        for (var entry = Last(key); entry != None; entry = _entries[entry].Before)
            numbers.Add(_entries[entry].Number);
    }

    public int Count(ulong key)
    {
        var count = 0;
        for (var entry = Last(key); entry != None; entry = _entries[entry].Before)
            count++;
        return count;
    }

    private int Last(ulong key)
    {
        var place = _keys.Find(key);
        return place == NumberedKeys.None ? None : _last[place];
    }
}
