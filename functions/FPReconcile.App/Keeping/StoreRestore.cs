using FPReconcile.App.Storage;

namespace FPReconcile.App.Keeping;

/// <summary>
/// Brings a backup back into a store. Every file is checked before anything is changed; blobs come first, then tables, last the one
/// that says what readers see. An interrupted restore is done again with <c>--replace</c>.
/// </summary>
internal static class StoreRestore
{
    /// <summary>Gives the number of files.</summary>
    /// <exception cref="UsageException">The store is not empty, or the folder is no backup.</exception>
    /// <exception cref="RunFailedException">The backup is damaged, or its store had a format that this program does not know.</exception>
    public static async Task<int> ReadAsync(Store store, string folder, bool replace, CancellationToken cancellation)
    {
        var manifest = BackupManifest.ReadChecked(folder);
        if (replace)
            await ClearAsync(store, cancellation);
        else if (!await IsEmptyAsync(store, cancellation))
            throw new UsageException("the store is not empty: name another one, or say --replace to delete everything in it first");
        foreach (var file in manifest.Files.Where(file => NameOf(file.Path) is not null))
            await ReadBlobAsync(store.Blobs, folder, file.Path, cancellation);
        await StoreFormat.EnsureAsync(store, cancellation);
        foreach (var table in StorageNames.Tables.Where(table => table != StorageNames.RunsTable).Append(StorageNames.RunsTable))
            await ReadTableAsync(store.Tables, folder, (table, manifest), cancellation);
        return manifest.Files.Count;
    }

    private static async Task ReadBlobAsync(IBlobStore blobs, string folder, string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(folder, path));
        await blobs.PutAsync(NameOf(path)!.Value, file, WriteCondition.Always, cancellation);
    }

    private static BlobName? NameOf(string path) =>
        path.Split('/', 3) is ["blobs", var container, var name] && StoreBackup.Containers.Contains(container, StringComparer.Ordinal) ? new BlobName(container, name) : null;

    private static async Task ReadTableAsync(ITableStore tables, string folder, (string Table, BackupManifest Manifest) from, CancellationToken cancellation)
    {
        // A table that the store of the backup did not have yet.
        var path = StoreBackup.TablePath(from.Table);
        if (!from.Manifest.Files.Any(file => file.Path == path))
            return;
        var rows = File.ReadLines(Path.Combine(folder, path)).Select(TableLines.Read);
        foreach (var partition in rows.GroupBy(row => row.Key.Partition, StringComparer.Ordinal))
        {
            foreach (var some in partition.Chunk(ITableStore.MostChangesAtOnce))
                await tables.TransactAsync(from.Table, [.. some.Select(row => new TableChange(row, WriteCondition.Always))], cancellation);
        }
    }

    // The format is written into every new store.
    private static async Task<bool> IsEmptyAsync(Store store, CancellationToken cancellation)
    {
        foreach (var container in StorageNames.Containers)
        {
            await foreach (var blob in store.Blobs.ListAsync(container, "", cancellation))
            {
                if (blob.Name != StoreFormat.Place)
                    return false;
            }
        }

        foreach (var table in StorageNames.Tables)
        {
            await foreach (var _ in store.Tables.QueryAsync(table, null, cancellation))
                return false;
        }

        return true;
    }

    // What readers see goes first: no half of a night is shown.
    private static async Task ClearAsync(Store store, CancellationToken cancellation)
    {
        foreach (var table in StorageNames.Tables.Where(table => table != StorageNames.RunsTable).Prepend(StorageNames.RunsTable))
        {
            var keys = new List<TableKey>();
            await foreach (var row in store.Tables.QueryAsync(table, null, cancellation))
                keys.Add(row.Key);
            foreach (var key in keys)
                await store.Tables.DeleteAsync(table, key, null, cancellation);
        }

        foreach (var container in StorageNames.Containers)
        {
            await foreach (var blob in store.Blobs.ListAsync(container, "", cancellation))
                await store.Blobs.DeleteAsync(blob.Name, null, cancellation);
        }
    }
}
