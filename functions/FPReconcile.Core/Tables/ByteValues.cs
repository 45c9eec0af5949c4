using System.Buffers.Binary;
using System.Numerics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>
/// The distinct values of one column as the bytes of the file, numbered in order of first appearance, so that each is normalized
/// once and not in every row. Hot: most cells of a file come here.
/// </summary>
internal sealed class ByteValues
{
    private const int Free = -1;

    private byte[] _bytes = new byte[4096];

    // Value n stands at starts[n] to starts[n + 1] - 1.
    private int[] _starts = new int[257];
    private uint[] _hashes = new uint[256];
    private int[] _slots = NewSlots(512);

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int id] => _bytes.AsSpan(_starts[id], _starts[id + 1] - _starts[id]);

    /// <summary>The number of a value; <see cref="Count"/> has grown when it is new.</summary>
    public int IdOf(ReadOnlySpan<byte> value)
    {
        var hash = Hash(value);
        var mask = _slots.Length - 1;
        var slot = (int)(hash & (uint)mask);
        while (_slots[slot] != Free)
        {
            var id = _slots[slot];
            if (_hashes[id] == hash && value.SequenceEqual(this[id]))
                return id;
            slot = (slot + 1) & mask;
        }

        return Add(value, hash, slot);
    }

    private static int[] NewSlots(int size)
    {
        var slots = new int[size];
        Array.Fill(slots, Free);
        return slots;
    }

    private static uint Hash(ReadOnlySpan<byte> value)
    {
        unchecked
        {
            var hash = (ulong)value.Length;
            while (value.Length >= sizeof(ulong))
            {
                hash = KeyHash.Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value));
                value = value[sizeof(ulong)..];
            }

            var rest = 0UL;
            foreach (var letter in value)
                rest = (rest << 8) | letter;
            return (uint)KeyHash.Mix(hash ^ rest);
        }
    }

    private int Add(ReadOnlySpan<byte> value, uint hash, int slot)
    {
        if (Count == _hashes.Length)
        {
            Grow();
            var mask = _slots.Length - 1;
            for (slot = (int)(hash & (uint)mask); _slots[slot] != Free;)
                slot = (slot + 1) & mask;
        }

        var start = _starts[Count];
        if (start + value.Length > _bytes.Length)
            Array.Resize(ref _bytes, (int)BitOperations.RoundUpToPowerOf2((uint)(start + value.Length)));
        value.CopyTo(_bytes.AsSpan(start));
        _starts[Count + 1] = start + value.Length;
        _hashes[Count] = hash;
        _slots[slot] = Count;
        return Count++;
    }

    private void Grow()
    {
        Array.Resize(ref _hashes, Count * 2);
        Array.Resize(ref _starts, (Count * 2) + 1);
        _slots = NewSlots(Count * 4);
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)(_hashes[id] & (uint)mask);
            while (_slots[slot] != Free)
                slot = (slot + 1) & mask;
            _slots[slot] = id;
        }
    }
}
