namespace FPReconcile.App.Nightly;

/// <summary>
/// A folder of this process for as long as one piece of work lasts. Uploads are read from there, so that nobody's data may stay: what a
/// killed process left is swept when the next one begins.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "fpreconcile-";
    private const string LockName = "in-use";
    private const string FilesName = "files";

    private readonly string _outer;
    private readonly FileStream _lock;

    public WorkFolder()
    {
        _outer = Directory.CreateTempSubdirectory(Prefix).FullName;
        // Held until the process ends in whatever way: a lock that can be had means that nobody works here any more.
        _lock = new FileStream(System.IO.Path.Combine(_outer, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Root = Directory.CreateDirectory(System.IO.Path.Combine(_outer, FilesName)).FullName;
    }

    public string Root { get; }

    /// <summary>Removes the folders of processes that were killed; gives how many there were.</summary>
    public static int SweepAbandoned()
    {
        var swept = 0;
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
            swept += TrySweep(folder) ? 1 : 0;
        return swept;
    }

    /// <summary>The path of a file or folder below; folders above it are made.</summary>
    public string Path(params ReadOnlySpan<string> parts)
    {
        var path = System.IO.Path.Combine([Root, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
        _lock.Dispose();
        // Who sweeps may have been faster now.
        if (Directory.Exists(_outer))
            TryRemove(_outer);
    }

    private static bool TrySweep(string folder)
    {
        try
        {
            // Without the file it is a folder that has just been made, or not one of ours.
            using (new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.Open, FileAccess.Write, FileShare.None))
                RemoveFiles(folder);
            return TryRemove(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void RemoveFiles(string folder)
    {
        var files = System.IO.Path.Combine(folder, FilesName);
        if (Directory.Exists(files))
            Directory.Delete(files, recursive: true);
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }
}
