using System.Collections.Concurrent;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>Queues of a server whose clock cannot be moved: nothing waits for its time, and what was taken can be shown again.</summary>
internal sealed class HurriedQueues(IQueueStore inner) : IQueueStore
{
    private readonly ConcurrentDictionary<string, (string Queue, QueueMessage Message)> _taken = new(StringComparer.Ordinal);

    /// <summary>Makes every message visible that was taken and not done.</summary>
    public async Task ShowAllAsync()
    {
        foreach (var (id, (queue, message)) in _taken)
        {
            await inner.ExtendAsync(queue, message, TimeSpan.Zero, default);
            _taken.TryRemove(id, out _);
        }
    }

    public Task CreateQueueAsync(string queue, CancellationToken cancellation) => inner.CreateQueueAsync(queue, cancellation);

    public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation) => inner.PutAsync(queue, text, TimeSpan.Zero, cancellation);

    public async Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
        Keep(queue, await inner.TakeAsync(queue, visibleAgainAfter, cancellation));

    public async Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
        Keep(queue, await inner.ExtendAsync(queue, message, visibleAgainAfter, cancellation));

    public Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        _taken.TryRemove(message.Id, out _);
        return inner.DoneAsync(queue, message, cancellation);
    }

    public Task<int> CountAsync(string queue, CancellationToken cancellation) => inner.CountAsync(queue, cancellation);

    private QueueMessage? Keep(string queue, QueueMessage? message)
    {
        if (message is not null)
            _taken[message.Id] = (queue, message);
        return message;
    }
}
