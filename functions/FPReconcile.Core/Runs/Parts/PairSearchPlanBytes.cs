using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>The bytes of a plan.</summary>
internal static class PairSearchPlanBytes
{
    // Order and number of children are one digit each.
    private const int MostOrder = 100;

    public static byte[] Write(PairSearchPlan plan)
    {
        var writer = new PartWriter((plan.Tables.Left.Rows + plan.Tables.Right.Rows) / 8);
        writer.UInt64(ModelFingerprint.OfBirths);
        writer.UInt64(plan.Tables.Hash);
        writer.Byte((byte)LinkedSources.All.ToList().IndexOf(plan.Sources));
        writer.Byte((byte)plan.Request.Stage);
        writer.Number(plan.Tables.Left.Rows);
        writer.Number(plan.Tables.Right.Rows);
        WriteWanted(writer, plan.Request.Wanted);
        BlockDepthsBytes.Write(writer, plan.Request.DepthsInsideGroups);
        BlockDepthsBytes.Write(writer, plan.Request.DepthsAcrossGroups);
        WriteOrders(writer, plan.Tables.Left.InferredOrders);
        WriteOrders(writer, plan.Tables.Right.InferredOrders);
        writer.Number(plan.Parts.Count);
        foreach (var part in plan.Parts)
            WritePart(writer, part);
        return writer.ToPart(PartKind.Plan);
    }

    public static PairSearchPlan Read(ReadOnlySpan<byte> bytes)
    {
        var reader = PartReader.Open(bytes, PartKind.Plan);
        if (reader.UInt64() != ModelFingerprint.OfBirths)
            throw new PartDataException(PartDataProblem.OtherVersion);
        var tables = reader.UInt64();
        var sources = LinkedSources.All[reader.NumberBelow(LinkedSources.All.Count)];
        var stage = (BlockingStage)reader.NumberBelow((int)BlockingStage.Wide + 1);
        var rows = (Left: reader.NumberBelow(int.MaxValue), Right: reader.NumberBelow(int.MaxValue));
        var wanted = ReadWanted(ref reader, rows);
        var limits = new BlockLimits(PairSearchPlan.LinkageOf(sources).Rules, rows.Left, rows.Right);
        var inside = BlockDepthsBytes.Read(ref reader, limits);
        var across = BlockDepthsBytes.Read(ref reader, limits);
        var left = new PlannedTable(rows.Left, ReadOrders(ref reader, rows.Left));
        var right = new PlannedTable(rows.Right, ReadOrders(ref reader, rows.Right));
        var request = new PairSearchRequest(stage, wanted, inside, across);
        var plan = new PairSearchPlan(sources, new PlannedTables(tables, left, right), request, ReadParts(ref reader, rows));
        reader.End();
        return plan;
    }

    private static void WriteWanted(PartWriter writer, (bool[] Left, bool[] Right)? wanted)
    {
        writer.Byte(wanted is null ? (byte)0 : (byte)1);
        if (wanted is not { } rows)
            return;
        WriteBits(writer, rows.Left);
        WriteBits(writer, rows.Right);
    }

    private static (bool[] Left, bool[] Right)? ReadWanted(ref PartReader reader, (int Left, int Right) rows) =>
        reader.NumberBelow(2) == 0 ? null : (ReadBits(ref reader, rows.Left), ReadBits(ref reader, rows.Right));

    private static void WriteBits(PartWriter writer, bool[] bits)
    {
        var room = writer.Room((bits.Length + 7) / 8);
        room.Clear();
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i])
                room[i / 8] |= (byte)(1 << (i % 8));
        }
    }

    private static bool[] ReadBits(ref PartReader reader, int count)
    {
        var bytes = reader.Take((int)(((long)count + 7) / 8));
        var bits = new bool[count];
        for (var i = 0; i < count; i++)
            bits[i] = (bytes[i / 8] & (1 << (i % 8))) != 0;
        return bits;
    }

    private static void WriteOrders(PartWriter writer, IReadOnlyList<(int Row, int Value)> orders)
    {
        writer.Number(orders.Count);
        foreach (var (row, value) in orders)
        {
            writer.Number(row);
            writer.Number(value);
        }
    }

    private static List<(int Row, int Value)> ReadOrders(ref PartReader reader, int rows)
    {
        var orders = new List<(int, int)>();
        for (var left = reader.Count(leastBytesOfOne: 2); left > 0; left--)
            orders.Add((reader.NumberBelow(rows), reader.NumberBelow(MostOrder)));
        return orders;
    }

    private static void WritePart(PartWriter writer, PairSearchPart part)
    {
        writer.Byte(part.IsAcrossMonths ? (byte)1 : (byte)0);
        foreach (var range in (RowRange[])[part.Left, part.Right])
        {
            writer.Number(range.From);
            writer.Number(range.To);
        }

        foreach (var range in (ByteRange[])[part.LeftBytes, part.RightBytes])
        {
            writer.Number(range.Offset);
            writer.Number(range.Length);
        }
    }

    private static List<PairSearchPart> ReadParts(ref PartReader reader, (int Left, int Right) rows)
    {
        var parts = new List<PairSearchPart>();
        for (var left = reader.Count(leastBytesOfOne: 9); left > 0; left--)
        {
            var isAcross = reader.NumberBelow(2) == 1;
            parts.Add(new PairSearchPart(parts.Count, isAcross, ReadRows(ref reader, rows.Left), ReadRows(ref reader, rows.Right))
            {
                LeftBytes = ReadRange(ref reader), RightBytes = ReadRange(ref reader),
            });
        }

        return parts;
    }

    private static RowRange ReadRows(ref PartReader reader, int rows)
    {
        var range = new RowRange(reader.NumberBelow(rows + 1L), reader.NumberBelow(rows + 1L));
        PartReader.Check(range.From <= range.To);
        return range;
    }

    private static ByteRange ReadRange(ref PartReader reader)
    {
        var (offset, length) = (reader.Number(), reader.Number());
        PartReader.Check(offset <= long.MaxValue && length <= (ulong)Array.MaxLength);
        return new ByteRange((long)offset, (long)length);
    }
}
