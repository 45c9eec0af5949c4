using System.Buffers.Binary;
using System.Text;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>The bytes of what changed since the image of a kept linkage.</summary>
internal static class KeptChangesBytes
{
    private const int LeastBytesOfAStatus = 20;

    public static byte[] Write(KeptLinkageParts parts)
    {
        var writer = new PartWriter();
        writer.Number(parts.Texts.Added.Count);
        foreach (var text in parts.Texts.Added)
        {
            writer.Number(text.Length);
            foreach (var unit in text)
                BinaryPrimitives.WriteUInt16LittleEndian(writer.Room(sizeof(char)), unit);
        }

        Write(writer, parts.Left, parts.Right);
        Write(writer, parts.Right, parts.Left);
        if (parts.ManyLinks is { } links)
            Write(writer, links);
        return writer.ToPart(PartKind.LinkChanges);
    }

    /// <exception cref="PartDataException">The bytes are damaged or of another version.</exception>
    public static void Read(KeptLinkageParts parts, ReadOnlySpan<byte> bytes)
    {
        var reader = PartReader.Open(bytes, PartKind.LinkChanges);
        for (var left = reader.Count(leastBytesOfOne: 1); left > 0; left--)
        {
            var units = reader.Take(reader.Count(sizeof(char)) * sizeof(char));
            var text = new StringBuilder(units.Length / sizeof(char));
            for (; !units.IsEmpty; units = units[sizeof(char)..])
                text.Append((char)BinaryPrimitives.ReadUInt16LittleEndian(units));
            parts.Texts.Intern(text.ToString());
        }

        Read(ref reader, parts.Left);
        Read(ref reader, parts.Right);
        if (parts.ManyLinks is { } links)
            Read(ref reader, parts, links);
        reader.End();
    }

    private static void Write(PartWriter writer, KeptTable table, KeptTable other)
    {
        writer.Number(table.ImageRows);
        writer.Number(table.Added.Count);
        foreach (var row in table.Added)
        {
            foreach (var cell in row.Cells)
                writer.Int32(cell);
            writer.Number(row.Id.Length);
            writer.Bytes(row.Id);
            writer.Number(row.Place);
        }

        writer.Number(table.Removed.Count);
        foreach (var row in table.Removed.Order())
            writer.Number(row);
        writer.Number(other.AllRows);
        var changed = table.ChangedStatuses;
        writer.Number(changed.Length);
        foreach (var row in changed)
        {
            var status = table.StatusOf(row);
            writer.Number(row);
            writer.Byte((byte)status.Flags);
            writer.Difference(status.First);
            writer.UInt64(BitConverter.DoubleToUInt64Bits(status.FirstWeight));
            writer.Difference(status.Link);
            writer.UInt64(BitConverter.DoubleToUInt64Bits(status.LinkBits));
        }

        WritePartners(writer, table);
    }

    private static void WritePartners(PartWriter writer, KeptTable table)
    {
        var rows = table.ChangedPartners;
        writer.Number(rows.Length);
        foreach (var row in rows)
        {
            writer.Number(row);
            writer.Number(table.PartnersOf(row).Length);
            foreach (var partner in table.PartnersOf(row))
                writer.Number(partner);
        }
    }

    private static void Read(ref PartReader reader, KeptTable table)
    {
        PartReader.Check(reader.NumberBelow(int.MaxValue) == table.ImageRows);
        for (var left = reader.Count(leastBytesOfOne: sizeof(int)); left > 0; left--)
        {
            var cells = new int[table.Stride];
            for (var cell = 0; cell < cells.Length; cell++)
                cells[cell] = reader.Int32();
            table.Add(new AddedRow(cells, reader.Take(reader.Count(leastBytesOfOne: 1)).ToArray(), checked((long)reader.Number())));
        }

        for (var left = reader.Count(leastBytesOfOne: 1); left > 0; left--)
            table.Remove(reader.NumberBelow(table.AllRows));
        table.EndChanges();
        var others = reader.NumberBelow(int.MaxValue);
        for (var left = reader.Count(LeastBytesOfAStatus); left > 0; left--)
        {
            var row = reader.NumberBelow(table.AllRows);
            var flags = (RowFlags)reader.Byte();
            var (first, firstWeight) = (ReadRow(ref reader, others), BitConverter.UInt64BitsToDouble(reader.UInt64()));
            table.Restore(row, new RowStatus(flags, first, firstWeight, ReadRow(ref reader, others), BitConverter.UInt64BitsToDouble(reader.UInt64())));
        }

        ReadPartners(ref reader, table, others);
    }

    private static void ReadPartners(ref PartReader reader, KeptTable table, int others)
    {
        for (var left = reader.Count(leastBytesOfOne: 2); left > 0; left--)
        {
            var row = reader.NumberBelow(table.AllRows);
            var partners = new int[reader.Count(leastBytesOfOne: 1)];
            for (var i = 0; i < partners.Length; i++)
                partners[i] = reader.NumberBelow(others);
            table.SetPartners(row, partners);
        }
    }

    private static void Write(PartWriter writer, ManyLinks links)
    {
        var changed = links.ChangedRows();
        writer.Number(changed.Length);
        foreach (var row in changed)
        {
            writer.Number(row);
            var ofRow = links.Of(row);
            writer.Number(ofRow.Length);
            foreach (var link in ofRow)
            {
                writer.Number(link.Right);
                writer.UInt64(BitConverter.DoubleToUInt64Bits(link.Bits));
            }
        }
    }

    private static void Read(ref PartReader reader, KeptLinkageParts parts, ManyLinks links)
    {
        for (var left = reader.Count(leastBytesOfOne: 2); left > 0; left--)
        {
            var row = reader.NumberBelow(parts.Left.AllRows);
            var ofRow = new RowLink[reader.Count(leastBytesOfOne: 1 + sizeof(double))];
            for (var i = 0; i < ofRow.Length; i++)
                ofRow[i] = new RowLink(reader.NumberBelow(parts.Right.AllRows), BitConverter.UInt64BitsToDouble(reader.UInt64()));
            links.Set(row, ofRow);
        }
    }

    private static int ReadRow(ref PartReader reader, int rows)
    {
        var row = reader.Difference();
        PartReader.Check(row >= RowStatus.NoRow && row < rows);
        return (int)row;
    }
}
