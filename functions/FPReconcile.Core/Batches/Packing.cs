#pragma warning disable RS0030 // Brotli works on bytes in memory here: no file, no stream
using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace FPReconcile.Core.Batches;

/// <summary>Packs bytes and tells whether they are still the same.</summary>
internal static class Packing
{
    private const int Quality = 4;
    private const int WindowBits = 20;
    private const int FirstRoom = 1 << 16;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out var written, Quality, WindowBits)
            ? packed[..written]
            : throw new InvalidOperationException("a section of a batch could not be packed");
    }

    /// <summary>Unpacks into just the promised length. Room is made as bytes come out, not as they are promised.</summary>
    /// <exception cref="BatchFormatException">They are damaged, or more or fewer than promised.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed, int length)
    {
        using var decoder = new BrotliDecoder();
        var bytes = new byte[Math.Min(length, FirstRoom)];
        var filled = 0;
        while (true)
        {
            var status = decoder.Decompress(packed, bytes.AsSpan(filled), out var read, out var written);
            packed = packed[read..];
            filled += written;
            if (status == OperationStatus.Done && filled == length && packed.IsEmpty)
                return bytes;
            if (status != OperationStatus.DestinationTooSmall || filled == length)
                throw BatchFormatException.Damaged();
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }

    /// <summary>The first 64 bits of SHA-256: enough against chance, which is what damages bytes.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
