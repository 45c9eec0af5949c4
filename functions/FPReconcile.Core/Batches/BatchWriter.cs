using System.Buffers.Binary;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>Writes a file that intake has read as bytes to keep: column by column, by birth day, packed. Equal batches are equal bytes.</summary>
public static class BatchWriter
{
    /// <summary>The bytes of a batch.</summary>
    public static byte[] Write(FileBatch file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var records = ByBirthDay(file);
        var packed = new List<byte[]>();
        var sections = new List<Section>();
        AddSections<OrderedRecord>(SectionKind.Records, records, static row => LengthOf(row.Record), RecordColumns.Write);
        DeathRecord[] deaths = [.. file.Sheets.SelectMany(static sheet => sheet.Deaths), .. file.DeathsOfRefusedFile];
        AddSections<DeathRecord>(SectionKind.Deaths, deaths, LengthOf, DeathColumns.Write);
        RowRejection[] rejections = [.. file.Sheets.SelectMany(static sheet => sheet.Rejections)];
        AddSections<RowRejection>(SectionKind.Rejections, rejections, static row => LengthOf(row.FacilityCode) + LengthOf(row.RecordId), RejectionColumns.Write);

        var header = new BatchOutput();
        BatchIndex.Write(header, file, DayTable.Of(records), sections);
        return Assemble(header.Written, packed);

        void AddSections<T>(SectionKind kind, T[] rows, Func<T, int> length, Action<BatchOutput, ReadOnlySpan<T>> write)
        {
            foreach (var range in Cut(rows, length))
            {
                var output = new BatchOutput();
                write(output, rows.AsSpan(range));
                var bytes = Packing.Pack(output.Written);
                sections.Add(new Section(kind, rows.AsSpan(range).Length, 0, bytes.Length, output.Written.Length, Packing.Checksum(bytes)));
                packed.Add(bytes);
            }
        }
    }

    private static OrderedRecord[] ByBirthDay(FileBatch file)
    {
        OrderedRecord[] records = [.. file.Sheets.SelectMany(static sheet => sheet.Records).Select(static (record, place) => new OrderedRecord(record, place))];
        if (Array.Exists(records, static row => row.Record.IsProvisional))
            throw new ArgumentException("the records are those of files that were combined", nameof(file));
        return [.. records.OrderBy(static row => row.Record.BirthDate)];
    }

    private static IEnumerable<Range> Cut<T>(T[] rows, Func<T, int> length)
    {
        var (first, characters) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            characters += length(rows[i]);
            if (i + 1 < rows.Length && i + 1 - first < BatchFormat.MostRowsOfSection && characters < BatchFormat.MostCharactersOfSection)
                continue;
            yield return first..(i + 1);
            (first, characters) = (i + 1, 0);
        }
    }

    private static int LengthOf(BirthRecord record) =>
        LengthOf(record.Key.Id) + LengthOf(record.FacilityCode) + LengthOf(record.AreaCode) + LengthOf(record.ChildName) + LengthOf(record.MotherName)
        + LengthOf(record.FatherName) + LengthOf(record.MotherNationalId) + LengthOf(record.Phone) + LengthOf(record.CertificateNumber) + LengthOf(record.RecordVintage);

    private static int LengthOf(DeathRecord death) =>
        LengthOf(death.FacilityCode) + LengthOf(death.ChildName) + LengthOf(death.MotherName) + LengthOf(death.MotherNationalId) + LengthOf(death.Phone)
        + LengthOf(death.CertificateNumber) + LengthOf(death.RecordId);

    private static int LengthOf(PersonName name) => LengthOf(name.Surname) + LengthOf(name.GivenName) + LengthOf(name.Whole);

    private static int LengthOf(string? text) => text?.Length ?? 0;

    private static byte[] Assemble(ReadOnlySpan<byte> header, List<byte[]> sections)
    {
        var packedHeader = Packing.Pack(header);
        var bytes = new byte[BatchFormat.PreambleLength + packedHeader.Length + sections.Sum(static section => section.Length)];
        BatchFormat.Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(BatchFormat.VersionOffset), BatchFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(BatchFormat.PackedLengthOffset), (uint)packedHeader.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(BatchFormat.LengthOffset), (uint)header.Length);
        packedHeader.CopyTo(bytes, BatchFormat.PreambleLength);
        var position = BatchFormat.PreambleLength + packedHeader.Length;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(BatchFormat.ChecksumOffset), BatchFormat.HeaderChecksum(bytes.AsSpan(0, position)));
        foreach (var section in sections)
        {
            section.CopyTo(bytes, position);
            position += section.Length;
        }

        return bytes;
    }
}
