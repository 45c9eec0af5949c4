using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>Deletes what is no longer needed: old nights, batches that neither an upload nor a kept night refers to, and filled-in worklists that nobody applied.</summary>
internal sealed class Retention(Store store, NightClock clock, NightOptions options)
{
    // What is being written right now is not yet referred to.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private readonly RunStates _runs = new(store.Tables, clock);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var kept = await DeleteOldRunsAsync(cancellation);
        await DeleteOldBatchesAsync(kept, cancellation);
        await DeleteOldImportsAsync(cancellation);
    }

    // Notes in them may name somebody: they go as raw files do.
    private async Task DeleteOldImportsAsync(CancellationToken cancellation)
    {
        await foreach (var import in store.Blobs.ListAsync(StorageNames.Reference, StorageNames.ReviewImports, cancellation))
        {
            if (clock.Now() - import.LastModified >= TimeSpan.FromDays(options.RawUploadDays))
                await store.Blobs.DeleteAsync(import.Name, import.ETag, cancellation);
        }
    }

    private async Task<HashSet<string>> DeleteOldRunsAsync(CancellationToken cancellation)
    {
        var current = await _runs.CurrentAsync(cancellation);
        var states = new List<RunState>();
        await foreach (var state in _runs.AllAsync(cancellation))
            states.Add(state);
        var kept = states.Where(state => state.Stage == RunStage.Published).OrderByDescending(state => state.Changed).Take(options.KeepRuns)
            .Concat(states.Where(state => state.Stage is RunStage.Working or RunStage.Complete || clock.Now() - state.Changed < Grace))
            .Select(state => state.Run).ToHashSet(StringComparer.Ordinal);
        if (current is not null)
            kept.Add(current.Run);
        foreach (var state in states.Where(state => !kept.Contains(state.Run)))
        {
            await DeleteAsync(StorageNames.Runs, state.Run + "/", cancellation);
            await _runs.ForgetAsync(state.Run, cancellation);
        }

        return kept;
    }

    private async Task DeleteOldBatchesAsync(HashSet<string> runs, CancellationToken cancellation)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.Tables.QueryAsync(StorageNames.UploadsTable, null, cancellation))
            needed.Add(UploadState.From(row).Batch);
        foreach (var run in runs)
        {
            if (await store.Blobs.ReadAsync(new RunPlace(run).Plan, cancellation) is { } plan)
                needed.UnionWith(NightPlan.Read(plan).Batches.Select(batch => batch.Path));
        }

        await foreach (var batch in store.Blobs.ListAsync(StorageNames.Batches, "", cancellation))
        {
            if (!needed.Contains(batch.Name.Path) && clock.Now() - batch.LastModified >= Grace)
                await store.Blobs.DeleteAsync(batch.Name, batch.ETag, cancellation);
        }
    }

    private async Task DeleteAsync(string container, string prefix, CancellationToken cancellation)
    {
        await foreach (var blob in store.Blobs.ListAsync(container, prefix, cancellation))
            await store.Blobs.DeleteAsync(blob.Name, null, cancellation);
    }
}
