using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Storage;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>
/// Reads uploads into batches. Whatever is said of an upload, and however often, its current version is read and kept once: the
/// batch is named after its bytes, and the row of the upload is only written over the row that was read before.
/// </summary>
internal sealed class Ingestion(Store store, NightClock clock)
{
    private const string GaveUp = "reading the file failed again and again: send it once more, or ask for help with it";

    /// <summary>Reads an upload. Nothing happens when this version was read before, or when it is gone.</summary>
    public async Task IngestAsync(BlobName upload, CancellationToken cancellation)
    {
        if (UploadPath.Parse(upload) is not { } path)
            return;
        using var configuration = await NightConfiguration.LoadAsync(store.Blobs, NightConfiguration.Latest, clock.AsOf(), cancellation);
        var isSettled = false;
        while (!isSettled)
            isSettled = await TryIngestAsync((upload, path), configuration, cancellation);
    }

    /// <summary>Notes that an upload could not be read in many attempts. Its batch says so, so that nobody takes its births for missing.</summary>
    public async Task SetAsideAsync(BlobVersion upload, UploadPath path, CancellationToken cancellation)
    {
        using var configuration = await NightConfiguration.LoadAsync(store.Blobs, NightConfiguration.Latest, clock.AsOf(), cancellation);
        var row = await RowAsync(path, cancellation);
        var batch = UploadBatch.OfProblem(path, new FileProblem(path.DisplayName, FileProblemCode.Unreadable, GaveUp), configuration);
        await PutAsync(UploadState.Of(path, upload, UploadStatus.SetAside, await KeepAsync(path, batch, cancellation)), row, cancellation);
    }

    // False when somebody else wrote the row of the upload meanwhile: then another version may count.
    private async Task<bool> TryIngestAsync((BlobName Blob, UploadPath Path) upload, NightConfiguration configuration, CancellationToken cancellation)
    {
        var row = await RowAsync(upload.Path, cancellation);
        await using var content = await store.Blobs.OpenAsync(upload.Blob, cancellation);
        if (content is null || (row is not null && UploadState.From(row).IsReadAs(content.Version)))
            return true;
        using var folder = new WorkFolder();
        var file = folder.Path("upload", "file");
        await CopyAsync(content.Stream, file, cancellation);
        var batch = UploadBatch.Read(upload.Path, file, configuration, await ErasedBirths.LoadAsync(store.Tables, cancellation));
        var status = batch.HasProblem ? UploadStatus.Unreadable : UploadStatus.Ingested;
        var kept = await KeepAsync(upload.Path, batch, cancellation);
        return await PutAsync(UploadState.Of(upload.Path, content.Version, status, kept), row, cancellation);
    }

    private async Task<string> KeepAsync(UploadPath path, UploadBatch batch, CancellationToken cancellation)
    {
        var name = UploadBatch.PlaceOf(path.SourceName, path.Id, batch.Bytes);
        await store.Blobs.WriteAsync(name, batch.Bytes, cancellation);
        return name.Path;
    }

    private Task<TableRow?> RowAsync(UploadPath path, CancellationToken cancellation) =>
        store.Tables.GetAsync(StorageNames.UploadsTable, new TableKey(path.SourceName, path.Id), cancellation);

    private async Task<bool> PutAsync(UploadState state, TableRow? over, CancellationToken cancellation)
    {
        var condition = over is null ? WriteCondition.OnlyIfAbsent : WriteCondition.OnlyOver(over.ETag);
        return await store.Tables.PutAsync(StorageNames.UploadsTable, state.ToRow(), condition, cancellation) is not null;
    }

    private static async Task CopyAsync(Stream from, string path, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        await from.CopyToAsync(file, cancellation);
    }
}
