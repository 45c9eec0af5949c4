using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Observability;
using FPReconcile.App.Output;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>
/// Makes a run visible: the rows of its worklists first, then one write of the pointer over the run before it. A lease keeps two from
/// working at the same time for nothing; that a turn is taken keeps who lost the lease unawares from spoiling what the other one writes.
/// </summary>
internal sealed class Publisher(Store store, NightClock clock, EventLog log)
{
    /// <summary>Held while a run is made visible: two that write to the place which nobody sees would mix.</summary>
    public static readonly BlobName PublishLock = new(StorageNames.Reference, "publish.lock");

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    private readonly RunStates _runs = new(store.Tables, clock);
    private readonly CaseMoves _moves = new(store);

    public async Task PublishAsync(string run, CancellationToken cancellation)
    {
        await using var lease = await LeaseKeeper.TryTakeAsync(store.Blobs, PublishLock, cancellation);
        if (lease is null || !await TryPublishAsync(run, lease.Held))
            await store.Queues.PutAsync(StorageNames.PublishQueue, run, LookAgainAfter, cancellation);
    }

    /// <summary>False when somebody else publishes: our lease ended while we stood still.</summary>
    private async Task<bool> TryPublishAsync(string run, CancellationToken cancellation)
    {
        var place = new RunPlace(run);
        var turn = await _runs.TakeTurnAsync(cancellation);
        var current = await _runs.CurrentAsync(cancellation);
        if (current?.Run == run)
        {
            await EndAsync(run, cancellation);
            return true;
        }

        var plan = NightPlan.Read(await RequiredAsync(place.Plan, cancellation));
        if (current?.Run != plan.Previous || await _runs.FindAsync(run, cancellation) is not { Stage: RunStage.Complete })
        {
            // Another run was published meanwhile, and this one carries on the cases of the run before that.
            await _runs.MoveAsync(run, RunStage.Superseded, "", cancellation);
            return true;
        }

        // Whoever made that run visible may have been killed before it ended; what it left is not made anew by this one.
        if (current is not null)
            await FreezeAsync(current.Run, cancellation);
        var slot = WorklistTables.OtherSlot(current);
        var rows = await RequiredAsync(place.WorklistRows, cancellation);
        if (await new WorklistTables(store.Tables, _runs).BringUpToDateAsync(turn, slot, OpenCaseFile.Read(rows), cancellation) is not { } written)
            return false;
        log.Tell("worklists", LogFact.Id("run", run), LogFact.Count("rows_changed", written));
        var next = new CurrentRun(run, plan.Inputs, plan.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), slot);
        var moves = await _moves.CopyAsync(current?.Run, OpenCaseFile.Read(rows).Select(row => (row.CaseId, row.AreaCode)), cancellation);
        if (!await _runs.PointAsync(next, current, turn, cancellation))
            return false;
        await _moves.EndAsync(moves, cancellation);
        await EndAsync(run, cancellation);
        return true;
    }

    // The model is kept only when there is none: nights use one model until somebody takes it away.
    private async Task EndAsync(string run, CancellationToken cancellation)
    {
        var place = new RunPlace(run);
        var manifest = JsonNode.Parse(await RequiredAsync(place.OutputFile(RunFiles.ManifestName), cancellation))!;
        var figures = await RunFigures.OfAsync(store.Blobs, place, manifest, cancellation);
        using var model = new MemoryStream(ModelOf(manifest), writable: false);
        await store.Blobs.PutAsync(NightConfiguration.LatestModel, model, WriteCondition.OnlyIfAbsent, cancellation);
        await FreezeAsync(run, cancellation);
        if (await _runs.MoveToPublishedAsync(run, figures, cancellation))
            RunMetrics.Count(manifest, figures, await RequiredAsync(place.Changes, cancellation));
        log.Tell(AlertEvents.NightPublished, LogFact.Id("run", run));
    }

    private async Task FreezeAsync(string run, CancellationToken cancellation)
    {
        if (await new FrozenVintages(store).FreezeAsync(run, cancellation) is > 0 and var frozen)
            log.Tell("vintages_frozen", LogFact.Id("run", run), LogFact.Count("vintages", frozen));
    }

    // The model outlives the run: the records of its cases must not.
    private static byte[] ModelOf(JsonNode manifest)
    {
        manifest["cases"] = new JsonArray();
        return Encoding.UTF8.GetBytes(manifest.ToJsonString());
    }

    private async Task<byte[]> RequiredAsync(BlobName name, CancellationToken cancellation) =>
        await store.Blobs.ReadAsync(name, cancellation) ?? throw new InvalidOperationException("A file of the run is gone.");
}
