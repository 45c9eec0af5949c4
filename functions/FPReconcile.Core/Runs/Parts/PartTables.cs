using System.Buffers.Binary;
using System.Text;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>Reads the tables of one part from bytes. Cells that no encoder writes are refused: later code trusts them.</summary>
internal static class PartTables
{
    private static readonly TableSchema Schema = BirthColumns.Schema;

    public static (GroupedTable Left, GroupedTable Right) Read(PairSearchPlan plan, PairSearchPart part, PartBytes bytes)
    {
        var pool = ReadValues(bytes.Values.Span, plan.Tables.Hash);
        var left = ReadTable(plan, (plan.Sources.Left, part.Left), bytes.Left.Span, pool);
        Overwrite(left, plan.Tables.Left.InferredOrders, part.Left);
        if (plan.Sources.IsOneSource)
        {
            var both = new GroupedTable(left, BirthColumns.BirthDate);
            return (both, both);
        }

        var right = ReadTable(plan, (plan.Sources.Right, part.Right), bytes.Right.Span, pool);
        Overwrite(right, plan.Tables.Right.InferredOrders, part.Right);
        return (new GroupedTable(left, BirthColumns.BirthDate), new GroupedTable(right, BirthColumns.BirthDate));
    }

    private static void Overwrite(EncodedTable table, IReadOnlyList<(int Row, int Value)> orders, RowRange rows) =>
        table.Overwrite(
            BirthColumns.BirthOrder,
            orders.Where(order => order.Row >= rows.From && order.Row < rows.To).Select(order => (order.Row - rows.From, order.Value)));

    private static ValuePool ReadValues(ReadOnlySpan<byte> bytes, ulong tables)
    {
        var reader = PartReader.Open(bytes, PartKind.Values);
        CheckTables(reader.UInt64(), tables);
        var pool = new ValuePool();
        var count = reader.Count(leastBytesOfOne: 2);
        for (var id = 0; id < count; id++)
            PartReader.Check(pool.Intern(ReadText(ref reader)) == id);
        reader.End();
        return pool;
    }

    private static string ReadText(ref PartReader reader)
    {
        var length = reader.Number();
        PartReader.Check(length >> 1 <= (ulong)Array.MaxLength / sizeof(char));
        if ((length & 1) == 0)
            return Encoding.UTF8.GetString(reader.Take((int)(length >> 1)));
        var units = reader.Take((int)(length >> 1) * sizeof(char));
        var text = new StringBuilder(units.Length / sizeof(char));
        for (; !units.IsEmpty; units = units[sizeof(char)..])
            text.Append((char)BinaryPrimitives.ReadUInt16LittleEndian(units));
        return text.ToString();
    }

    private static EncodedTable ReadTable(PairSearchPlan plan, (SourceKind Source, RowRange Rows) wanted, ReadOnlySpan<byte> bytes, ValuePool pool)
    {
        var rows = wanted.Rows;
        PartReader.Check((long)rows.Count * Schema.Cells * sizeof(int) <= bytes.Length);
        var table = new EncodedTable(Schema, rows.Count, pool);
        var next = rows.From;
        while (next < rows.To)
        {
            var reader = PartReader.OpenFirst(ref bytes, PartKind.Rows);
            CheckTables(reader.UInt64(), plan.Tables.Hash);
            if (reader.Byte() != (byte)wanted.Source || reader.Int32() != next)
                throw new PartDataException(PartDataProblem.OtherRun);
            var count = reader.Int32();
            PartReader.Check(count > 0 && count <= rows.To - next);
            ReadCells(ref reader, table, (next - rows.From) * Schema.Stride, count);
            reader.End();
            next += count;
        }

        PartReader.Check(bytes.IsEmpty);
        Check(table);
        return table;
    }

    private static void ReadCells(ref PartReader reader, EncodedTable table, int first, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var cells = table.Cells.AsSpan(first + (row * Schema.Stride), Schema.Cells);
            var bytes = reader.Take(cells.Length * sizeof(int));
            for (var i = 0; i < cells.Length; i++)
                cells[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        }
    }

    private static void CheckTables(ulong found, ulong expected)
    {
        if (found != expected)
            throw new PartDataException(PartDataProblem.OtherRun);
    }

    private static void Check(EncodedTable table)
    {
        var greatest = GreatestOfCell(table.Pool);
        ColumnPlace[] identifiers = [.. BirthColumns.Identifiers.Select(Schema.Place)];
        var date = Schema.Place(BirthColumns.BirthDate);
        long before = 0;
        for (var row = 0; row < table.Rows; row++)
        {
            var cells = table.Cells.AsSpan(row * Schema.Stride, Schema.Cells);
            for (var cell = 0; cell < cells.Length; cell++)
                PartReader.Check(cells[cell] == EncodedTable.Missing || (cells[cell] >= 0 && cells[cell] <= greatest[cell]));
            foreach (var place in identifiers)
                CheckIdentifier(cells, place, table.Pool.Count);

            // Every birth has a date, and the rows stand in order of it.
            PartReader.Check(cells[date.Slot] >= before);
            before = cells[date.Slot];
        }
    }

    private static int[] GreatestOfCell(ValuePool pool)
    {
        var greatest = new int[Schema.Cells];
        Array.Fill(greatest, int.MaxValue);
        foreach (var column in BirthColumns.Dates)
            greatest[Schema.Place(column).Slot] = DateOnly.MaxValue.DayNumber;
        foreach (var column in BirthColumns.Texts)
            greatest[Schema.Place(column).Slot] = pool.Count - 1;
        return greatest;
    }

    private static void CheckIdentifier(ReadOnlySpan<int> cells, ColumnPlace place, int pooledTexts)
    {
        var isMissing = cells[place.Slot] == EncodedTable.Missing;
        PartReader.Check(isMissing == (cells[place.Slot + 1] == EncodedTable.Missing));
        PartReader.Check(isMissing || PackedIdentifier.IsPossible(EncodedTable.Read(cells, place), pooledTexts));
    }
}
