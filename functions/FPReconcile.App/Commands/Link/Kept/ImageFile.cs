using System.Buffers.Binary;
using System.Numerics;
using FPReconcile.Core.Runs.Incremental.Image;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>Where a section of an image stands in its file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Offset">Its first byte, a multiple of <see cref="ImageFile.Alignment"/>.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Checksum">CRC-32C of them.</param>
internal readonly record struct ImageSectionPlace(int Number, long Offset, long Length, uint Checksum);

/// <summary>
/// The file of an image: its sections one after another, then a table of them, then the last bytes: where the table begins, its checksum,
/// version and mark. Written once; what is not there to its end is no image.
/// </summary>
internal static class ImageFile
{
    /// <summary>Raised with every change of what an image holds.</summary>
    public const uint Version = 3;

    public const int Alignment = 64;
    public const int BytesOfAPlace = 24;
    public const int BytesAtTheEnd = 24;
    public const ulong Mark = 0x454741_4D494B50;

    private static readonly byte[] Padding = new byte[Alignment];

    /// <summary>Writes an image, and gives its id: the checksum of the table of its sections.</summary>
    public static ulong Write(string path, LinkageImage image, int? threads)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        var places = WriteSections(stream, image, threads);
        var table = new byte[(places.Count * BytesOfAPlace) + BytesAtTheEnd];
        for (var i = 0; i < places.Count; i++)
            Write(table.AsSpan(i * BytesOfAPlace, BytesOfAPlace), places[i]);
        var end = table.AsSpan(places.Count * BytesOfAPlace);
        BinaryPrimitives.WriteInt64LittleEndian(end, stream.Position);
        BinaryPrimitives.WriteUInt32LittleEndian(end[8..], Checksum(0, table.AsSpan(0, places.Count * BytesOfAPlace)));
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], Version);
        BinaryPrimitives.WriteUInt64LittleEndian(end[16..], Mark);
        stream.Write(table);
        stream.Flush(flushToDisk: true);
        return IdOf(end);
    }

    /// <summary>What tells an image from others: how long it is, and the checksum of its table.</summary>
    public static ulong IdOf(ReadOnlySpan<byte> end) =>
        ((ulong)BinaryPrimitives.ReadInt64LittleEndian(end) << 32) ^ BinaryPrimitives.ReadUInt32LittleEndian(end[8..]);

    public static ImageSectionPlace Read(ReadOnlySpan<byte> place) => new(
        BinaryPrimitives.ReadInt32LittleEndian(place), BinaryPrimitives.ReadInt64LittleEndian(place[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(place[16..]), BinaryPrimitives.ReadUInt32LittleEndian(place[4..]));

    /// <summary>CRC-32C, eight bytes at a time; what was added before goes on.</summary>
    public static uint Checksum(uint before, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            before = BitOperations.Crc32C(before, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            before = BitOperations.Crc32C(before, value);
        return before;
    }

    private static List<ImageSectionPlace> WriteSections(FileStream stream, LinkageImage image, int? threads)
    {
        var places = new List<ImageSectionPlace>();
        foreach (var piece in image.Pieces(threads))
        {
            if (places.Count == 0 || places[^1].Number != piece.Section)
            {
                stream.Write(Padding.AsSpan(0, (int)(-stream.Position & (Alignment - 1))));
                places.Add(new ImageSectionPlace(piece.Section, stream.Position, 0, 0));
            }

            stream.Write(piece.Bytes.Span);
            places[^1] = places[^1] with { Length = places[^1].Length + piece.Bytes.Length, Checksum = Checksum(places[^1].Checksum, piece.Bytes.Span) };
        }

        return places;
    }

    private static void Write(Span<byte> target, ImageSectionPlace place)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, place.Number);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], place.Checksum);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], place.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], place.Length);
    }
}
