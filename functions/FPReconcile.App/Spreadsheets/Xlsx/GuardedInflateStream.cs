namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Counts what really comes out of a compressed part: the sizes written in a zip file are only claims.</summary>
internal sealed class GuardedInflateStream(Stream inflated, long compressedLength) : Stream
{
    private long _total;

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
        var read = inflated.Read(buffer);
        _total += read;
        if (_total > SpreadsheetLimits.MaxInflatedBytes)
            throw FileProblems.TooLarge("a part of the workbook unpacks to more than 2 GB");
        if (_total > SpreadsheetLimits.RatioJudgedFrom && _total / SpreadsheetLimits.MaxInflationRatio > compressedLength)
            throw FileProblems.TooLarge("a part of the workbook unpacks to more than 200 times its size");
        return read;
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
