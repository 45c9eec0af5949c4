using System.Runtime.CompilerServices;
using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Keeping;

/// <summary>A store that dies at its nth write, as for a program that was killed there: nothing works any more.</summary>
internal sealed class MortalStore(Store store, int writes, string? onlyTable = null)
{
    private int _left = writes;
    private bool _isDead;

    public Store Store => new(new Blobs(this, store.Blobs), new Tables(this, store.Tables), new Queues(this, store.Queues));

    private void Read()
    {
        if (_isDead)
            throw new IOException("dead");
    }

    private void Write(string? table = null)
    {
        Read();
        if ((onlyTable is null || onlyTable == table) && Interlocked.Decrement(ref _left) < 0)
        {
            _isDead = true;
            throw new IOException("dead");
        }
    }

    private T Alive<T>(T result)
    {
        Read();
        return result;
    }

    private sealed class Blobs(MortalStore life, IBlobStore blobs) : IBlobStore
    {
        public Task CreateContainerAsync(string container, CancellationToken cancellation) => blobs.CreateContainerAsync(container, cancellation);

        public Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation) => life.Alive(blobs).FindAsync(name, cancellation);

        public Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation) => life.Alive(blobs).OpenAsync(name, cancellation);

        public Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation) => life.Alive(blobs).ReadRangeAsync(name, offset, count, cancellation);

        public Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation)
        {
            life.Write();
            return blobs.PutAsync(name, content, condition, cancellation);
        }

        public Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation)
        {
            life.Write();
            return blobs.DeleteAsync(name, ifMatch, cancellation);
        }

        public IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, CancellationToken cancellation) => life.Alive(blobs).ListAsync(container, prefix, cancellation);

        public Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation) => life.Alive(blobs).TryLeaseAsync(name, duration, cancellation);
    }

    private sealed class Tables(MortalStore life, ITableStore tables) : ITableStore
    {
        public Task CreateTableAsync(string table, CancellationToken cancellation) => tables.CreateTableAsync(table, cancellation);

        public Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation) => life.Alive(tables).GetAsync(table, key, cancellation);

        public async IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, [EnumeratorCancellation] CancellationToken cancellation)
        {
            life.Read();
            await foreach (var row in tables.QueryAsync(table, partition, cancellation))
                yield return row;
        }

        public Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation) =>
            life.Alive(tables).PageAsync(table, partition, page, cancellation);

        public Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation)
        {
            life.Write(table);
            return tables.PutAsync(table, row, condition, cancellation);
        }

        public Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation)
        {
            life.Write(table);
            return tables.DeleteAsync(table, key, ifMatch, cancellation);
        }

        public Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation)
        {
            life.Write(table);
            return tables.TransactAsync(table, changes, cancellation);
        }
    }

    private sealed class Queues(MortalStore life, IQueueStore queues) : IQueueStore
    {
        public Task CreateQueueAsync(string queue, CancellationToken cancellation) => queues.CreateQueueAsync(queue, cancellation);

        public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation)
        {
            life.Write();
            return queues.PutAsync(queue, text, delay, cancellation);
        }

        public Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation) => life.Alive(queues).TakeAsync(queue, visibleAgainAfter, cancellation);

        public Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation) =>
            life.Alive(queues).ExtendAsync(queue, message, visibleAgainAfter, cancellation);

        public Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation) => life.Alive(queues).DoneAsync(queue, message, cancellation);

        public Task<int> CountAsync(string queue, CancellationToken cancellation) => life.Alive(queues).CountAsync(queue, cancellation);
    }
}
