using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Blobs of a storage account.</summary>
internal sealed class AzureBlobStore(BlobServiceClient service) : IBlobStore
{
    private const string WriteName = "write";
    private const int PageSize = 1000;

    public Task CreateContainerAsync(string container, CancellationToken cancellation) =>
        Container(container).CreateIfNotExistsAsync(cancellationToken: cancellation);

    public async Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation) =>
        await PropertiesAsync(Blob(name), cancellation) is { } found
            ? new BlobVersion(name, ToVersion(found.ETag), found.ContentLength, found.LastModified)
            : null;

    public async Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation)
    {
        if (await DownloadAsync(name, options: null, cancellation) is not { } blob)
            return null;
        var details = blob.Details;
        return new BlobContent(new BlobVersion(name, ToVersion(details.ETag), details.ContentLength, details.LastModified), blob.Content);
    }

    public async Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation)
    {
        if (count == 0)
            return await FindAsync(name, cancellation) is null ? null : [];
        try
        {
            if (await DownloadAsync(name, new BlobDownloadOptions { Range = new HttpRange(offset, count) }, cancellation) is not { } range)
                return null;
            await using var content = range.Content;
            var bytes = new byte[range.Details.ContentLength];
            await content.ReadExactlyAsync(bytes, cancellation);
            return bytes;
        }
        catch (RequestFailedException failure) when (failure.Status == 416)
        {
            return [];
        }
    }

    public async Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation)
    {
        var blob = Blob(name);
        // Names this write: after a try whose answer was lost, our own blob must not be taken for somebody else's.
        var write = Guid.NewGuid().ToString("N");
        var options = new BlobUploadOptions
        {
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [WriteName] = write }, Conditions = ToConditions(condition),
        };
        try
        {
            return ToVersion(await AzureBlobUpload.SendAsync(blob, content, options, cancellation));
        }
        catch (RequestFailedException failure) when (IsConditionOf(failure, condition))
        {
            var there = await PropertiesAsync(blob, cancellation);
            if (there is not null && there.Metadata.TryGetValue(WriteName, out var writer) && writer == write)
                return ToVersion(there.ETag);
            if (Holds(condition, there))
                throw;
            return null;
        }
    }

    public async Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation)
    {
        try
        {
            await Blob(name).DeleteAsync(DeleteSnapshotsOption.None, ToConditions(new WriteCondition(ifMatch, IfAbsent: false)), cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (IsMissing(failure) || (failure.Status == 412 && failure.ErrorCode != BlobErrorCode.LeaseIdMissing))
        {
            return false;
        }
    }

    public async IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation).AsPages(pageSizeHint: PageSize))
        {
            foreach (var blob in page.Values)
            {
                var properties = blob.Properties;
                yield return new BlobVersion(
                    new BlobName(container, blob.Name), ToVersion(properties.ETag!.Value), properties.ContentLength!.Value, properties.LastModified!.Value);
            }
        }
    }

    public async Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation)
    {
        StorageRules.CheckLease(duration);
        var lease = Blob(name).GetBlobLeaseClient(Guid.NewGuid().ToString());
        var term = TimeSpan.FromSeconds(Math.Ceiling(duration.TotalSeconds));
        try
        {
            try
            {
                await lease.AcquireAsync(term, conditions: null, cancellation);
            }
            catch (RequestFailedException failure) when (IsMissing(failure))
            {
                await PutAsync(name, Stream.Null, WriteCondition.OnlyIfAbsent, cancellation);
                await lease.AcquireAsync(term, conditions: null, cancellation);
            }

            return new AzureBlobLease(lease);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlockBlobClient blob, CancellationToken cancellation)
    {
        try
        {
            return await blob.GetPropertiesAsync(conditions: null, cancellation);
        }
        catch (RequestFailedException failure) when (IsMissing(failure))
        {
            return null;
        }
    }

    private static BlobRequestConditions ToConditions(WriteCondition condition) => new()
    {
        IfNoneMatch = condition.IfAbsent ? ETag.All : null,
        IfMatch = condition.IfMatch is { } version ? new ETag(version.ToString("H")) : null,
    };

    /// <summary>A version without quotes, as listings and events name it.</summary>
    private static ETag ToVersion(ETag version) => new(version.ToString().Trim('"'));

    /// <summary>
    /// True for failures that a condition may have caused: not met, there already, not there, or our blocks were swept away when
    /// another writer of the same blob was first.
    /// </summary>
    private static bool IsConditionOf(RequestFailedException failure, WriteCondition condition) =>
        condition != WriteCondition.Always
        && (failure.Status is 404 or 409 or 412 || failure.ErrorCode == BlobErrorCode.InvalidBlockList)
        && failure.ErrorCode != BlobErrorCode.LeaseIdMissing && failure.ErrorCode != BlobErrorCode.ContainerNotFound;

    private static bool Holds(WriteCondition condition, BlobProperties? there) =>
        condition.IfAbsent ? there is null : there is not null && ToVersion(there.ETag) == condition.IfMatch;

    private static bool IsMissing(RequestFailedException failure) => failure.Status == 404 && failure.ErrorCode != BlobErrorCode.ContainerNotFound;

    private async Task<BlobDownloadStreamingResult?> DownloadAsync(BlobName name, BlobDownloadOptions? options, CancellationToken cancellation)
    {
        try
        {
            return await Blob(name).DownloadStreamingAsync(options, cancellation);
        }
        catch (RequestFailedException failure) when (IsMissing(failure))
        {
            return null;
        }
    }

    private BlobContainerClient Container(string container)
    {
        StorageRules.CheckName(container, isTable: false);
        return service.GetBlobContainerClient(container);
    }

    private BlockBlobClient Blob(BlobName name)
    {
        StorageRules.Check(name);
        return service.GetBlobContainerClient(name.Container).GetBlockBlobClient(name.Path);
    }
}
