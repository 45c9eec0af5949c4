using Azure;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;

namespace FPReconcile.App.Nightly.Erasures;

/// <summary>Takes erased births out of what was read of uploads, and deletes the raw files that hold them.</summary>
internal sealed class ErasedUploads(Store store)
{
    /// <summary>How many batches hold rows of erased births, and how many rows.</summary>
    public async Task<(int Batches, int Rows)> CountAsync(ErasedRows erased, CancellationToken cancellation)
    {
        var (batches, rows) = (0, 0);
        foreach (var upload in await AllAsync(cancellation))
        {
            var count = (await WithoutAsync(upload.Batch, erased, cancellation))?.Rows ?? 0;
            (batches, rows) = (batches + (count > 0 ? 1 : 0), rows + count);
        }

        return (batches, rows);
    }

    /// <summary>Writes every batch that holds such rows anew, without them; gives their number.</summary>
    public async Task<int> RewriteAsync(ErasedRows erased, CancellationToken cancellation)
    {
        var rewritten = 0;
        foreach (var upload in await AllAsync(cancellation))
        {
            if (await RewriteAsync(upload.Key, erased, cancellation))
                rewritten++;
        }

        return rewritten;
    }

    /// <summary>Whether a batch holds such rows.</summary>
    public async Task<bool> HasAsync(string batch, ErasedRows erased, CancellationToken cancellation) =>
        await WithoutAsync(batch, erased, cancellation) is { Rows: > 0 };

    /// <summary>Batches that uploads refer to.</summary>
    public async Task<HashSet<string>> BatchesAsync(CancellationToken cancellation) =>
        (await AllAsync(cancellation)).Select(upload => upload.Batch).ToHashSet(StringComparer.Ordinal);

    private async Task<bool> RewriteAsync(TableKey key, ErasedRows erased, CancellationToken cancellation)
    {
        // Somebody may send the file anew meanwhile: then what was read of it then counts, and is looked at again.
        while (await store.Tables.GetAsync(StorageNames.UploadsTable, key, cancellation) is { } row)
        {
            var upload = UploadState.From(row);
            if (await WithoutAsync(upload.Batch, erased, cancellation) is not { Rows: > 0 } left)
                return false;

            // Before its batch is replaced: afterwards nothing tells that the file holds the birth.
            await store.Blobs.DeleteAsync(new BlobName(StorageNames.Uploads, upload.DisplayName), new ETag(upload.Version), cancellation);
            var bytes = BatchWriter.Write(left.Batch);
            var place = UploadBatch.PlaceOf(upload.SourceName, upload.Id, bytes);
            await store.Blobs.WriteAsync(place, bytes, cancellation);
            if (await store.Tables.PutAsync(StorageNames.UploadsTable, (upload with { Batch = place.Path }).ToRow(), WriteCondition.OnlyOver(row.ETag), cancellation) is not null)
                return true;
        }

        return false;
    }

    private async Task<ErasedBatch?> WithoutAsync(string batch, ErasedRows erased, CancellationToken cancellation) =>
        batch.Length > 0 && await store.Blobs.ReadAsync(new BlobName(StorageNames.Batches, batch), cancellation) is { } bytes
            ? BatchErasure.Without(BatchReader.Read(bytes), erased)
            : null;

    private async Task<List<UploadState>> AllAsync(CancellationToken cancellation)
    {
        var uploads = new List<UploadState>();
        await foreach (var row in store.Tables.QueryAsync(StorageNames.UploadsTable, null, cancellation))
            uploads.Add(UploadState.From(row));
        return uploads;
    }
}
