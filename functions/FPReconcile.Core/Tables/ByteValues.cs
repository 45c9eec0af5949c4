using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>The number of an empty value.</summary>
    public const int Empty = -1;

    private const int EntriesOfAValue = 2;

    private static readonly Vector128<byte> Places = Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    private readonly Dictionary<string, int> _longValues = new(StringComparer.Ordinal);
    private readonly ulong[] _hashes = new ulong[CsvBatch.MaxRows];
    private Entry[] _entries = new Entry[1024];
    private int _shortCount;

    public int Count { get; private set; }

    /// <summary>The numbers of a field of the rows of a batch; <see cref="Count"/> has grown by those that are new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(CsvBatch batch, int field, Span<int> ids)
    {
        // Looking at the places of all rows first brings them into the cache side by side; one after another the waits would add up.
        var touched = 0;
        for (var row = 0; row < batch.Rows; row++)
        {
            var value = batch.Field(row, field);
            if (value.Length is 0 or > ReadAhead)
                continue;
            var hash = Hash(Letters(value), value.Length);
            _hashes[row] = hash;
            touched |= _entries[(int)(hash & (ulong)(_entries.Length - 1))].Length;
        }

        for (var row = 0; row < batch.Rows; row++)
        {
            var value = batch.Field(row, field);
            ids[row] = value.Length == 0 || touched == int.MinValue ? Empty : value.Length > ReadAhead ? IdOfLong(value) : IdOf(value, _hashes[row]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Letters(ReadOnlySpan<byte> value) =>
        Vector128.LoadUnsafe(in MemoryMarshal.GetReference(value)) & Vector128.LessThan(Places, Vector128.Create((byte)value.Length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(Vector128<byte> letters, int length)
    {
        var bits = letters.AsUInt64();
        return KeyHash.Mix(bits.GetElement(0) ^ unchecked((bits.GetElement(1) + (ulong)length) * 0x9E3779B97F4A7C15UL));
    }

    private int IdOf(ReadOnlySpan<byte> value, ulong hash)
    {
        var letters = Letters(value).AsUInt64();
        ulong first = letters.GetElement(0), second = letters.GetElement(1);
        var mask = _entries.Length - 1;
        for (var slot = (int)(hash & (ulong)mask); ; slot = (slot + 1) & mask)
        {
            ref var entry = ref _entries[slot];
            if (entry.First == first && entry.Second == second && entry.Length == value.Length)
                return entry.Id;
            if (entry.Length != 0)
                continue;
            entry = new Entry(first, second, value.Length, Count);
            if (++_shortCount * EntriesOfAValue > _entries.Length)
                Grow();
            return Count++;
        }
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
            var hash = Hash(Vector128.Create(entry.First, entry.Second).AsByte(), entry.Length);
            var slot = (int)(hash & (ulong)mask);
            while (_entries[slot].Length != 0)
                slot = (slot + 1) & mask;
            _entries[slot] = entry;
        }
    }

    /// <summary>A value of 1 to 16 bytes; length 0 marks a free place.</summary>
    private readonly record struct Entry(ulong First, ulong Second, int Length, int Id);
}
