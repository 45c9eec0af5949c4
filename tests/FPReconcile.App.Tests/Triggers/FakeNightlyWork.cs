using System.Collections.Concurrent;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Notes what it is asked for, and does what a test says.</summary>
internal sealed class FakeNightlyWork : INightlyWork
{
    public ConcurrentQueue<BlobName> Ingested { get; } = [];

    public ConcurrentQueue<NightTimer> Nights { get; } = [];

    public ConcurrentQueue<string> Parts { get; } = [];

    public ConcurrentQueue<string> Published { get; } = [];

    public int Sweeps { get; private set; }

    public NightlyStart Start { get; set; } = new(NightlyOutcome.Started, "run-1");

    public int Found { get; set; }

    /// <summary>What every piece of work does besides.</summary>
    public Func<CancellationToken, Task> During { get; set; } = _ => Task.CompletedTask;

    public Task IngestAsync(BlobName upload, CancellationToken cancellation)
    {
        Ingested.Enqueue(upload);
        return During(cancellation);
    }

    public async Task<NightlyStart> StartNightAsync(NightTimer timer, CancellationToken cancellation)
    {
        Nights.Enqueue(timer);
        await During(cancellation);
        return Start;
    }

    public Task RunPartAsync(string message, CancellationToken cancellation)
    {
        Parts.Enqueue(message);
        return During(cancellation);
    }

    public Task PublishAsync(string message, CancellationToken cancellation)
    {
        Published.Enqueue(message);
        return During(cancellation);
    }

    public async Task<int> SweepInboxAsync(CancellationToken cancellation)
    {
        Sweeps++;
        await During(cancellation);
        return Found;
    }
}
