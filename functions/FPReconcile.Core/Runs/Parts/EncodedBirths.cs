using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>
/// The encoded tables of a run as bytes for other processes: the values that numbers stand for, once for all sources, and the rows
/// of each source in order of birth dates, one frame for each month, so that a month can be read alone.
/// </summary>
/// <remarks>Names and identifiers are in them as linkage compares them: they are personal data and are kept as such.</remarks>
public sealed class EncodedBirths
{
    /// <summary>Content of a frame before its cells: the id of the tables, source, first row and number of rows.</summary>
    internal const int FrameStart = sizeof(ulong) + sizeof(byte) + sizeof(int) + sizeof(int);

    private readonly IReadOnlyList<SourceTable> _sources;
    private readonly MonthRows[][] _months;

    internal EncodedBirths(IReadOnlyList<SourceTable> sources)
    {
        _sources = sources;
        _months = [.. sources.Select(source => MonthRows.Of(source.Grouped))];
        Hash = HashOf(sources);
    }

    /// <summary>A hash of all values and rows: parts of one run have the same.</summary>
    public string Id => Hash.ToString("x16", CultureInfo.InvariantCulture);

    internal ulong Hash { get; }

    private static int CellsOfARow => BirthColumns.Schema.Cells;

    /// <summary>The values: one part.</summary>
    public byte[] WriteValues()
    {
        var pool = _sources[0].Grouped.Table.Pool;
        var writer = new PartWriter(pool.Count * 8);
        writer.UInt64(Hash);
        writer.Number(pool.Count);
        for (var id = 0; id < pool.Count; id++)
            WriteText(writer, pool.Text(id));
        return writer.ToPart(PartKind.Values);
    }

    /// <summary>The rows of a source: frames that are to be written one after another.</summary>
    public IEnumerable<byte[]> WriteRows(SourceKind source)
    {
        var table = _sources[(int)source];
        var inferred = table.InferredOrders.Select(order => order.Row).ToHashSet();
        foreach (var month in _months[(int)source])
            yield return Frame(table, source, month, inferred);
    }

    /// <summary>The months of a source and where their frames stand.</summary>
    internal IReadOnlyList<MonthRows> MonthsOf(SourceKind source) => _months[(int)source];

    /// <summary>Where the frames of some months stand among those of the source.</summary>
    internal static ByteRange BytesOf(MonthRows first, MonthRows last)
    {
        var start = OffsetOf(first.Number, first.From);
        return new ByteRange(start, OffsetOf(last.Number + 1, last.To) - start);
    }

    private static long OffsetOf(int frames, int rows) =>
        ((long)frames * (PartWriter.HeaderLength + FrameStart)) + ((long)rows * CellsOfARow * sizeof(int));

    private byte[] Frame(SourceTable source, SourceKind kind, MonthRows month, HashSet<int> inferred)
    {
        var rows = month.To - month.From;
        var writer = new PartWriter(checked(FrameStart + (rows * CellsOfARow * sizeof(int))));
        writer.UInt64(Hash);
        writer.Byte((byte)kind);
        writer.Int32(month.From);
        writer.Int32(rows);
        var order = BirthColumns.Schema.Place(BirthColumns.BirthOrder).Slot;
        Span<int> cells = stackalloc int[CellsOfARow];
        for (var row = month.From; row < month.To; row++)
        {
            source.Grouped.Table.Cells.AsSpan(row * BirthColumns.Schema.Stride, cells.Length).CopyTo(cells);
            if (inferred.Contains(row))
                cells[order] = source.OrderAsGiven(row);
            WriteCells(writer.Room(cells.Length * sizeof(int)), cells);
        }

        return writer.ToPart(PartKind.Rows);
    }

    private static void WriteCells(Span<byte> room, ReadOnlySpan<int> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(room[(i * sizeof(int))..], cells[i]);
    }

    /// <summary>UTF-8; texts that UTF-8 cannot hold (half of a surrogate pair in an old workbook) as they are in memory, marked by the lowest bit.</summary>
    private static void WriteText(PartWriter writer, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = text.Length <= 256 ? stackalloc byte[text.Length * 3] : new byte[text.Length * 3];
        if (Utf8.FromUtf16(text, utf8, out _, out var length, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done)
        {
            writer.Number((long)length << 1);
            writer.Bytes(utf8[..length]);
        }
        else
        {
            writer.Number(((long)text.Length << 1) | 1);
            foreach (var unit in text)
                BinaryPrimitives.WriteUInt16LittleEndian(writer.Room(sizeof(char)), unit);
        }
    }

    private static ulong HashOf(IReadOnlyList<SourceTable> sources)
    {
        var pool = sources[0].Grouped.Table.Pool;
        var hash = KeyHash.Mix((ulong)pool.Count);
        for (var id = 0; id < pool.Count; id++)
            hash = KeyHash.Mix(hash ^ KeyHash.Of(MemoryMarshal.AsBytes(pool.Text(id))));
        foreach (var table in sources.Select(source => source.Grouped.Table))
            hash = KeyHash.Mix(hash ^ KeyHash.Of(MemoryMarshal.AsBytes(table.Cells.AsSpan(0, table.Rows * table.Schema.Stride))));
        return hash;
    }
}
