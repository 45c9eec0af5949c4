namespace FPReconcile.App.Storage;

/// <summary>The three ports to what is kept: one folder and a database on a laptop, a storage account on Azure.</summary>
internal sealed record Store(IBlobStore Blobs, ITableStore Tables, IQueueStore Queues)
{
    /// <summary>Makes what is missing of containers, tables and queues, poison queues too, and makes sure that the format is the program's.</summary>
    /// <exception cref="RunFailedException">A newer version of the program made the store.</exception>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        foreach (var container in StorageNames.Containers)
            await Blobs.CreateContainerAsync(container, cancellation);
        foreach (var table in StorageNames.Tables)
            await Tables.CreateTableAsync(table, cancellation);
        foreach (var queue in StorageNames.Queues)
        {
            await Queues.CreateQueueAsync(queue, cancellation);
            await Queues.CreateQueueAsync(StorageNames.PoisonOf(queue), cancellation);
        }

        await StoreFormat.EnsureAsync(this, cancellation);
    }
}
