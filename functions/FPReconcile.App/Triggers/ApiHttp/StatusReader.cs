using FPReconcile.App.Commands;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Triggers.ApiHttp;

/// <summary>Asks the store how much waits. Storage that does not answer in time is told as such.</summary>
internal sealed class StatusReader(Lazy<Store> store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset _started = time.GetUtcNow();

    public async Task<StatusReport> ReadAsync(CancellationToken cancellation) =>
        new(ProgramVersion.Text, _started, time.GetUtcNow(), await QueuesAsync(cancellation));

    private async Task<IReadOnlyList<QueueCounts>?> QueuesAsync(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await Task.Run(() => CountAsync(end.Token), cancellation).WaitAsync(Patience, time, cancellation);
        }
#pragma warning disable CA1031 // whatever storage fails with, the report is about that
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await end.CancelAsync();
            return null;
        }
    }

    private async Task<IReadOnlyList<QueueCounts>> CountAsync(CancellationToken cancellation)
    {
        var queues = store.Value.Queues;
        var counts = new List<QueueCounts>();
        foreach (var queue in StorageNames.Queues)
            counts.Add(new QueueCounts(queue, await queues.CountAsync(queue, cancellation), await queues.CountAsync(StorageNames.PoisonOf(queue), cancellation)));
        return counts;
    }
}
