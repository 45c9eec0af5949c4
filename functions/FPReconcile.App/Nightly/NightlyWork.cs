using FPReconcile.App.Observability;
using FPReconcile.App.Storage;
using FPReconcile.App.Triggers;

namespace FPReconcile.App.Nightly;

/// <summary>The work behind the triggers, on a store.</summary>
internal sealed class NightlyWork(Store store, NightClock clock, NightOptions options, EventLog log) : INightlyWork
{
    private readonly RunStates _runs = new(store.Tables, clock);

    public Task IngestAsync(BlobName upload, CancellationToken cancellation) =>
        TimedAsync("ingest", () => new Ingestion(store, clock).IngestAsync(upload, cancellation));

    public async Task<NightlyStart> StartNightAsync(NightTimer timer, CancellationToken cancellation)
    {
        var start = await new NightStarter(store, clock).StartAsync(cancellation);
        log.Tell("night", LogFact.Id("outcome", start.Outcome.ToString()), LogFact.Id("run", start.RunId));

        // Whoever waits for the night's end hears of it also when there is nothing new to be seen.
        if (start is { Outcome: NightlyOutcome.NothingToDo, RunId: { } current } && (await _runs.CurrentAsync(cancellation))?.Run == current)
            log.Tell(AlertEvents.NightPublished, LogFact.Id("run", current));
        return start;
    }

    public Task RunPartAsync(string message, CancellationToken cancellation) =>
        TimedAsync("part", () => new RunWork(store, clock, options, log).DoAsync(message, cancellation));

    public Task PublishAsync(string message, CancellationToken cancellation) =>
        RunId.IsValid(message)
            ? TimedAsync("publish", () => new Publisher(store, clock, log).PublishAsync(message, cancellation))
            : throw new FormatException("The message names no run.");

    public async Task<int> SweepInboxAsync(CancellationToken cancellation)
    {
        var sent = await new Sweep(store, clock, options).RunAsync(cancellation);
        await new Retention(store, clock, options).RunAsync(cancellation);
        return sent;
    }

    private static async Task TimedAsync(string step, Func<Task> work)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await work();
        Telemetry.Durations.Record(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("step", step));
    }
}
