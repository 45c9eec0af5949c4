using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace FPReconcile.Synthetic.Workbooks;

/// <summary>Builds a stream of BIFF8 records ([MS-XLS] 2.1.4): type, length, body, all little-endian.</summary>
internal sealed class BiffRecords
{
    /// <summary>Largest body of one record; more goes into CONTINUE records.</summary>
    public const int MaxBody = 8224;

    private const int HeadBytes = 4;

    private readonly List<byte> _bytes = [];
    private int _start;

    /// <summary>Bytes written so far: where the next record starts.</summary>
    public int Position => _bytes.Count;

    /// <summary>Bytes in the body of the record under way.</summary>
    public int BodyLength => _bytes.Count - _start - HeadBytes;

    public BiffRecords Start(ushort type)
    {
        _start = _bytes.Count;
        return U16(type).U16(0);
    }

    public BiffRecords U8(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    public BiffRecords U16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        _bytes.AddRange(bytes);
        return this;
    }

    public BiffRecords U32(long value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        _bytes.AddRange(bytes);
        return this;
    }

    public BiffRecords F64(double value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Text in UTF-16 after its length in characters (two bytes) and the flag for it.</summary>
    public BiffRecords Text(string text) => U16(text.Length).U8(1).Utf16(text);

    /// <summary>The same with a length of one byte, as font and sheet names have it.</summary>
    public BiffRecords ShortText(string text) => U8(text.Length).U8(1).Utf16(text);

    /// <summary>Ends the record: now its length is known.</summary>
    public void End() => BinaryPrimitives.WriteUInt16LittleEndian(Written(_start + 2), (ushort)BodyLength);

    /// <summary>Overwrites four bytes written before: positions of sheets are known only at the end.</summary>
    public void Patch(int position, int value) => BinaryPrimitives.WriteInt32LittleEndian(Written(position), value);

    public byte[] ToArray() => [.. _bytes];

    private BiffRecords Utf16(string text)
    {
        _bytes.AddRange(Encoding.Unicode.GetBytes(text));
        return this;
    }

    private Span<byte> Written(int position) => CollectionsMarshal.AsSpan(_bytes)[position..];
}
