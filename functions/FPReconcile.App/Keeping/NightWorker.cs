using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Keeping;

/// <summary>Does the messages of a night in this process, beside whoever else does them.</summary>
internal sealed class NightWorker(Store store, INightlyWork work, EventLog log, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a message waits after a failure, and than a part of a night takes.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(30);

    /// <summary>Works until there is nothing left to do.</summary>
    /// <exception cref="RunFailedException">Nothing happened for a long time.</exception>
    public async Task WorkAsync(Func<CancellationToken, Task<bool>> isDone, CancellationToken cancellation)
    {
        var parts = new QueueConsumer(store.Queues, StorageNames.PartitionQueue, work.RunPartAsync, (log, time));
        var publish = new QueueConsumer(store.Queues, StorageNames.PublishQueue, work.PublishAsync, (log, time));
        var lastMove = time.GetUtcNow();
        while (!await isDone(cancellation))
        {
            if (await parts.TakeOneAsync(cancellation) || await publish.TakeOneAsync(cancellation))
                lastMove = time.GetUtcNow();
            else if (time.GetUtcNow() - lastMove > MostPatience)
                throw new RunFailedException("the night stands still: look for messages that were set aside, and run the same command again");
            else
                await Task.Delay(Pause, time, cancellation);
        }
    }
}
