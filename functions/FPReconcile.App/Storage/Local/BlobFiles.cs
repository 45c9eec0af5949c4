namespace FPReconcile.App.Storage.Local;

/// <summary>
/// The bytes of blobs: one file for each version, named by chance and never written again. So any path is safe on any file system,
/// a reader keeps its version while a newer one is written, and a version is there when the database says so.
/// </summary>
internal sealed class BlobFiles(string folder, TimeProvider clock)
{
    private const int BufferBytes = 1 << 16;

    private const int DiskFullUnix = 28;
    private const int QuotaUnix = 122;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>A file that nothing names may be one that is being written: it is left alone until its last write is this old.</summary>
    private static readonly TimeSpan _sweepAge = TimeSpan.FromHours(1);

    /// <summary>Writes a new file, down to the disk.</summary>
    /// <returns>Its name and length.</returns>
    public async Task<(string File, long Length)> WriteAsync(Stream content, CancellationToken cancellation)
    {
        var file = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        try
        {
            await using var stream = new FileStream(PathOf(file), FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferBytes, FileOptions.Asynchronous);
            await content.CopyToAsync(stream, cancellation);
            await stream.FlushAsync(cancellation);
            stream.Flush(flushToDisk: true);
            return (file, stream.Length);
        }
        catch (Exception exception)
        {
            Delete(file);
            if (IsFull(exception))
                throw new IOException(StateDatabase.FullDisk, exception);
            throw;
        }
    }

    /// <summary>Opens a file; null when it was deleted, as after a newer version was written.</summary>
    public FileStream? Open(string file)
    {
        try
        {
            return new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Exists(string file) => File.Exists(PathOf(file));

    /// <summary>Deletes a file. What cannot be deleted now is swept when a store is opened.</summary>
    public void Delete(string file)
    {
        try
        {
            File.Delete(PathOf(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    /// <summary>Files that were not written to lately.</summary>
    public IEnumerable<string> Old()
    {
        if (!Directory.Exists(folder))
            yield break;
        var before = (clock.GetUtcNow() - _sweepAge).UtcDateTime;
        foreach (var path in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (path.LastWriteTimeUtc < before)
                yield return path.Name;
        }
    }

    /// <summary>True when a disk, a quota or a limit of file sizes (which .NET calls an argument) is used up.</summary>
    private static bool IsFull(Exception exception) =>
        exception is IOException { HResult: DiskFullUnix or QuotaUnix or DiskFullWindows } or ArgumentOutOfRangeException;

    private string PathOf(string file) => Path.Combine(folder, file[..2], file);
}
