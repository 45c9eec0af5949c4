namespace FPReconcile.App.Output;

/// <summary>
/// Writes one file whole or not at all: to a hidden file beside it first, which takes its name when complete. What a killed run
/// left there is overwritten by the next one.
/// </summary>
internal static class WholeFile
{
    private const string Suffix = ".fpreconcile-new";

    /// <summary>Writes the file; one of that name is replaced.</summary>
    /// <param name="path">The file; its folder is made when it is not there.</param>
    /// <param name="option">The option that named it, for messages.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="RunFailedException">The place cannot be written.</exception>
    public static void Write(string path, string option, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        var beside = Path.Combine(folder, $".{Path.GetFileName(target)}{Suffix}");
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
                WriteOrRemove(stream, beside, write);
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RunFailedException($"{option} cannot be written: nothing was changed; check that the disk has room and the permissions allow it", exception);
        }
    }

    private static void WriteOrRemove(FileStream stream, string path, Action<Stream> write)
    {
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Refuses a place where something stands that this program does not replace.</summary>
    /// <exception cref="UsageException">A file or folder is there, or the path is empty.</exception>
    public static void RefuseExisting(string path, string option)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new UsageException($"{option} is empty: name a file");
        if (File.Exists(path) || Directory.Exists(path))
            throw new UsageException($"{option} exists and is not replaced: name another file, or remove it first");
    }
}
