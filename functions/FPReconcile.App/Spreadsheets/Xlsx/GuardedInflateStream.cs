namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Counts what really comes out of a compressed part: the sizes written in a zip file are only claims.</summary>
internal sealed class GuardedInflateStream(Stream inflated, long compressedLength) : Stream
{
    private const int BlockLength = 1 << 16;

    private long _total;
    private int _sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        // In blocks, so that no long tag passes inside one of them.
        var read = inflated.Read(buffer[..Math.Min(buffer.Length, BlockLength)]);
        _total += read;
        if (_total > SpreadsheetLimits.MaxInflatedBytes)
            throw FileProblems.TooLarge("a part of the workbook unpacks to more than 2 GB");
        if (_total > SpreadsheetLimits.RatioJudgedFrom && _total / SpreadsheetLimits.MaxInflationRatio > compressedLength)
            throw FileProblems.TooLarge("a part of the workbook unpacks to more than 200 times its size");
        NoteTags(buffer[..read]);
        return read;
    }

    // The XML reader holds a tag as a whole and begins it anew with every block: thirty megabytes of spaces in one take ten minutes.
    private void NoteTags(ReadOnlySpan<byte> read)
    {
        var last = read.LastIndexOf((byte)'>');
        _sinceTag = last < 0 ? _sinceTag + read.Length : read.Length - last - 1;
        if (_sinceTag > SpreadsheetLimits.MaxBytesOfTag)
            throw FileProblems.TooLarge("a cell has more than 32,767 characters");
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflated.Dispose();
        base.Dispose(disposing);
    }
}
