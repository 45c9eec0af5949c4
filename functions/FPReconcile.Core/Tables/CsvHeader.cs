using System.Text;

namespace FPReconcile.Core.Tables;

/// <summary>The first line of a CSV text: its headings, what separates them, and where the rows begin.</summary>
/// <param name="Headings">Headings, trimmed.</param>
/// <param name="Delimiter">Comma, semicolon or tab: whichever splits the line into most fields.</param>
/// <param name="Length">Bytes until the first row, byte order mark included.</param>
public sealed record CsvHeader(IReadOnlyList<string> Headings, byte Delimiter, int Length)
{
    /// <summary>Bytes that must be readable after the end of a text: it is read sixty-four bytes at a time.</summary>
    public const int Padding = CsvTokenizer.Padding;

    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t'];

    /// <summary>Reads the header; null when the text has no complete first line.</summary>
    /// <param name="buffer">The text, with <see cref="Padding"/> more bytes after its end.</param>
    /// <param name="length">Bytes of text.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    public static CsvHeader? Read(byte[] buffer, int length, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var from = buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        CsvHeader? best = null;
        foreach (var delimiter in Delimiters)
        {
            var header = Read(buffer, (from, length), isLast, delimiter);
            if (header is not null && (best is null || header.Headings.Count > best.Headings.Count))
                best = header;
        }

        return best;
    }

    private static CsvHeader? Read(byte[] buffer, (int From, int To) text, bool isLast, byte delimiter)
    {
        const int UsualFields = 64;
        var (batch, next) = ReadLine(UsualFields);
        if (batch.Rows == 0)
            return null;
        if (batch.FieldsOfLastRow > UsualFields)
            (batch, next) = ReadLine(batch.FieldsOfLastRow);
        var headings = new List<string>();
        for (var field = 0; field < batch.FieldsOfLastRow; field++)
            headings.Add(Encoding.UTF8.GetString(batch.Field(0, field)).Trim());
        return new CsvHeader(headings, delimiter, next);

        (CsvBatch Batch, int Next) ReadLine(int fields)
        {
            var line = new CsvBatch(fields, rows: 1) { Buffer = buffer };
            return (line, new CsvTokenizer(delimiter).Read(line, text.From, text.To, isLast));
        }
    }
}
