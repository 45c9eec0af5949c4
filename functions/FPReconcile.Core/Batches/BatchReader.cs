using System.Buffers.Binary;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>Reads the bytes that <see cref="BatchWriter"/> wrote. It does not trust them.</summary>
public static class BatchReader
{
    /// <summary>How many bytes tell the length of a header.</summary>
    public const int PreambleLength = BatchFormat.PreambleLength;

    /// <summary>The file as it was, its records in their old order.</summary>
    /// <param name="bytes">The whole batch.</param>
    /// <param name="shared">Texts of the other files of a run, each held once; null: the file is read alone.</param>
    /// <exception cref="BatchFormatException">The bytes are damaged, cut off, or of another version.</exception>
    public static FileBatch Read(ReadOnlySpan<byte> bytes, SharedTexts? shared = null)
    {
        var index = ReadIndex(bytes);
        if (bytes.Length != index.Length)
            throw BatchFormatException.Damaged();
        var sections = bytes[index.HeaderLength..];
        return BatchRows.Read(index, sections, shared);
    }

    /// <summary>Bytes of the header, told by the first <see cref="PreambleLength"/> bytes: so many are needed for <see cref="ReadIndex"/>.</summary>
    /// <exception cref="BatchFormatException">These are no first bytes of a batch, or of one of another version.</exception>
    public static int HeaderLengthOf(ReadOnlySpan<byte> start)
    {
        if (start.Length < PreambleLength)
            throw BatchFormatException.Damaged();
        if (!start.StartsWith(BatchFormat.Magic))
            throw BatchFormatException.NoBatch();
        var version = BinaryPrimitives.ReadUInt32LittleEndian(start[BatchFormat.VersionOffset..]);
        if (version != BatchFormat.Version)
            throw BatchFormatException.OtherVersion(version);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(start[BatchFormat.PackedLengthOffset..]);
        return length <= BatchFormat.MostBytesOfSection ? PreambleLength + (int)length : throw BatchFormatException.Damaged();
    }

    /// <summary>What file it is, its birth days, and where their rows lie.</summary>
    /// <param name="start">The first bytes: the header at least.</param>
    /// <exception cref="BatchFormatException">The bytes are damaged, cut off, or of another version.</exception>
    public static BatchIndex ReadIndex(ReadOnlySpan<byte> start)
    {
        var headerLength = HeaderLengthOf(start);
        if (start.Length < headerLength || BatchFormat.HeaderChecksum(start[..headerLength]) != BinaryPrimitives.ReadUInt64LittleEndian(start[BatchFormat.ChecksumOffset..]))
            throw BatchFormatException.Damaged();
        var length = BinaryPrimitives.ReadUInt32LittleEndian(start[BatchFormat.LengthOffset..]);
        if (length > BatchFormat.MostBytesOfSection)
            throw BatchFormatException.Damaged();
        return new BatchIndex(new BatchInput(Packing.Unpack(start[PreambleLength..headerLength], (int)length)), headerLength);
    }

    /// <summary>The records of some birth days as they were sent, in the order of the file. Rules across files are not applied.</summary>
    /// <param name="index">The index of the batch.</param>
    /// <param name="range">The bytes that <see cref="BatchIndex.RangeOf"/> names for these days.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <exception cref="BatchFormatException">The bytes are damaged or cut off.</exception>
    public static IReadOnlyList<BirthRecord> ReadDays(BatchIndex index, ReadOnlySpan<byte> range, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(index);
        var records = new List<OrderedRecord>();
        var first = index.RangeOf(from, to).Offset - index.HeaderLength;
        foreach (var (section, firstRow) in index.SectionsOf(from, to))
            records.AddRange(BatchRows.ReadRecords(index, section.Open(range, first), (firstRow, section.Rows)));
        return [.. records.Where(row => row.Record.BirthDate >= from && row.Record.BirthDate <= to).OrderBy(static row => row.Place).Select(static row => row.Record)];
    }
}
