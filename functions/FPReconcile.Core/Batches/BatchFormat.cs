namespace FPReconcile.Core.Batches;

/// <summary>
/// How a batch lies in bytes. All numbers are little-endian; varint is LEB128; a text is its length and UTF-8.
/// <code>
/// 0   8  "FPRBATCH"
/// 8   4  version
/// 12  4  bytes of the header as packed
/// 16  4  bytes of the header once unpacked
/// 20  8  checksum of all before it and of the packed header
/// 28     header: the file, its sheets, the days with their rows, the table of sections (see BatchIndex)
///        sections one after another: records by birth day, deaths, rejections; each is a few thousand rows, column by column
/// </code>
/// Header and sections are packed with Brotli, and each section has its checksum in the table. Whatever changes here is another version.
/// </summary>
internal static class BatchFormat
{
    public const uint Version = 1;

    public const int PreambleLength = 28;
    public const int VersionOffset = 8;
    public const int PackedLengthOffset = 12;
    public const int LengthOffset = 16;
    public const int ChecksumOffset = 20;

    /// <summary>A month of a district of 50,000 births: what a night asks for at once.</summary>
    public const int MostRowsOfSection = 4096;

    /// <summary>A section ends before its texts are longer: a row may hold thousands of characters.</summary>
    public const int MostCharactersOfSection = 1 << 22;

    /// <summary>More is not unpacked, whatever the bytes say.</summary>
    public const int MostBytesOfSection = 1 << 26;

    public static ReadOnlySpan<byte> Magic => "FPRBATCH"u8;

    /// <summary>Checksum of everything in preamble and header but itself.</summary>
    public static ulong HeaderChecksum(ReadOnlySpan<byte> preambleAndHeader)
    {
        var bytes = preambleAndHeader.ToArray();
        bytes.AsSpan(ChecksumOffset, sizeof(ulong)).Clear();
        return Packing.Checksum(bytes);
    }
}

/// <summary>What the rows of a section are.</summary>
internal enum SectionKind
{
    Records = 0,
    Deaths = 1,
    Rejections = 2,
}
