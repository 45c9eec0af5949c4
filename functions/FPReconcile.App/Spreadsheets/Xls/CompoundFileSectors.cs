using System.Buffers.Binary;

namespace FPReconcile.App.Spreadsheets.Xls;

/// <summary>
/// Puts a stream of a Compound File together from its sectors (MS-CFB 2.3). A chain that leaves the file or runs in a circle ends
/// the stream: what is read here only adds to what the library reads.
/// </summary>
internal static class CompoundFileSectors
{
    private const int HeaderSize = 512;
    private const int SectorShiftOffset = 30;
    private const int CutoffOffset = 56;
    private const int FirstListSectorOffset = 68;
    private const int ListOffset = 76;
    private const int EntriesInHeader = 109;

    /// <summary>The bytes of a stream; empty when it is so short that it would stand in the mini stream.</summary>
    public static byte[] Read(ReadOnlySpan<byte> file, CompoundFileStream stream)
    {
        if (file.Length < HeaderSize || stream.Length < Int32(file, CutoffOffset) || stream.Length > file.Length)
            return [];
        var size = 1 << Math.Clamp((int)file[SectorShiftOffset], 9, 12);
        var table = AllocationTable(file, size);
        var bytes = new byte[stream.Length];
        var sector = stream.FirstSector;
        var written = 0;
        while (written < bytes.Length && Sector(file, sector, size) is { IsEmpty: false } content)
        {
            var length = Math.Min(content.Length, bytes.Length - written);
            content[..length].CopyTo(bytes.AsSpan(written));
            written += length;
            sector = sector < table.Length ? table[sector] : -1;
        }

        return bytes[..written];
    }

    private static int[] AllocationTable(ReadOnlySpan<byte> file, int size)
    {
        var table = new List<int>();
        foreach (var sector in AllocationSectors(file, size))
        {
            var content = Sector(file, sector, size);
            for (var i = 0; i + sizeof(int) <= content.Length; i += sizeof(int))
                table.Add(Int32(content, i));
        }

        return [.. table];
    }

    /// <summary>The sectors of the allocation table: 109 are named in the header, more in a chain of lists.</summary>
    private static List<int> AllocationSectors(ReadOnlySpan<byte> file, int size)
    {
        var sectors = new List<int>();
        AddSectors(file.Slice(ListOffset, EntriesInHeader * sizeof(int)), sectors);
        var list = Int32(file, FirstListSectorOffset);
        // No more lists than sectors: a circle ends.
        for (var left = file.Length / size; left > 0 && Sector(file, list, size) is { IsEmpty: false } content && content.Length == size; left--)
        {
            AddSectors(content[..^sizeof(int)], sectors);
            list = Int32(content, size - sizeof(int));
        }

        return sectors;
    }

    private static void AddSectors(ReadOnlySpan<byte> list, List<int> sectors)
    {
        for (var i = 0; i + sizeof(int) <= list.Length; i += sizeof(int))
        {
            if (Int32(list, i) >= 0)
                sectors.Add(Int32(list, i));
        }
    }

    // Sector 0 stands behind the header, which takes one sector.
    private static ReadOnlySpan<byte> Sector(ReadOnlySpan<byte> file, int sector, int size)
    {
        var start = (sector + 1L) * size;
        return sector < 0 || start >= file.Length ? [] : file.Slice((int)start, (int)Math.Min(size, file.Length - start));
    }

    private static int Int32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]);
}
