using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FPReconcile.App.Spreadsheets.Xls;

/// <summary>A stream of a Compound File: its first sector and its length.</summary>
internal readonly record struct CompoundFileStream(int FirstSector, long Length);

/// <summary>
/// Looks up streams of a Compound File (MS-CFB 2.6) by name. Directory entries stand at multiples of 128 bytes, wherever their
/// sector is: a scan for the entry finds it without following sector chains, which a damaged file may bend into a circle.
/// </summary>
internal static class CompoundFileDirectory
{
    private const int EntrySize = 128;
    private const int NameLengthOffset = 64;
    private const int TypeOffset = 66;
    private const int SectorOffset = 116;
    private const int LengthOffset = 120;
    private const byte StreamType = 2;

    public static bool HasStream(ReadOnlySpan<byte> file, string name) => Find(file, name) is not null;

    /// <summary>The stream of a name; null when there is none.</summary>
    public static CompoundFileStream? Find(ReadOnlySpan<byte> file, string name)
    {
        var wanted = MemoryMarshal.AsBytes(name.AsSpan());
        for (var start = 0; start + EntrySize <= file.Length; start += EntrySize)
        {
            var entry = file.Slice(start, EntrySize);
            if (entry[TypeOffset] == StreamType
                && BinaryPrimitives.ReadUInt16LittleEndian(entry[NameLengthOffset..]) == wanted.Length + sizeof(char)
                && entry.StartsWith(wanted))
            {
                return new CompoundFileStream(
                    BinaryPrimitives.ReadInt32LittleEndian(entry[SectorOffset..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[LengthOffset..]));
            }
        }

        return null;
    }
}
