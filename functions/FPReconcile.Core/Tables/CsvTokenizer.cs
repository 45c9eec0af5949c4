using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FPReconcile.Core.Tables;

/// <summary>
/// Splits CSV text (RFC 4180: quoted fields, doubled quotes, line ends LF or CRLF) into fields, sixty-four bytes at a time. Hot.
/// Blank lines are skipped.
/// </summary>
internal sealed class CsvTokenizer(byte delimiter)
{
    private const byte Quote = (byte)'"';
    private const byte LineEnd = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    /// <summary>Bytes that must be readable after the end of the text.</summary>
    public const int Padding = BytesAtOnce;

    private const int BytesAtOnce = 64;

    /// <summary>Rows that had more or fewer fields than the header.</summary>
    public long RaggedRows { get; private set; }

    /// <summary>A quote was never closed: what follows it counts as one field.</summary>
    public bool HasOpenQuote { get; private set; }

    /// <summary>Reads rows into an empty batch until it is full or the text ends.</summary>
    /// <param name="batch">The batch; its buffer holds the text and <see cref="Padding"/> more bytes.</param>
    /// <param name="from">Where the text begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="isLast">Whether nothing follows: the last row may lack its line end.</param>
    /// <returns>Where the first row that was not read begins.</returns>
    /// <remarks>Longer than a method should be: the loop is the hottest of reading, and its state would have to go through every call.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(CsvBatch batch, int from, int to, bool isLast)
    {
        batch.Clear();
        var buffer = batch.Buffer;
        int row = from, field = 0, start = from, window = from;
        var marks = from < to ? MarksAt(buffer, window) : 0;
        while (true)
        {
            while (marks == 0)
            {
                window += BytesAtOnce;
                if (window >= to)
                    return isLast ? EndOfText(batch, field, start, to) : row;
                marks = MarksAt(buffer, window);
            }

            var at = window + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            if (at >= to)
                return isLast ? EndOfText(batch, field, start, to) : row;
            if (buffer[at] == delimiter)
            {
                batch.Set(field++, start, at);
                start = at + 1;
                continue;
            }

            if (buffer[at] == Quote)
            {
                if (at != start)
                    continue;
                at = ReadQuoted(batch, field++, start, to);
                if (at < 0)
                {
                    HasOpenQuote = isLast;
                    return isLast ? EndOfText(batch, field - 1, start + 1, to) : row;
                }

                if (at >= to)
                    return isLast ? EndRow(batch, field, to) : row;

                // The window is behind now.
                window = start = at + 1;
                marks = window < to ? MarksAt(buffer, window) : 0;
                if (buffer[at] == delimiter)
                    continue;
            }
            else if (field > 0 || !IsBlank(buffer, row, at))
            {
                batch.Set(field++, start, at > start && buffer[at - 1] == CarriageReturn ? at - 1 : at);
            }

            if (field > 0)
                EndRow(batch, field, at + 1);
            row = start = at + 1;
            field = 0;
            if (batch.IsFull)
                return row;
        }
    }

    /// <summary>Reads a quoted field; gives the place of the delimiter or line end after it, or -1 when it is not closed.</summary>
    private int ReadQuoted(CsvBatch batch, int field, int start, int to)
    {
        var buffer = batch.Buffer;
        var hasDoubled = false;
        for (var at = start + 1; at < to; at++)
        {
            if (buffer[at] != Quote)
                continue;
            if (at + 1 < to && buffer[at + 1] == Quote)
            {
                hasDoubled = true;
                at++;
                continue;
            }

            if (hasDoubled)
                batch.SetUnquoted(field, start + 1, at);
            else
                batch.Set(field, start + 1, at);
            return NextMark(buffer, at + 1, to);
        }

        return -1;
    }

    /// <summary>What stands between a closing quote and the next delimiter is left out.</summary>
    private int NextMark(byte[] buffer, int from, int to)
    {
        while (from < to && buffer[from] != delimiter && buffer[from] != LineEnd)
            from++;
        return from;
    }

    private int EndOfText(CsvBatch batch, int field, int start, int to)
    {
        if (field == 0 && IsBlank(batch.Buffer, start, to))
            return to;
        batch.Set(field, start, to > start && batch.Buffer[to - 1] == CarriageReturn ? to - 1 : to);
        return EndRow(batch, field + 1, to);
    }

    private int EndRow(CsvBatch batch, int fieldsRead, int next)
    {
        if (fieldsRead != batch.Fields)
            RaggedRows++;
        batch.EndRow(fieldsRead);
        return next;
    }

    private static bool IsBlank(byte[] buffer, int from, int lineEnd) =>
        from == lineEnd || (lineEnd - from == 1 && buffer[from] == CarriageReturn);

    /// <summary>One bit for each delimiter, line end or quote among the next sixty-four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong MarksAt(byte[] buffer, int at)
    {
        ref var first = ref buffer[at];
        return MarksAt(ref first) | ((ulong)MarksAt(ref Unsafe.Add(ref first, Vector256<byte>.Count)) << Vector256<byte>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint MarksAt(ref byte first)
    {
        var text = Vector256.LoadUnsafe(ref first);
        return (Vector256.Equals(text, Vector256.Create(delimiter)) | Vector256.Equals(text, Vector256.Create(LineEnd))
            | Vector256.Equals(text, Vector256.Create(Quote))).ExtractMostSignificantBits();
    }
}
