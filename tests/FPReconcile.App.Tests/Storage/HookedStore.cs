using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Storage;

/// <summary>An operation on a store.</summary>
/// <param name="Name">Method of the port.</param>
/// <param name="Place">Container, table or queue.</param>
/// <param name="IsWrite">Whether it may change something.</param>
internal readonly record struct StoreCall(string Name, string Place, bool IsWrite)
{
    /// <summary>The call that gives a lease back.</summary>
    public bool IsRelease => Name == nameof(IBlobLease.DisposeAsync);
}

/// <summary>Stands around each operation on a store: does it, or not, or something else before or after it.</summary>
internal delegate Task StoreHook(StoreCall call, Func<Task> operation);

/// <summary>A store with a hook around every operation. Listings are one operation: their beginning.</summary>
internal static class HookedStore
{
    public static Store Of(Store inner, StoreHook hook) => new(new Blobs(inner.Blobs, hook), new Tables(inner.Tables, hook), new Queues(inner.Queues, hook));

    private static async Task<T> AroundAsync<T>(this StoreHook hook, StoreCall call, Func<Task<T>> operation)
    {
        T result = default!;
        await hook(call, async () => result = await operation());
        return result;
    }

    private static async IAsyncEnumerable<T> AroundAsync<T>(this StoreHook hook, StoreCall call, Func<IAsyncEnumerable<T>> operation)
    {
        await hook(call, static () => Task.CompletedTask);
        await foreach (var item in operation())
            yield return item;
    }

    private static StoreCall Read(string name, string place) => new(name, place, IsWrite: false);

    private static StoreCall Write(string name, string place) => new(name, place, IsWrite: true);

    private sealed class Blobs(IBlobStore inner, StoreHook hook) : IBlobStore
    {
        public Task CreateContainerAsync(string container, CancellationToken cancellation) =>
            hook(Write(nameof(CreateContainerAsync), container), () => inner.CreateContainerAsync(container, cancellation));

        public Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation) => hook.AroundAsync(Read(nameof(FindAsync), name.Container), () => inner.FindAsync(name, cancellation));

        public Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation) => hook.AroundAsync(Read(nameof(OpenAsync), name.Container), () => inner.OpenAsync(name, cancellation));

        public Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation) =>
            hook.AroundAsync(Read(nameof(ReadRangeAsync), name.Container), () => inner.ReadRangeAsync(name, offset, count, cancellation));

        public Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(PutAsync), name.Container), () => inner.PutAsync(name, content, condition, cancellation));

        public Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(DeleteAsync), name.Container), () => inner.DeleteAsync(name, ifMatch, cancellation));

        public IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, CancellationToken cancellation) =>
            hook.AroundAsync(Read(nameof(ListAsync), container), () => inner.ListAsync(container, prefix, cancellation));

        public async Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation)
        {
            var lease = await hook.AroundAsync(Write(nameof(TryLeaseAsync), name.Container), () => inner.TryLeaseAsync(name, duration, cancellation));
            return lease is null ? null : new Lease(lease, name, hook);
        }
    }

    private sealed class Lease(IBlobLease inner, BlobName name, StoreHook hook) : IBlobLease
    {
        public Task<bool> RenewAsync(CancellationToken cancellation) => hook.AroundAsync(Write(nameof(RenewAsync), name.Container), () => inner.RenewAsync(cancellation));

        public async ValueTask DisposeAsync() => await hook(Write(nameof(DisposeAsync), name.Container), () => inner.DisposeAsync().AsTask());
    }

    private sealed class Tables(ITableStore inner, StoreHook hook) : ITableStore
    {
        public Task CreateTableAsync(string table, CancellationToken cancellation) => hook(Write(nameof(CreateTableAsync), table), () => inner.CreateTableAsync(table, cancellation));

        public Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation) => hook.AroundAsync(Read(nameof(GetAsync), table), () => inner.GetAsync(table, key, cancellation));

        public IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, CancellationToken cancellation) =>
            hook.AroundAsync(Read(nameof(QueryAsync), table), () => inner.QueryAsync(table, partition, cancellation));

        public Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation) =>
            hook.AroundAsync(Read(nameof(PageAsync), table), () => inner.PageAsync(table, partition, page, cancellation));

        public Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(PutAsync), table), () => inner.PutAsync(table, row, condition, cancellation));

        public Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(DeleteAsync), table), () => inner.DeleteAsync(table, key, ifMatch, cancellation));

        public Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(TransactAsync), table), () => inner.TransactAsync(table, changes, cancellation));
    }

    private sealed class Queues(IQueueStore inner, StoreHook hook) : IQueueStore
    {
        public Task CreateQueueAsync(string queue, CancellationToken cancellation) => hook(Write(nameof(CreateQueueAsync), queue), () => inner.CreateQueueAsync(queue, cancellation));

        public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation) =>
            hook(Write(nameof(PutAsync), queue), () => inner.PutAsync(queue, text, delay, cancellation));

        public Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(TakeAsync), queue), () => inner.TakeAsync(queue, visibleAgainAfter, cancellation));

        public Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(ExtendAsync), queue), () => inner.ExtendAsync(queue, message, visibleAgainAfter, cancellation));

        public Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation) =>
            hook.AroundAsync(Write(nameof(DoneAsync), queue), () => inner.DoneAsync(queue, message, cancellation));

        public Task<int> CountAsync(string queue, CancellationToken cancellation) => hook.AroundAsync(Read(nameof(CountAsync), queue), () => inner.CountAsync(queue, cancellation));
    }
}
