using Azure;

namespace FPReconcile.App.Storage;

/// <summary>What is known of a blob without reading it.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="ETag">Its version, without quotes: as storage events name it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="LastModified">When this version was written.</param>
internal sealed record BlobVersion(BlobName Name, ETag ETag, long Length, DateTimeOffset LastModified);

/// <summary>When a write may be done.</summary>
/// <param name="IfMatch">Only over this version; null: any.</param>
/// <param name="IfAbsent">Only when there is none yet.</param>
internal readonly record struct WriteCondition(ETag? IfMatch, bool IfAbsent)
{
    public static WriteCondition Always { get; }

    public static WriteCondition OnlyIfAbsent { get; } = new(null, IfAbsent: true);

    public static WriteCondition OnlyOver(ETag version) => new(version, IfAbsent: false);
}

/// <summary>
/// Files by name. A write is seen whole or not at all, and survives a kill at any point. Trouble of storage or network rises as
/// <see cref="RequestFailedException"/> or <see cref="IOException"/>, or an <see cref="AggregateException"/> of them when a download broke
/// too often; a condition that does not hold is a result.
/// </summary>
internal interface IBlobStore
{
    /// <summary>Makes a container; nothing happens when it is there.</summary>
    Task CreateContainerAsync(string container, CancellationToken cancellation);

    /// <summary>What is known of a blob; null when it is not there.</summary>
    Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation);

    /// <summary>Opens one version of a blob for reading from first to last byte; null when it is not there. A broken download goes on where it broke.</summary>
    Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation);

    /// <summary>Reads a range of bytes; null when the blob is not there, fewer bytes where it ends.</summary>
    Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation);

    /// <summary>
    /// Writes a blob; null when the condition does not hold, and nothing is written then. Several writers of the same bytes at once do not
    /// disturb each other. Of different large contents, one that can seek is sent again, and the write of another one may fail unless
    /// it has a condition.
    /// </summary>
    Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation);

    /// <summary>Deletes a blob. False when it was not there or has another version.</summary>
    Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation);

    /// <summary>The blobs whose path starts with a prefix, in ordinal order of the UTF-8 bytes of their path.</summary>
    IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, CancellationToken cancellation);

    /// <summary>Takes the lease of a blob, which is made empty when it is not there; null when somebody else holds it.</summary>
    /// <param name="name">The blob. While it is leased nobody writes or deletes it, so it is there for the lease only.</param>
    /// <param name="duration">15 to 60 seconds; the holder renews it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation);
}

/// <summary>An open blob: its version and its bytes.</summary>
internal sealed record BlobContent(BlobVersion Version, Stream Stream) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}

/// <summary>A lease that is held. Disposing of it gives it back.</summary>
internal interface IBlobLease : IAsyncDisposable
{
    /// <summary>Holds it for another term. False when it was lost: the holder must stop.</summary>
    Task<bool> RenewAsync(CancellationToken cancellation);
}
