using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Erasures;

/// <summary>
/// The end of erasures: once readers see a night that was made without the births, everything older goes. The sweep tries it too, so
/// that an erasure whose program was killed ends by itself after the next night.
/// </summary>
internal sealed class ErasureCleanup(Store store, NightClock clock)
{
    private static readonly TimeSpan LeaseTerm = TimeSpan.FromSeconds(60);

    private readonly RunStates _runs = new(store.Tables, clock);
    private readonly ErasedUploads _uploads = new(store);

    /// <summary>False while a night without the births is still to be made, or is being made.</summary>
    public async Task<bool> TryEndAsync(CancellationToken cancellation)
    {
        var erased = await ErasedBirths.LoadAsync(store.Tables, cancellation);
        if (erased.PendingCases.Count == 0)
            return true;

        // No night may start from what is about to go.
        await using var lease = await store.Blobs.TryLeaseAsync(NightStarter.StartLock, LeaseTerm, cancellation);
        if (lease is null || await _runs.CurrentAsync(cancellation) is not { } current || !await IsCleanAsync(current, erased, cancellation))
            return false;
        if (!await DeleteAsync(current, erased, cancellation))
            return false;
        await erased.EndAsync(store.Tables, cancellation);
        return true;
    }

    private async Task<bool> IsCleanAsync(CurrentRun current, ErasedBirths erased, CancellationToken cancellation)
    {
        var plan = NightPlan.Read(await RequiredAsync(new RunPlace(current.Run).Plan, cancellation));
        if (plan.Erased != erased.Version)
            return false;
        await foreach (var run in _runs.AllAsync(cancellation))
        {
            if (run.Run != current.Run && run.Stage is RunStage.Working or RunStage.Complete)
                return false;
        }

        if (await _uploads.RewriteAsync(erased.Rows, cancellation) > 0)
            return false;
        foreach (var batch in plan.Batches)
        {
            if (await _uploads.HasAsync(batch.Path, erased.Rows, cancellation))
                return false;
        }

        return true;
    }

    /// <summary>False when somebody else writes worklists.</summary>
    private async Task<bool> DeleteAsync(CurrentRun current, ErasedBirths erased, CancellationToken cancellation)
    {
        var turn = await _runs.TakeTurnAsync(cancellation);
        if ((await _runs.CurrentAsync(cancellation))?.ETag != current.ETag)
            return false;
        var open = OpenCaseFile.Read(await RequiredAsync(new RunPlace(current.Run).WorklistRows, cancellation));
        if (await new WorklistTables(store.Tables, _runs).BringUpToDateAsync(turn, WorklistTables.OtherSlot(current), open, cancellation) is null)
            return false;
        await DeleteBatchesAsync(erased, cancellation);

        // What the current run took over from the one before goes too: it was needed only to make it.
        var kept = $"{current.Run}/";
        var previous = new RunPlace(current.Run).Previous.Path + "/";
        await foreach (var blob in store.Blobs.ListAsync(StorageNames.Runs, "", cancellation))
        {
            if (!blob.Name.Path.StartsWith(kept, StringComparison.Ordinal) || blob.Name.Path.StartsWith(previous, StringComparison.Ordinal))
                await store.Blobs.DeleteAsync(blob.Name, null, cancellation);
        }

        await foreach (var run in _runs.AllAsync(cancellation))
        {
            if (run.Run != current.Run)
                await _runs.ForgetAsync(run.Run, cancellation);
        }

        return true;
    }

    private async Task DeleteBatchesAsync(ErasedBirths erased, CancellationToken cancellation)
    {
        var needed = await _uploads.BatchesAsync(cancellation);
        await foreach (var batch in store.Blobs.ListAsync(StorageNames.Batches, "", cancellation))
        {
            if (!needed.Contains(batch.Name.Path) && await _uploads.HasAsync(batch.Name.Path, erased.Rows, cancellation))
                await store.Blobs.DeleteAsync(batch.Name, batch.ETag, cancellation);
        }
    }

    private async Task<byte[]> RequiredAsync(BlobName name, CancellationToken cancellation) =>
        await store.Blobs.ReadAsync(name, cancellation) ?? throw new InvalidOperationException("A file of the run is gone.");
}
