using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>
/// The distinct values of one column as the bytes of the file, numbered in order of first appearance, so that each is normalized
/// once and not in every row. Hot: most cells of a file come here. Values of up to sixteen bytes, which nearly all are, stand in
/// the table itself; longer ones in a dictionary.
/// </summary>
internal sealed class ByteValues
{
    /// <summary>Bytes that must be readable from the first byte of a value on, whatever its length.</summary>
    public const int ReadAhead = 16;

    private static readonly Vector128<byte> Places = Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    private readonly Dictionary<string, int> _longValues = new(StringComparer.Ordinal);
    private Entry[] _entries = new Entry[1024];
    private int _shortCount;

    public int Count { get; private set; }

    /// <summary>The number of a value; <see cref="Count"/> has grown when it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int IdOf(ReadOnlySpan<byte> value)
    {
        if (value.Length > ReadAhead)
            return IdOfLong(value);
        var letters = Vector128.LoadUnsafe(in System.Runtime.InteropServices.MemoryMarshal.GetReference(value));
        letters &= Vector128.LessThan(Places, Vector128.Create((byte)value.Length));
        var bits = letters.AsUInt64();
        var hash = KeyHash.Mix(bits[0] ^ KeyHash.Mix(bits[1] ^ (ulong)value.Length));
        var mask = _entries.Length - 1;
        for (var slot = (int)(hash & (ulong)mask); ; slot = (slot + 1) & mask)
        {
            ref var entry = ref _entries[slot];
            if (entry.Letters == letters && entry.Length == value.Length)
                return entry.Id;
            if (entry.Length == 0)
                return Add(letters, value.Length, slot);
        }
    }

    private int Add(Vector128<byte> letters, int length, int slot)
    {
        const int EntriesOfAValue = 2;
        _entries[slot] = new Entry(letters, length, Count);
        if (++_shortCount * EntriesOfAValue > _entries.Length)
            Grow();
        return Count++;
    }

    private int IdOfLong(ReadOnlySpan<byte> value)
    {
        // Latin-1 keeps every byte apart.
        var text = System.Text.Encoding.Latin1.GetString(value);
        if (!_longValues.TryGetValue(text, out var id))
            _longValues.Add(text, id = Count++);
        return id;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        var mask = _entries.Length - 1;
        foreach (var entry in old)
        {
            if (entry.Length == 0)
                continue;
            var bits = entry.Letters.AsUInt64();
            var slot = (int)(KeyHash.Mix(bits[0] ^ KeyHash.Mix(bits[1] ^ (ulong)entry.Length)) & (ulong)mask);
            while (_entries[slot].Length != 0)
                slot = (slot + 1) & mask;
            _entries[slot] = entry;
        }
    }

    /// <summary>A value of 1 to 16 bytes; length 0 marks a free place.</summary>
    private readonly record struct Entry(Vector128<byte> Letters, int Length, int Id);
}
