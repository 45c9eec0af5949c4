namespace FPReconcile.App.Spreadsheets;

/// <summary>The family of a file, told by its first bytes.</summary>
internal enum FileFormat
{
    /// <summary>Anything without a known signature: CSV if it decodes as text.</summary>
    Text,

    /// <summary>A zip archive: .xlsx, or another kind of document.</summary>
    Zip,

    /// <summary>A Compound File (MS-CFB): .xls, or an encrypted .xlsx, or another kind of document.</summary>
    CompoundFile,
}

/// <summary>Recognizes file families by their first bytes.</summary>
internal static class FileSignature
{
    private const int LongestSignature = 12;

    private static readonly (byte[] Start, string Kind)[] Refused =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("{\\rtf"u8.ToArray(), "a text document (RTF)"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        ("GIF8"u8.ToArray(), "a picture (GIF)"),
        ([0x49, 0x49, 0x2A, 0x00], "a picture (TIFF)"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a picture (TIFF)"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ([0x1F, 0x8B], "a gzip archive"),
        ("SQLite format"u8[..LongestSignature].ToArray(), "a database"),
    ];

    /// <summary>Tells the family and leaves the stream at its start.</summary>
    /// <exception cref="TabularFileException">The file is empty or of a kind that is never a table.</exception>
    public static FileFormat Detect(Stream stream)
    {
        Span<byte> start = stackalloc byte[LongestSignature];
        start = start[..stream.ReadAtLeast(start, LongestSignature, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (start.IsEmpty)
            throw FileProblems.Empty();

        foreach (var (signature, kind) in Refused)
        {
            if (start.StartsWith(signature))
                throw FileProblems.Unsupported(kind);
        }

        if (start.Length >= 8 && start[4..8].SequenceEqual("ftyp"u8))
            throw FileProblems.Unsupported("a picture or film (HEIC, MP4)");
        if (IsMarkup(start))
            throw FileProblems.Unsupported("a web page or XML document");
        if (start.StartsWith("PK"u8) && start.Length >= 4 && start[2] is 3 or 5)
            return FileFormat.Zip;
        return start is [0xD0, 0xCF, 0x11, 0xE0, ..] ? FileFormat.CompoundFile : FileFormat.Text;
    }

    // Told before the encoding is asked for: a page in an old encoding would be told to declare it.
    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        return start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter((char)start[1]) || start[1] is (byte)'!' or (byte)'?');
    }
}
