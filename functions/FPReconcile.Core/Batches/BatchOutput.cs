using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace FPReconcile.Core.Batches;

/// <summary>Bytes that are being written: numbers as varints, texts as UTF-8.</summary>
internal sealed class BatchOutput
{
    private const int MostBytesOfNumber = 10;
    private const int BitsOfByte = 7;
    private const byte More = 0x80;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Number(ulong value)
    {
        var span = _bytes.GetSpan(MostBytesOfNumber);
        var length = 0;
        for (; value >= More; value >>= BitsOfByte)
            span[length++] = (byte)((value & (More - 1)) | More);
        span[length++] = (byte)value;
        _bytes.Advance(length);
    }

    /// <summary>A count, never negative.</summary>
    public void Count(int value) => Number((ulong)value);

    /// <summary>A small number of either sign.</summary>
    public void Difference(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Date(DateOnly? date) => Number(date is { } day ? (ulong)day.DayNumber + 1 : 0);

    public void Flag(bool value) => Number(value ? 1UL : 0);

    public void Checksum(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), value);
        _bytes.Advance(sizeof(ulong));
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        var bytes = Encode(text, out var isUtf16);
        Number(TextLength.Of(bytes.Length, isUtf16) + 1);
        Bytes(bytes);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>UTF-8; half of a surrogate pair, which a damaged cell may hold, has none: such a text is kept as UTF-16.</summary>
    public static byte[] Encode(string text, out bool isUtf16)
    {
        var buffer = new byte[text.Length * 3];
        isUtf16 = Utf8.FromUtf16(text, buffer, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done;
        if (!isUtf16)
            return buffer[..written];
        for (var i = 0; i < text.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(i * sizeof(char)), text[i]);
        return buffer[..(text.Length * sizeof(char))];
    }
}

/// <summary>Length of a text in bytes, and in which encoding, as one number.</summary>
internal static class TextLength
{
    public static ulong Of(int bytes, bool isUtf16) => ((ulong)bytes << 1) | (isUtf16 ? 1UL : 0);

    public static (ulong Bytes, bool IsUtf16) Read(ulong number) => (number >> 1, (number & 1) == 1);
}
