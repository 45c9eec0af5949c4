using System.Runtime.CompilerServices;
using Azure;
using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Storage.Local;

/// <summary>Blobs as files of a folder. The database says which file is the version of which blob.</summary>
internal sealed class LocalBlobStore(StateDatabase database, BlobFiles files, TimeProvider clock) : IBlobStore
{
    private const int PageSize = 1000;

    /// <summary>A version may be replaced between finding and opening it; so often in a row only when files are missing.</summary>
    private const int MostTries = 20;

    public Task CreateContainerAsync(string container, CancellationToken cancellation)
    {
        StorageRules.CheckName(container, isTable: false);
        return database.ChangeAsync(
            session => session.Execute("insert or ignore into places values ($kind, $name)", ("$kind", StateDatabase.Container), ("$name", container)), cancellation);
    }

    public Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation)
    {
        StorageRules.Check(name);
        return Task.FromResult(database.Read(session => Find(session, name)));
    }

    public Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation)
    {
        StorageRules.Check(name);
        for (var i = 0; i < MostTries; i++)
        {
            if (database.Read(session => Find(session, name)) is not { } version)
                return Task.FromResult<BlobContent?>(null);
            if (files.Open(FileOf(version.ETag)) is { } stream)
                return Task.FromResult<BlobContent?>(new BlobContent(version, stream));
        }

        throw new IOException("The file of a blob is missing: restore the folder of the store from a backup.");
    }

    public async Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation)
    {
        if (await OpenAsync(name, cancellation) is not { } content)
            return null;
        await using (content)
        {
            if (offset >= content.Version.Length)
                return [];
            var bytes = new byte[Math.Min(count, content.Version.Length - offset)];
            content.Stream.Position = offset;
            await content.Stream.ReadExactlyAsync(bytes, cancellation);
            return bytes;
        }
    }

    public async Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation)
    {
        StorageRules.Check(name);
        var written = await files.WriteAsync(content, cancellation);
        string? unused = written.File;
        try
        {
            unused = await database.ChangeAsync(session => Replace(session, name, written, condition), cancellation);
        }
        finally
        {
            if (unused is not null)
                files.Delete(unused);
        }

        return unused == written.File ? null : new ETag(written.File);
    }

    public async Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation)
    {
        StorageRules.Check(name);
        var deleted = await database.ChangeAsync(session => Delete(session, name, ifMatch), cancellation);
        if (deleted is not null)
            files.Delete(deleted);
        return deleted is not null;
    }

    public async IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        StorageRules.CheckName(container, isTable: false);
        string? last = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = database.Read(session => Page(session, container, prefix, last));
            foreach (var blob in page)
            {
                if (!blob.Name.Path.StartsWith(prefix, StringComparison.Ordinal))
                    yield break;
                yield return blob;
            }

            if (page.Count < PageSize)
                yield break;
            last = page[^1].Name.Path;
        }
    }

    public async Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is null)
            await PutAsync(name, Stream.Null, WriteCondition.OnlyIfAbsent, cancellation);
        return await LocalBlobLease.TryTakeAsync(database, clock, name, duration, cancellation);
    }

    /// <summary>Deletes files that a killed process left.</summary>
    public void Sweep()
    {
        foreach (var file in files.Old())
        {
            if (!database.Read(session => IsNamed(session, file)))
                files.Delete(file);
        }
    }

    private static bool IsNamed(StateSession session, string file) =>
        session.Rows("select 1 from blobs where file = $file", static _ => true, ("$file", file)).Count > 0;

    private static BlobVersion? Find(StateSession session, BlobName name)
    {
        var found = session.First(
            "select container, path, file, length, modified from blobs where container = $container and path = $path",
            Version, ("$container", name.Container), ("$path", name.Path));
        if (found is null && !session.Exists(StateDatabase.Container, name.Container))
            throw StateDatabase.NoSuchPlace(StateDatabase.Container);
        return found;
    }

    /// <summary>Names another file as the version of a blob.</summary>
    /// <returns>The file that nothing names now: that of the old version, or the new one when the condition does not hold; null when there is none.</returns>
    private string? Replace(StateSession session, BlobName name, (string File, long Length) written, WriteCondition condition)
    {
        var old = Find(session, name);
        if ((condition.IfAbsent && old is not null) || (condition.IfMatch is { } expected && old?.ETag != expected))
            return written.File;
        LocalBlobLease.RefuseLeased(session, name, clock.GetUtcNow());
        // Swept: this process slept for an hour between writing the file and now.
        if (!files.Exists(written.File))
            throw new IOException("The file of a blob was taken away while it was written: nothing was changed; try again.");
        session.Execute(
            """
            insert into blobs (container, path, file, length, modified) values ($container, $path, $file, $length, $modified)
            on conflict (container, path) do update set file = $file, length = $length, modified = $modified
            """,
            ("$container", name.Container), ("$path", name.Path), ("$file", written.File), ("$length", written.Length), ("$modified", clock.GetUtcNow().UtcTicks));
        return old is null ? null : FileOf(old.ETag);
    }

    /// <returns>The file of what was deleted; null when nothing was.</returns>
    private string? Delete(StateSession session, BlobName name, ETag? ifMatch)
    {
        if (Find(session, name) is not { } found || (ifMatch is { } expected && found.ETag != expected))
            return null;
        LocalBlobLease.RefuseLeased(session, name, clock.GetUtcNow());
        session.Execute("delete from blobs where container = $container and path = $path", ("$container", name.Container), ("$path", name.Path));
        return FileOf(found.ETag);
    }

    private static List<BlobVersion> Page(StateSession session, string container, string prefix, string? last)
    {
        if (last is null && !session.Exists(StateDatabase.Container, container))
            throw StateDatabase.NoSuchPlace(StateDatabase.Container);
        return session.Rows(
            """
            select container, path, file, length, modified from blobs
            where container = $container and path >= $prefix and path > $last order by path limit $most
            """,
            Version, ("$container", container), ("$prefix", prefix), ("$last", last ?? ""), ("$most", PageSize));
    }

    private static BlobVersion Version(SqliteDataReader row) => new(
        new BlobName(row.GetString(0), row.GetString(1)), new ETag(row.GetString(2)), row.GetInt64(3), new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero));

    /// <summary>A version is its file: both are new with every write and never come back.</summary>
    private static string FileOf(ETag version) => version.ToString();
}
