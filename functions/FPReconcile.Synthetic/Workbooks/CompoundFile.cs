using System.Buffers.Binary;
using System.Text;

namespace FPReconcile.Synthetic.Workbooks;

/// <summary>Wraps one stream into a compound file ([MS-CFB] version 3, sectors of 512 bytes), the container of .xls.</summary>
internal static class CompoundFile
{
    private const int SectorBytes = 512;
    private const int EntriesInSector = SectorBytes / 4;
    private const int MostFatSectors = 109;

    // Streams below this size would have to live in the mini stream; padding avoids it, as Excel does.
    private const int MiniStreamCutoff = 4096;

    private const int FreeSector = -1;
    private const int EndOfChain = -2;
    private const int FatSector = -3;

    /// <summary>Sectors: first the allocation table, then the directory, then the content.</summary>
    public static void Write(Stream stream, string streamName, ReadOnlySpan<byte> content)
    {
        var bytes = Math.Max(MiniStreamCutoff, content.Length);
        var contentSectors = Sectors(bytes, SectorBytes);
        var fatSectors = Sectors(contentSectors + 1, EntriesInSector - 1);
        if (fatSectors > MostFatSectors)
            throw new ArgumentException("The stream is larger than this writer handles (7 MB).", nameof(content));

        WriteHeader(stream, fatSectors);
        WriteFat(stream, fatSectors, contentSectors);
        WriteDirectory(stream, streamName, firstSector: fatSectors + 1, bytes);
        stream.Write(content);
        stream.Write(new byte[contentSectors * SectorBytes - content.Length]);
    }

    private static int Sectors(int items, int itemsInSector) => (items + itemsInSector - 1) / itemsInSector;

    private static void WriteHeader(Stream stream, int fatSectors)
    {
        Span<byte> header = stackalloc byte[SectorBytes];
        BinaryPrimitives.WriteUInt64BigEndian(header, 0xD0CF11E0A1B11AE1);
        U16(header, 24, 0x003E); // minor version
        U16(header, 26, 3);
        U16(header, 28, 0xFFFE); // little-endian
        U16(header, 30, 9); // sectors of 2^9 bytes
        U16(header, 32, 6); // mini sectors of 2^6 bytes
        I32(header, 44, fatSectors);
        I32(header, 48, fatSectors); // first sector of the directory
        I32(header, 56, MiniStreamCutoff);
        I32(header, 60, EndOfChain); // no mini allocation table
        I32(header, 68, EndOfChain); // no further list of allocation sectors
        for (var i = 0; i < MostFatSectors; i++)
            I32(header, 76 + 4 * i, i < fatSectors ? i : FreeSector);
        stream.Write(header);
    }

    private static void WriteFat(Stream stream, int fatSectors, int contentSectors)
    {
        var fat = new byte[fatSectors * SectorBytes];
        var used = fatSectors + 1 + contentSectors;
        for (var sector = 0; sector < fatSectors * EntriesInSector; sector++)
        {
            var next = sector < fatSectors ? FatSector
                : sector >= used ? FreeSector
                : sector == fatSectors || sector == used - 1 ? EndOfChain
                : sector + 1;
            I32(fat, 4 * sector, next);
        }

        stream.Write(fat);
    }

    private static void WriteDirectory(Stream stream, string streamName, int firstSector, int bytes)
    {
        const int EntryBytes = 128;
        const byte StreamObject = 2;
        const byte RootObject = 5;
        var directory = new byte[SectorBytes];
        WriteEntry(directory.AsSpan(0, EntryBytes), "Root Entry", RootObject, child: 1, EndOfChain, bytes: 0);
        WriteEntry(directory.AsSpan(EntryBytes, EntryBytes), streamName, StreamObject, child: FreeSector, firstSector, bytes);
        for (var unused = 2; unused < SectorBytes / EntryBytes; unused++)
        {
            foreach (var sibling in (int[])[68, 72, 76])
                I32(directory, unused * EntryBytes + sibling, FreeSector);
        }

        stream.Write(directory);
    }

    private static void WriteEntry(Span<byte> entry, string name, byte kind, int child, int firstSector, int bytes)
    {
        Encoding.Unicode.GetBytes(name, entry);
        U16(entry, 64, 2 * (name.Length + 1));
        entry[66] = kind;
        entry[67] = 1; // black: a tree of one node
        I32(entry, 68, FreeSector);
        I32(entry, 72, FreeSector);
        I32(entry, 76, child);
        I32(entry, 116, firstSector);
        I32(entry, 120, bytes);
    }

    private static void U16(Span<byte> target, int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(target[at..], (ushort)value);

    private static void I32(Span<byte> target, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(target[at..], value);
}
