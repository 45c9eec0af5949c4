using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Status;

/// <summary>Asks the store how nights are going and how much waits. Storage that does not answer in time is told as such.</summary>
internal sealed class StatusReader(Lazy<Store> store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset _started = time.GetUtcNow();

    public async Task<StatusReport> ReadAsync(CancellationToken cancellation) =>
        new(ProgramVersion.Text, _started, time.GetUtcNow(), await TryAsync(StoreAsync, cancellation));

    /// <summary>Whether the store answers: little work, for it is asked often.</summary>
    public async Task<bool> IsStorageReachableAsync(CancellationToken cancellation) => await TryAsync(QueuesAsync, cancellation) is not null;

    private async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
        where T : class
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await Task.Run(() => read(end.Token), cancellation).WaitAsync(Patience, time, cancellation);
        }
#pragma warning disable CA1031 // whatever storage fails with, the report is about that
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await end.CancelAsync();
            return null;
        }
    }

    private async Task<StoreStatus> StoreAsync(CancellationToken cancellation)
    {
        var queues = await QueuesAsync(cancellation);
        var told = queues.First(queue => queue.Queue == StorageNames.IngestQueue).Waiting;
        return new StoreStatus(queues, await UploadsAsync(told, cancellation), await NightAsync(cancellation));
    }

    private async Task<IReadOnlyList<QueueCounts>> QueuesAsync(CancellationToken cancellation)
    {
        var queues = store.Value.Queues;
        var counts = new List<QueueCounts>();
        foreach (var queue in StorageNames.Queues)
            counts.Add(new QueueCounts(queue, await queues.CountAsync(queue, cancellation), await queues.CountAsync(StorageNames.PoisonOf(queue), cancellation)));
        return counts;
    }

    private async Task<UploadCounts> UploadsAsync(int told, CancellationToken cancellation)
    {
        var counts = new int[Enum.GetValues<UploadStatus>().Length];
        await foreach (var row in store.Value.Tables.QueryAsync(StorageNames.UploadsTable, null, cancellation))
            counts[(int)UploadState.From(row).Status]++;

        // What the sweep found has a message too; an event without a row is a file that nobody has looked at.
        return new UploadCounts(Math.Max(told, counts[(int)UploadStatus.Pending]), counts[(int)UploadStatus.Ingested], counts[(int)UploadStatus.Unreadable], counts[(int)UploadStatus.SetAside]);
    }

    private async Task<NightStatus> NightAsync(CancellationToken cancellation)
    {
        var states = new RunStates(store.Value.Tables, new NightClock(time, null));
        var shown = await states.CurrentAsync(cancellation);
        RunState? running = null;
        RunState? last = null;
        await foreach (var run in states.AllAsync(cancellation))
        {
            if (run.IsOpen)
                running = running is null || run.Started > running.Started ? run : running;
            else
                last = last is null || run.Changed > last.Changed ? run : last;
        }

        return new NightStatus(shown, running, last);
    }
}
