using Azure;

namespace FPReconcile.App.Storage.Azure;

/// <summary>The body of a download. When it breaks, the rest of the same version is asked for.</summary>
/// <param name="length">Bytes of the whole.</param>
/// <param name="body">The body from the first byte.</param>
/// <param name="continueAsync">Asks for the body from a byte on.</param>
internal sealed class ResumingStream(long length, Stream body, Func<long, CancellationToken, Task<Stream>> continueAsync) : Stream
{
    /// <summary>Breaks in a row without a single byte between them.</summary>
    private const int MostBreaks = 5;

    private Stream _body = body;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position == length)
            return 0;
        for (var breaks = 0; ; breaks++)
        {
            var count = breaks < MostBreaks ? await TryReadAsync(buffer, cancellationToken) : await _body.ReadAsync(buffer, cancellationToken);
            if (count > 0)
            {
                _position += count;
                return count;
            }

            if (breaks == MostBreaks)
                throw new IOException("A download ended early, again and again.");
            await _body.DisposeAsync();
            _body = await ContinueAsync(cancellationToken);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>For readers that know no asynchronous way.</summary>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _body.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _body.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads; 0 when the body broke, or was silent for too long, which the pipeline says as an end of the wait.</summary>
    private async Task<int> TryReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await _body.ReadAsync(buffer, cancellation);
        }
        catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return 0;
        }
    }

    private async Task<Stream> ContinueAsync(CancellationToken cancellation)
    {
        try
        {
            return await continueAsync(_position, cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            throw new IOException("A blob was replaced or deleted while it was read, after the download broke: read it again.", exception);
        }
    }
}
