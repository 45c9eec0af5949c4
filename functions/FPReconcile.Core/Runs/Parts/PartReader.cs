using System.Buffers.Binary;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>Reads what <see cref="PartWriter"/> wrote, and trusts nothing of it: every way out of the bytes is a <see cref="PartDataException"/>.</summary>
internal ref struct PartReader
{
    private ReadOnlySpan<byte> _rest;

    private PartReader(ReadOnlySpan<byte> content)
    {
        _rest = content;
        Content = content;
    }

    /// <summary>All of the content.</summary>
    public ReadOnlySpan<byte> Content { get; }

    /// <summary>True when all was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Opens a part of which the bytes hold nothing else.</summary>
    public static PartReader Open(ReadOnlySpan<byte> bytes, PartKind kind)
    {
        var reader = OpenFirst(ref bytes, kind);
        return bytes.IsEmpty ? reader : throw Damaged();
    }

    /// <summary>Opens the first of several parts and leaves the others.</summary>
    public static PartReader OpenFirst(scoped ref ReadOnlySpan<byte> bytes, PartKind kind)
    {
        if (bytes.Length < PartWriter.HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != PartWriter.Mark)
            throw Damaged();
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) != PartWriter.Version)
            throw new PartDataException(PartDataProblem.OtherVersion);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]) != (ushort)kind || length < 0 || length > bytes.Length - PartWriter.HeaderLength)
            throw Damaged();
        var content = bytes.Slice(PartWriter.HeaderLength, length);
        if (KeyHash.Of(content) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]))
            throw Damaged();
        bytes = bytes[(PartWriter.HeaderLength + length)..];
        return new PartReader(content);
    }

    public static PartDataException Damaged() => new(PartDataProblem.Damaged);

    /// <summary>Throws when what was read cannot be.</summary>
    public static void Check(bool isPossible)
    {
        if (!isPossible)
            throw Damaged();
    }

    public byte Byte() => Take(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (next & 0x7FUL) << shift;
            if (next < 0x80)
                return value;
        }

        throw Damaged();
    }

    public long Difference()
    {
        var value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>A number below a limit.</summary>
    public int NumberBelow(long limit)
    {
        var value = Number();
        Check(value < (ulong)Math.Min(limit, int.MaxValue));
        return (int)value;
    }

    /// <summary>How many items follow, of at least so many bytes each: more than the bytes can hold are never made room for.</summary>
    public int Count(int leastBytesOfOne)
    {
        var count = Number();
        Check(count <= (ulong)(_rest.Length / leastBytesOfOne));
        return (int)count;
    }

    public ReadOnlySpan<byte> Take(int length)
    {
        Check(length <= _rest.Length);
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    /// <summary>Throws when something is left.</summary>
    public readonly void End() => Check(IsAtEnd);
}
