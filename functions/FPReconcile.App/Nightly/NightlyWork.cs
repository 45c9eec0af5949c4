using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly;

/// <summary>The work behind the triggers, on a store.</summary>
internal sealed class NightlyWork(Store store, NightClock clock, NightOptions options, EventLog log) : INightlyWork
{
    private readonly RunStates _runs = new(store.Tables, clock);
    private bool _fits;

    public Task IngestAsync(BlobName upload, CancellationToken cancellation) =>
        TimedAsync("ingest", () => new Ingestion(store, clock).IngestAsync(upload, cancellation), cancellation);

    public async Task<NightlyStart> StartNightAsync(NightTimer timer, CancellationToken cancellation)
    {
        await CheckFormatAsync(cancellation);
        var start = await new NightStarter(store, clock).StartAsync(cancellation);
        log.Tell("night", LogFact.Id("outcome", start.Outcome.ToString()), LogFact.Id("run", start.RunId));

        // Whoever waits for the night's end hears of it also when there is nothing new to be seen.
        if (start is { Outcome: NightlyOutcome.NothingToDo, RunId: { } current } && (await _runs.CurrentAsync(cancellation))?.Run == current)
            log.Tell(AlertEvents.NightPublished, LogFact.Id("run", current));
        return start;
    }

    public Task RunPartAsync(string message, CancellationToken cancellation) =>
        TimedAsync("part", () => new RunWork(store, clock, options, log).DoAsync(message, cancellation), cancellation);

    public Task PublishAsync(string message, CancellationToken cancellation) =>
        RunId.IsValid(message)
            ? TimedAsync("publish", () => new Publisher(store, clock, log).PublishAsync(message, cancellation), cancellation)
            : throw new FormatException("The message names no run.");

    public async Task<int> SweepInboxAsync(CancellationToken cancellation)
    {
        await CheckFormatAsync(cancellation);
        var sent = await new Sweep(store, clock, options).RunAsync(cancellation);
        await new ErasureCleanup(store, clock).TryEndAsync(cancellation);
        await new Retention(store, clock, options).RunAsync(cancellation);
        return sent;
    }

    private async Task TimedAsync(string step, Func<Task> work, CancellationToken cancellation)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await CheckFormatAsync(cancellation);
        await work();
        Telemetry.Durations.Record(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("step", step));
    }

    // Once: a program is not changed while it runs, and a newer one that upgrades the store stops this one first.
    private async Task CheckFormatAsync(CancellationToken cancellation)
    {
        if (_fits)
            return;
        await StoreFormat.EnsureAsync(store, cancellation);
        _fits = true;
    }
}
