using System.Buffers.Text;
using System.Text;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>Writes links.csv of <c>link</c>: ids as the files have them, weights with four and probabilities with six decimals.</summary>
internal static class LinksWriter
{
    private const int BlockSize = 1 << 16;

    // Sign, nineteen digits, point and decimals of two numbers, separators.
    private const int RoomForNumbers = 64;

    public static void Write(Stream stream, IReadOnlyList<TableLink> links, RowIds left, RowIds right)
    {
        var buffer = new byte[BlockSize];
        var length = Encoding.UTF8.GetBytes("left_id,right_id,match_weight,match_probability\r\n", buffer);
        foreach (var link in links)
        {
            ReadOnlySpan<byte> leftId = left[link.LeftRow], rightId = right[link.RightRow];
            var room = (2 * (leftId.Length + rightId.Length)) + RoomForNumbers;
            if (length + room > buffer.Length)
            {
                stream.Write(buffer, 0, length);
                length = 0;
                if (room > buffer.Length)
                    buffer = new byte[room];
            }

            length += CsvBytes.WriteField(buffer.AsSpan(length), leftId);
            buffer[length++] = (byte)',';
            length += CsvBytes.WriteField(buffer.AsSpan(length), rightId);
            buffer[length++] = (byte)',';
            length += WriteFixed(buffer.AsSpan(length), link.MatchWeight, 4);
            buffer[length++] = (byte)',';
            length += WriteFixed(buffer.AsSpan(length), link.MatchProbability, 6);
            buffer[length++] = (byte)'\r';
            buffer[length++] = (byte)'\n';
        }

        stream.Write(buffer, 0, length);
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
