using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The process is dead.</summary>
internal sealed class CrashException : Exception;

/// <summary>
/// A store whose process dies at one of its operations, before or after it was done; from then on nothing more is done. It is the
/// exact form of a kill: every point between two operations can be tried.
/// </summary>
/// <param name="inner">The store that lives on.</param>
/// <param name="diesAt">Number of the operation, from 1; after the last one nobody dies.</param>
/// <param name="isDone">Whether the operation itself is still done.</param>
internal sealed class CrashingStore(Store inner, int diesAt, bool isDone)
{
    private int _operations;

    /// <summary>Operations so far.</summary>
    public int Operations => _operations;

    public bool IsDead => _operations >= diesAt;

    public Store ToStore() => new(new Blobs(inner.Blobs, this), new Tables(inner.Tables, this), new Queues(inner.Queues, this));

    private async Task<T> DoAsync<T>(Func<Task<T>> operation)
    {
        var number = Interlocked.Increment(ref _operations);
        if (number > diesAt || (number == diesAt && !isDone))
            throw new CrashException();
        var result = await operation();
        return number == diesAt ? throw new CrashException() : result;
    }

    private Task DoAsync(Func<Task> operation) => DoAsync(async () =>
    {
        await operation();
        return 0;
    });

    private async IAsyncEnumerable<T> EachAsync<T>(Func<IAsyncEnumerable<T>> operation)
    {
        var items = await DoAsync(() => Task.FromResult(operation()));
        await foreach (var item in items)
            yield return item;
    }

    private sealed class Blobs(IBlobStore inner, CrashingStore life) : IBlobStore
    {
        public Task CreateContainerAsync(string container, CancellationToken cancellation) => life.DoAsync(() => inner.CreateContainerAsync(container, cancellation));

        public Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation) => life.DoAsync(() => inner.FindAsync(name, cancellation));

        public Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation) => life.DoAsync(() => inner.OpenAsync(name, cancellation));

        public Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation) =>
            life.DoAsync(() => inner.ReadRangeAsync(name, offset, count, cancellation));

        public Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation) =>
            life.DoAsync(() => inner.PutAsync(name, content, condition, cancellation));

        public Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation) => life.DoAsync(() => inner.DeleteAsync(name, ifMatch, cancellation));

        public IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, CancellationToken cancellation) =>
            life.EachAsync(() => inner.ListAsync(container, prefix, cancellation));

        public async Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation) =>
            await life.DoAsync(() => inner.TryLeaseAsync(name, duration, cancellation)) is { } lease ? new Lease(lease, life) : null;
    }

    /// <summary>Whoever is dead gives nothing back.</summary>
    private sealed class Lease(IBlobLease inner, CrashingStore life) : IBlobLease
    {
        public Task<bool> RenewAsync(CancellationToken cancellation) => life.DoAsync(() => inner.RenewAsync(cancellation));

        public async ValueTask DisposeAsync()
        {
            if (!life.IsDead)
                await life.DoAsync(() => inner.DisposeAsync().AsTask());
        }
    }

    private sealed class Tables(ITableStore inner, CrashingStore life) : ITableStore
    {
        public Task CreateTableAsync(string table, CancellationToken cancellation) => life.DoAsync(() => inner.CreateTableAsync(table, cancellation));

        public Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation) => life.DoAsync(() => inner.GetAsync(table, key, cancellation));

        public IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, CancellationToken cancellation) =>
            life.EachAsync(() => inner.QueryAsync(table, partition, cancellation));

        public Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation) =>
            life.DoAsync(() => inner.PageAsync(table, partition, page, cancellation));

        public Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation) =>
            life.DoAsync(() => inner.PutAsync(table, row, condition, cancellation));

        public Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation) =>
            life.DoAsync(() => inner.DeleteAsync(table, key, ifMatch, cancellation));

        public Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation) =>
            life.DoAsync(() => inner.TransactAsync(table, changes, cancellation));
    }

    private sealed class Queues(IQueueStore inner, CrashingStore life) : IQueueStore
    {
        public Task CreateQueueAsync(string queue, CancellationToken cancellation) => life.DoAsync(() => inner.CreateQueueAsync(queue, cancellation));

        public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation) => life.DoAsync(() => inner.PutAsync(queue, text, delay, cancellation));

        public Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
            life.DoAsync(() => inner.TakeAsync(queue, visibleAgainAfter, cancellation));

        public Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
            life.DoAsync(() => inner.ExtendAsync(queue, message, visibleAgainAfter, cancellation));

        public Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation) => life.DoAsync(() => inner.DoneAsync(queue, message, cancellation));

        public Task<int> CountAsync(string queue, CancellationToken cancellation) => life.DoAsync(() => inner.CountAsync(queue, cancellation));
    }
}
