using System.Buffers.Text;
using System.Text;
using FPReconcile.App.Output;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>Writes links as CSV: ids as the files have them, weights with four and probabilities with six decimals.</summary>
internal sealed class LinksWriter
{
    private const int BlockSize = 1 << 16;

    // Sign, nineteen digits, point and decimals of two numbers, separators.
    private const int RoomForNumbers = 64;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[BlockSize];
    private int _length;

    /// <param name="stream">Where to write.</param>
    /// <param name="before">Columns before those of a link.</param>
    public LinksWriter(Stream stream, string before = "")
    {
        _stream = stream;
        _length = Encoding.UTF8.GetBytes(before + "left_id,right_id,match_weight,match_probability\r\n", _buffer);
    }

    /// <summary>Writes links.csv: several parts are made at once, and put into the file in their order.</summary>
    public static void Write(Stream stream, IReadOnlyList<TableLink> links, (RowIds Left, RowIds Right) ids, ParallelOptions parallel)
    {
        const int LinksOfAPart = 1 << 14;
        new LinksWriter(stream).End();
        OrderedParts.Write(stream, (links.Count + LinksOfAPart - 1) / LinksOfAPart, parallel, (part, text) =>
        {
            var from = part * LinksOfAPart;
            Write(new LinksWriter(text) { _length = 0 }, links, (from, Math.Min(links.Count, from + LinksOfAPart)), ids);
        });
    }

    /// <summary>Adds a link.</summary>
    /// <param name="before">Text of the columns before it, a comma at its end.</param>
    /// <param name="leftId">Id of the left row.</param>
    /// <param name="rightId">Id of the right row.</param>
    /// <param name="weight">Its weight.</param>
    public void Add(string before, ReadOnlySpan<byte> leftId, ReadOnlySpan<byte> rightId, MatchWeight weight)
    {
        var room = (2 * (leftId.Length + rightId.Length)) + before.Length + RoomForNumbers;
        if (_length + room > _buffer.Length)
            Flush(room);
        var length = _length;
        var buffer = _buffer;
        length += Encoding.ASCII.GetBytes(before, buffer.AsSpan(length));
        length += CsvBytes.WriteField(buffer.AsSpan(length), leftId);
        buffer[length++] = (byte)',';
        length += CsvBytes.WriteField(buffer.AsSpan(length), rightId);
        buffer[length++] = (byte)',';
        length += WriteFixed(buffer.AsSpan(length), weight.Bits, 4);
        buffer[length++] = (byte)',';
        length += WriteFixed(buffer.AsSpan(length), weight.Probability, 6);
        buffer[length++] = (byte)'\r';
        buffer[length++] = (byte)'\n';
        _length = length;
    }

    private static void Write(LinksWriter writer, IReadOnlyList<TableLink> links, (int From, int To) part, (RowIds Left, RowIds Right) ids)
    {
        const int LinksAtOnce = 64;
        var some = new TableLink[LinksAtOnce];
        Span<int> rightRows = stackalloc int[LinksAtOnce];
        for (var from = part.From; from < part.To; from += LinksAtOnce)
        {
            // Left rows come in their order, right ones from all over the file.
            var count = Math.Min(LinksAtOnce, part.To - from);
            for (var i = 0; i < count; i++)
            {
                some[i] = links[from + i];
                rightRows[i] = some[i].RightRow;
            }

            ids.Right.Fetch(rightRows[..count]);
            foreach (var link in some.AsSpan(0, count))
                writer.Add("", ids.Left[link.LeftRow], ids.Right[link.RightRow], new MatchWeight(link.MatchWeight));
        }

        writer.End();
    }

    /// <summary>Writes what is left.</summary>
    public void End() => Flush(0);

    private void Flush(int room)
    {
        _stream.Write(_buffer, 0, _length);
        _length = 0;
        if (room > _buffer.Length)
            _buffer = new byte[room];
    }

    /// <summary>A number rounded to some decimals; far cheaper than general formatting, and there are two in every row.</summary>
    private static int WriteFixed(Span<byte> target, double value, int decimals)
    {
        var scale = decimals == 4 ? 10_000L : 1_000_000L;
        var steps = (long)Math.Round(Math.Abs(value) * scale, MidpointRounding.AwayFromZero);
        var length = 0;
        if (value < 0 && steps > 0)
            target[length++] = (byte)'-';
        Utf8Formatter.TryFormat(steps / scale, target[length..], out var written);
        length += written;
        target[length++] = (byte)'.';
        Utf8Formatter.TryFormat(steps % scale, target[length..], out written, new System.Buffers.StandardFormat('D', (byte)decimals));
        return length + written;
    }
}
