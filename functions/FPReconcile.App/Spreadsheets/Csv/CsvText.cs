using System.Text;
using Utf8Encoding = System.Text.Unicode.Utf8;

namespace FPReconcile.App.Spreadsheets.Csv;

/// <summary>
/// The text of a CSV file as UTF-8, after its encoding was proved. A wrong guess turns names into mojibake that links to nobody,
/// so nothing is guessed: a byte order mark, valid UTF-8, a declared encoding, or GB18030 whose headings are then known.
/// </summary>
internal sealed class CsvText
{
    private const string Gb18030 = "GB18030";

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private CsvText(ReadOnlyMemory<byte> utf8, string? note)
    {
        Utf8 = utf8;
        Note = note;
    }

    /// <summary>Valid UTF-8 without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The encoding, when it was another than UTF-8.</summary>
    public string? Note { get; }

    /// <param name="bytes">The file.</param>
    /// <param name="declared">Declared encoding (IANA name) or null. A byte order mark in the file outranks it.</param>
    /// <param name="hasKnownHeading">Says whether UTF-8 text starts with headings of ours that hold more than ASCII.</param>
    public static CsvText Decode(byte[] bytes, string? declared, Func<ReadOnlyMemory<byte>, bool> hasKnownHeading)
    {
        if (FromMark(bytes) is { } marked)
            return marked;
        if (declared is not null)
            return FromDeclared(bytes, declared);
        if (bytes.AsSpan().Contains((byte)0))
            throw LooksLikeUtf16(bytes) ? Unknown("the text looks like UTF-16 without a byte order mark") : FileProblems.Unsupported("no text and no workbook");
        if (Utf8Encoding.IsValid(bytes))
            return new CsvText(bytes, null);

        return TryTranscode(bytes, Gb18030) is { } decoded && hasKnownHeading(decoded)
            ? new CsvText(decoded, "encoding GB18030, recognized by the headings")
            : throw Unknown("the encoding of the text is not known (it is not UTF-8)");
    }

    private static CsvText? FromMark(byte[] bytes)
    {
        var span = bytes.AsSpan();
        if (span.StartsWith(Utf8Mark))
        {
            return Utf8Encoding.IsValid(span[Utf8Mark.Length..])
                ? new CsvText(bytes.AsMemory(Utf8Mark.Length), null)
                : throw Unknown("the text is marked as UTF-8 but is not valid UTF-8");
        }

        return span switch
        {
            [0xFF, 0xFE, 0x00, 0x00, ..] => throw Unknown("the text is UTF-32"),
            [0xFF, 0xFE, ..] => FromUtf16Mark(bytes, "utf-16le"),
            [0xFE, 0xFF, ..] => FromUtf16Mark(bytes, "utf-16be"),
            _ => null,
        };
    }

    private static CsvText FromUtf16Mark(byte[] bytes, string name)
    {
        var utf8 = TryTranscode(bytes.AsMemory(2), name) ?? throw Unknown("the text is marked as UTF-16 but is not valid UTF-16");
        return new CsvText(utf8, "encoding UTF-16, by its byte order mark");
    }

    private static CsvText FromDeclared(byte[] bytes, string name)
    {
        var utf8 = TryTranscode(bytes, name) ?? throw Unknown("the text is not valid in the encoding that the mapping declares");
        return new CsvText(utf8, "encoding as declared in the mapping");
    }

    /// <summary>Decodes strictly: null when a byte does not belong to the encoding.</summary>
    private static byte[]? TryTranscode(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            var strict = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            using var source = Encoding.CreateTranscodingStream(AsStream(bytes), strict, new UTF8Encoding(false, true));
            using var target = new MemoryStream(bytes.Length);
            source.CopyTo(target);
            return target.ToArray();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            throw Unknown("the encoding that the mapping declares does not exist");
        }
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : throw new InvalidOperationException("the bytes of a file are an array");

    /// <summary>Western text in UTF-16 has a zero in every second byte; only the advice to the sender depends on this.</summary>
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        var zeros = sample.Count((byte)0);
        return zeros * 4 >= sample.Length;
    }

    private static TabularFileException Unknown(string found) => FileProblems.UnknownEncoding(found);
}
