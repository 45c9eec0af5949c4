using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>
/// Looks through the inbox: uploads whose event was lost are sent to be read, what fails again and again is set aside, and raw
/// uploads that were read are deleted when their time is over.
/// </summary>
internal sealed class Sweep(Store store, NightClock clock, NightOptions options)
{
    /// <summary>Gives the number of uploads that were sent to be read.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // With settings that are wrong no file can be read: that must not count as an attempt, or good files would be given up.
        using var configuration = await NightConfiguration.LoadAsync(store.Blobs, NightConfiguration.Latest, clock.AsOf(), cancellation);
        var sent = 0;
        await foreach (var upload in store.Blobs.ListAsync(StorageNames.Uploads, "", cancellation))
        {
            if (UploadPath.Parse(upload.Name) is { } path && await LookAtAsync(upload, path, cancellation))
                sent++;
        }

        return sent;
    }

    private async Task<bool> LookAtAsync(BlobVersion upload, UploadPath path, CancellationToken cancellation)
    {
        var row = await store.Tables.GetAsync(StorageNames.UploadsTable, new TableKey(path.SourceName, path.Id), cancellation);
        var known = row is null ? null : UploadState.From(row);
        if (known is not null && known.IsReadAs(upload))
        {
            if (clock.Now() - known.Received >= TimeSpan.FromDays(options.RawUploadDays))
                await store.Blobs.DeleteAsync(upload.Name, upload.ETag, cancellation);
            return false;
        }

        var isKnownVersion = known?.Version == upload.ETag.ToString();
        if (isKnownVersion && known!.Status == UploadStatus.SetAside)
            return false;
        if (isKnownVersion && known!.Attempts >= options.MostAttempts)
        {
            await new Ingestion(store, clock).SetAsideAsync(upload, path, cancellation);
            return false;
        }

        // The batch of the version before counts until this one is read.
        var pending = UploadState.Of(path, upload, UploadStatus.Pending, known?.Batch ?? "") with { Attempts = isKnownVersion ? known!.Attempts + 1 : 1 };
        var condition = row is null ? WriteCondition.OnlyIfAbsent : WriteCondition.OnlyOver(row.ETag);
        await store.Tables.PutAsync(StorageNames.UploadsTable, pending.ToRow(), condition, cancellation);
        await store.Queues.PutAsync(StorageNames.IngestQueue, IngestMessage.Text(upload.Name), TimeSpan.Zero, cancellation);
        return true;
    }
}
