using System.Text;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>The payload of a blob trigger with a large blob, made while it is read.</summary>
internal sealed class BlobPayload(int megabytes) : Stream
{
    private readonly byte[] _start = "{\"Data\":{\"file\":\""u8.ToArray();
    private readonly byte[] _end = Encoding.UTF8.GetBytes("\"}," + Samples.Blob[Samples.Blob.IndexOf("\"Metadata\"", StringComparison.Ordinal)..]);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    private long Content => (long)megabytes << 20;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length && At(_position) is { } value)
        {
            buffer[count++] = value;
            _position++;
        }

        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte? At(long position)
    {
        if (position < _start.Length)
            return _start[position];
        if (position < _start.Length + Content)
            return (byte)'A';
        var rest = position - _start.Length - Content;
        return rest < _end.Length ? _end[rest] : null;
    }
}
