using System.Buffers.Binary;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>What the bytes of a part hold.</summary>
internal enum PartKind : ushort
{
    Values = 1,
    Rows = 2,
    Plan = 3,
    FoundPairs = 4,
    LinkFrame = 5,
    LinkChanges = 6,
}

/// <summary>
/// Writes the bytes of one part, little-endian: a header of 20 bytes (mark, version, kind, length and checksum of the content), then
/// the content. <see cref="PartReader"/> reads it.
/// </summary>
internal sealed class PartWriter
{
    /// <summary>Raised with every change of what is written.</summary>
    public const ushort Version = 1;

    public const uint Mark = 0x50525046;
    public const int HeaderLength = 20;

    private byte[] _bytes;

    /// <param name="capacity">Expected length of the content.</param>
    public PartWriter(int capacity = 256) => _bytes = new byte[checked(HeaderLength + capacity)];

    /// <summary>The content so far.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(HeaderLength, Length - HeaderLength);

    private int Length { get; set; } = HeaderLength;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>A number that is mostly small: seven bits a byte.</summary>
    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Byte((byte)((value & 0x7F) | 0x80));
        Byte((byte)value);
    }

    /// <summary>A number that must not be negative.</summary>
    public void Number(long value) => Number(checked((ulong)value));

    /// <summary>A difference that is mostly near 0, of either sign.</summary>
    public void Difference(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Room for cells that the caller fills.</summary>
    public Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
            Array.Resize(ref _bytes, checked((int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, (long)Length + length))));
        var room = _bytes.AsSpan(Length, length);
        Length += length;
        return room;
    }

    /// <summary>Header and content.</summary>
    public byte[] ToPart(PartKind kind)
    {
        var header = _bytes.AsSpan(0, HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header, Mark);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)kind);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Content.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[12..], KeyHash.Of(Content));
        return _bytes.AsSpan(0, Length).ToArray();
    }
}
