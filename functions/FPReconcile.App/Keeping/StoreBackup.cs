using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Keeping;

/// <summary>
/// Copies a store into a folder: tables first, then the blobs that they refer to, last the manifest. Raw uploads and messages are not
/// copied: what was deleted of the first must stay deleted, and a night that is started again makes the second anew.
/// </summary>
internal static class StoreBackup
{
    /// <summary>Containers that are copied.</summary>
    public static IReadOnlyList<string> Containers { get; } = [StorageNames.Batches, StorageNames.Runs, StorageNames.Reference, StorageNames.Vintages];

    public static string TablePath(string table) => $"tables/{table}.jsonl";

    public static string BlobPath(BlobName name) => $"blobs/{name.Container}/{name.Path}";

    /// <summary>Gives the number of files.</summary>
    /// <exception cref="UsageException">The folder is not empty.</exception>
    /// <exception cref="RunFailedException">The folder cannot be written.</exception>
    public static async Task<int> WriteAsync(Store store, string folder, TimeProvider time, CancellationToken cancellation)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new UsageException("--out is not empty: name a new folder");
        try
        {
            MakeFolder(folder);
            var paths = new List<string>();
            foreach (var table in StorageNames.Tables)
                paths.Add(await WriteTableAsync(store.Tables, table, folder, cancellation));
            foreach (var container in Containers)
                await WriteBlobsAsync(store.Blobs, container, (folder, paths), cancellation);
            var files = paths.Order(StringComparer.Ordinal).Select(path => BackupManifest.FileOf(folder, path)).ToList();
            new BackupManifest(BackupManifest.CurrentFormat, ProgramVersion.Text, time.GetUtcNow(), files).Write(folder);
            return files.Count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFailedException("the backup cannot be written: check that the disk has room and the permissions allow it; what was written is no backup", exception);
        }
    }

    // For its owner only: it holds personal data.
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<string> WriteTableAsync(ITableStore tables, string table, string folder, CancellationToken cancellation)
    {
        var path = TablePath(table);
        await using var writer = File.CreateText(Prepared(folder, path));
        await foreach (var row in tables.QueryAsync(table, null, cancellation))
            await writer.WriteLineAsync(TableLines.Write(row).AsMemory(), cancellation);
        return path;
    }

    private static async Task WriteBlobsAsync(IBlobStore blobs, string container, (string Folder, List<string> Paths) backup, CancellationToken cancellation)
    {
        await foreach (var blob in blobs.ListAsync(container, "", cancellation))
        {
            // Leases are of the moment; a blob may go while others are copied.
            var path = BlobPath(blob.Name);
            var isLease = blob.Name == NightStarter.StartLock || blob.Name.Path.EndsWith("/lock", StringComparison.Ordinal);
            if (!isLease && await blobs.DownloadAsync(blob.Name, Prepared(backup.Folder, path), cancellation))
                backup.Paths.Add(path);
        }
    }

    private static string Prepared(string folder, string path)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
