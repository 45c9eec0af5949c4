using System.Buffers.Binary;
using System.Text;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>
/// The least .xls file that is one: BIFF8 records ([MS-XLS]) in a Compound File ([MS-CFB]). Style 0 is general, 1 a date (format
/// 14), 2 a time (format 20), 3 six digits (format 000000).
/// </summary>
internal sealed class RawXls
{
    private const int Sector = 512;

    private readonly List<(string Name, byte State, byte[] Records)> _sheets = [];

    public bool Uses1904 { get; init; }

    /// <summary>Adds a FILEPASS record: the workbook is encrypted (its content is not, which nobody gets to see).</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Every sheet has an active filter.</summary>
    public bool HasFilter { get; init; }

    /// <summary>Every sheet has a comment on a cell.</summary>
    public bool HasComment { get; init; }

    /// <summary>The font of every cell is struck through.</summary>
    public bool IsStruckThrough { get; init; }

    /// <summary>A cell of an error (#REF!), typed in or the value of a formula.</summary>
    public sealed record ErrorCell(bool IsFormula);

    /// <param name="name">Name of the sheet.</param>
    /// <param name="cells">Row and column from 0, and a string, double, (double, style), bool or <see cref="ErrorCell"/>.</param>
    /// <param name="state">0 visible, 1 hidden, 2 very hidden.</param>
    /// <param name="merged">Merged block, in the numbers of the reader.</param>
    public RawXls Add(string name, (int Row, int Column, object Value)[] cells, byte state = 0, MergedRange? merged = null)
    {
        using var stream = new MemoryStream();
        Record(stream, 0x0809, [.. Word(0x0600), .. Word(0x0010), .. new byte[12]]);
        var rows = cells.Length == 0 ? 0 : cells.Max(static cell => cell.Row) + 1;
        var columns = cells.Length == 0 ? 0 : cells.Max(static cell => cell.Column) + 1;
        Record(stream, 0x0200, [.. DoubleWord(0), .. DoubleWord(rows), .. Word(0), .. Word(columns), .. Word(0)]);
        foreach (var (row, column, value) in cells.OrderBy(static cell => (cell.Row, cell.Column)))
            Cell(stream, [.. Word(row), .. Word(column)], value);
        if (merged is { } block)
            Record(stream, 0x00E5, [.. Word(1), .. Word(block.FirstRow - 1), .. Word(block.LastRow - 1), .. Word(block.FirstColumn), .. Word(block.LastColumn)]);
        if (HasFilter)
            Record(stream, 0x009B, []);
        if (HasComment)
            Record(stream, 0x001C, [.. Word(1), .. Word(0), .. Word(0), .. Word(1), .. Word(0), 0, 0]);
        Record(stream, 0x000A, []);
        _sheets.Add((name, state, stream.ToArray()));
        return this;
    }

    public byte[] ToBytes()
    {
        var globals = Globals(0);
        var stream = new List<byte>(Globals(globals.Length));
        foreach (var sheet in _sheets)
            stream.AddRange(sheet.Records);
        // Streams below 4,096 bytes would go into the mini stream.
        var sectors = Math.Max(8, (stream.Count + Sector - 1) / Sector);
        stream.AddRange(new byte[(sectors * Sector) - stream.Count]);
        return [.. Header(), .. AllocationTable(sectors), .. Directory(stream.Count), .. stream];
    }

    private static void Cell(MemoryStream stream, byte[] position, object value)
    {
        switch (value)
        {
            case string text:
                Record(stream, 0x0204, [.. position, .. Word(0), .. Word(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
                break;
            case bool flag:
                Record(stream, 0x0205, [.. position, .. Word(0), flag ? (byte)1 : (byte)0, 0]);
                break;
            case ErrorCell { IsFormula: true }:
                Record(stream, 0x0006, [.. position, .. Word(0), 2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF, .. Word(0), .. DoubleWord(0), .. Word(0)]);
                break;
            case ErrorCell:
                Record(stream, 0x0205, [.. position, .. Word(0), 0x17, 1]);
                break;
            case (double number, int style):
                Record(stream, 0x0203, [.. position, .. Word(style), .. BitConverter.GetBytes(number)]);
                break;
            default:
                Record(stream, 0x0203, [.. position, .. Word(0), .. BitConverter.GetBytes((double)value)]);
                break;
        }
    }

    private static byte[] Header()
    {
        var header = new byte[Sector];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(header, 0);
        Put(header, 24, 0x0003003E);
        Put(header, 28, 0x0009FFFE);
        Put(header, 32, 0x00000006);
        Put(header, 44, 1);
        Put(header, 48, 1);
        Put(header, 56, 4096);
        Put(header, 60, -2);
        Put(header, 68, -2);
        header.AsSpan(76).Fill(0xFF);
        Put(header, 76, 0);
        return header;
    }

    /// <summary>Sector 0 is this table, 1 the directory, the stream starts at 2.</summary>
    private static byte[] AllocationTable(int sectors)
    {
        var table = new byte[Sector];
        table.AsSpan().Fill(0xFF);
        Put(table, 0, -3);
        Put(table, 4, -2);
        for (var i = 0; i < sectors; i++)
            Put(table, 8 + (i * 4), i == sectors - 1 ? -2 : i + 3);
        return table;
    }

    private static byte[] Directory(int length)
    {
        var directory = new byte[Sector];
        Entry(directory, "Root Entry", 5);
        Put(directory, 76, 1);
        Put(directory, 116, -2);
        var workbook = directory.AsSpan(128);
        Entry(workbook, "Workbook", 2);
        Put(workbook, 116, 2);
        Put(workbook, 120, length);
        return directory;
    }

    private static void Entry(Span<byte> entry, string name, byte type)
    {
        var bytes = Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteInt16LittleEndian(entry[64..], (short)(bytes + 2));
        entry[66] = type;
        entry[67] = 1;
        entry.Slice(68, 12).Fill(0xFF);
    }

    private static void Record(Stream stream, int type, byte[] content)
    {
        stream.Write(Word(type));
        stream.Write(Word(content.Length));
        stream.Write(content);
    }

    private static byte[] Word(int value) => [(byte)(value & 0xFF), (byte)(value >> 8)];

    private static byte[] DoubleWord(int value) => BitConverter.GetBytes(value);

    private static void Put(Span<byte> bytes, int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[offset..], value);

    private byte[] Globals(int start)
    {
        using var stream = new MemoryStream();
        Record(stream, 0x0809, [.. Word(0x0600), .. Word(0x0005), .. new byte[12]]);
        if (IsEncrypted)
            Record(stream, 0x002F, [.. Word(1), .. Word(1), .. Word(1), .. new byte[48]]);
        Record(stream, 0x0042, Word(0x04B0));
        Record(stream, 0x0022, Word(Uses1904 ? 1 : 0));
        Record(stream, 0x0031, [.. Word(200), .. Word(IsStruckThrough ? 8 : 0), .. Word(0x7FFF), .. Word(400), .. new byte[6], 5, 1, .. Encoding.Unicode.GetBytes("Arial")]);
        Record(stream, 0x041E, [.. Word(164), .. Word(6), 1, .. Encoding.Unicode.GetBytes("000000")]);
        foreach (var format in (int[])[0, 14, 20, 164])
            Record(stream, 0x00E0, [.. Word(0), .. Word(format), .. new byte[16]]);
        foreach (var (name, state, records) in _sheets)
        {
            Record(stream, 0x0085, [.. DoubleWord(start), state, 0, (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)]);
            start += records.Length;
        }

        Record(stream, 0x000A, []);
        return stream.ToArray();
    }
}
