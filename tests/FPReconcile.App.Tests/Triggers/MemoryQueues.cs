using System.Globalization;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Queues in memory, with the rules of the real ones.</summary>
internal sealed class MemoryQueues(TimeProvider time) : IQueueStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Entry>> _queues = new(StringComparer.Ordinal);
    private int _receipts;

    /// <summary>Texts of a queue, hidden ones too.</summary>
    public IReadOnlyList<string> Texts(string queue)
    {
        lock (_lock)
            return [.. Queue(queue).Select(entry => entry.Text)];
    }

    /// <summary>Lets somebody else take every message of a queue.</summary>
    public void Lose(string queue)
    {
        lock (_lock)
            Queue(queue).ForEach(entry => entry.Receipt = null);
    }

    public Task CreateQueueAsync(string queue, CancellationToken cancellation) => Task.CompletedTask;

    public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation)
    {
        lock (_lock)
            Queue(queue).Add(new Entry(Guid.NewGuid().ToString("N"), text) { VisibleFrom = time.GetUtcNow() + delay });
        return Task.CompletedTask;
    }

    public Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var entry = Queue(queue).Find(candidate => candidate.VisibleFrom <= time.GetUtcNow());
            if (entry is null)
                return Task.FromResult<QueueMessage?>(null);
            entry.DequeueCount++;
            return Task.FromResult<QueueMessage?>(Hide(entry, visibleAgainAfter));
        }
    }

    public Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(Own(queue, message) is { } entry ? Hide(entry, visibleAgainAfter) : null);
    }

    public Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(Own(queue, message) is { } entry && Queue(queue).Remove(entry));
    }

    public Task<int> CountAsync(string queue, CancellationToken cancellation) => Task.FromResult(Texts(queue).Count);

    private QueueMessage Hide(Entry entry, TimeSpan span)
    {
        entry.VisibleFrom = time.GetUtcNow() + span;
        entry.Receipt = (++_receipts).ToString(CultureInfo.InvariantCulture);
        return new QueueMessage(entry.Id, entry.Receipt, entry.Text, entry.DequeueCount);
    }

    private Entry? Own(string queue, QueueMessage message) =>
        Queue(queue).Find(entry => entry.Id == message.Id && entry.Receipt == message.Receipt);

    private List<Entry> Queue(string queue)
    {
        if (!_queues.TryGetValue(queue, out var entries))
            _queues[queue] = entries = [];
        return entries;
    }

    private sealed class Entry(string id, string text)
    {
        public string Id { get; } = id;

        public string Text { get; } = text;

        public string? Receipt { get; set; }

        public DateTimeOffset VisibleFrom { get; set; }

        public int DequeueCount { get; set; }
    }
}
