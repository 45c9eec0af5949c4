using System.Runtime.CompilerServices;

namespace FPReconcile.Core.Tables;

/// <summary>The ids of the rows as they stand in the file, in one block of bytes.</summary>
public sealed class RowIds
{
    private byte[] _bytes = [];
    private int[] _ends = [];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var start = row == 0 ? 0 : _ends[row - 1];
            return _bytes.AsSpan(start, _ends[row] - start);
        }
    }

    /// <summary>Has the ids of some rows fetched, so that they are in the cache when they are asked for: side by side the waits for memory overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fetch(ReadOnlySpan<int> rows)
    {
        if (_bytes.Length == 0)
            return;
        foreach (var row in rows)
            Prefetch.Of(ref _ends[row]);
        foreach (var row in rows)
            Prefetch.Of(ref _bytes[row == 0 ? 0 : Math.Min(_ends[row - 1], _bytes.Length - 1)]);
    }

    /// <summary>How many different ids occur in more than one row.</summary>
    public int CountDuplicates() => DuplicateIds.Count(this);

    /// <summary>Makes room for so many rows more, judged by those that are there.</summary>
    public void Reserve(int rows)
    {
        if (Count + rows > _ends.Length)
            Array.Resize(ref _ends, Count + rows);
        if (Count == 0)
            return;
        var bytes = (int)Math.Min(Array.MaxLength, (long)_ends[Count - 1] * (Count + rows) / Count);
        if (bytes > _bytes.Length)
            Array.Resize(ref _bytes, bytes);
    }

    public void Add(ReadOnlySpan<byte> id)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
            Array.Resize(ref _ends, Math.Max(256, Count * 2));
        if (start + id.Length > _bytes.Length)
            Array.Resize(ref _bytes, RoomFor(start + id.Length));
        id.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + id.Length;
    }

    /// <summary>How many bytes to make room for when so many are needed.</summary>
    internal static int RoomFor(int needed) => (int)Math.Min(Array.MaxLength, Math.Max(4096, needed * 3L / 2));
}
