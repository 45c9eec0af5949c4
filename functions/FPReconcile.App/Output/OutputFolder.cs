namespace FPReconcile.App.Output;

/// <summary>
/// The folder a run writes. Files go to a sibling folder first, which takes the place of the target by renaming when it is
/// complete. Whenever the program is killed, the next run finds either the old result or the new one, and removes the rest:
/// the old folder is set aside, the new one put in place, then the old one deleted.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private const string NewSuffix = ".fpreconcile-new";
    private const string OldSuffix = ".fpreconcile-old";
    private const string LockSuffix = ".fpreconcile-lock";

    private const int DiskFullUnix = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    private readonly string _option;
    private readonly string _target;
    private readonly string _new;
    private readonly string _old;
    private readonly FileStream _lock;

    private OutputFolder(string target, string option, FileStream openLock)
    {
        _option = option;
        _target = target;
        _new = Sibling(target, NewSuffix);
        _old = Sibling(target, OldSuffix);
        _lock = openLock;
    }

    /// <summary>Where to write until <see cref="Commit"/>.</summary>
    public string WritingPath => _new;

    /// <summary>Checks that the folder may be written, ends what a killed run left, and makes the folder to write in.</summary>
    /// <exception cref="UsageException">The target exists and is not an earlier run.</exception>
    /// <exception cref="RunFailedException">Another run is writing there, or the place cannot be written.</exception>
    /// <param name="path">The folder.</param>
    /// <param name="marker">What tells it from others; null: the manifest.</param>
    /// <param name="option">The option that names it, for messages.</param>
    public static OutputFolder Open(string path, RunMarker? marker = null, string option = "--out")
    {
        marker ??= RunMarker.Manifest;
        if (string.IsNullOrWhiteSpace(path))
            throw new UsageException($"{option} is empty: name a folder");
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(target) is not { } parent)
            throw new UsageException($"{option} is the root of a disk: name a folder below it");
        var output = new OutputFolder(target, option, Lock(parent, target, option));
        try
        {
            output.EndWhatWasLeft();
            output.RefuseForeign(marker);
            Directory.CreateDirectory(output._new);
            return output;
        }
        catch (Exception exception)
        {
            output.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
                throw CannotWrite(exception, option);
            throw;
        }
    }

    /// <summary>True when the folder holds the manifest of a run of this program.</summary>
    public static bool IsEarlierRun(string folder) => RunMarker.Manifest.IsIn(folder);

    /// <summary>Puts the new folder in place of the old one.</summary>
    public void Commit()
    {
        var replaces = Directory.Exists(_target);
        if (replaces)
            Directory.Move(_target, _old);
        try
        {
            Directory.Move(_new, _target);
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(_old, _target);
            throw;
        }

        TryDelete(_old);
    }

    /// <summary>Says what to do when files could not be written.</summary>
    public static RunFailedException CannotWrite(Exception exception, string option = "--out") => new(
        exception is IOException { HResult: DiskFullUnix or DiskFullWindows }
            ? $"the disk of {option} is full: nothing was changed; make room and run again"
            : $"the folder of {option} cannot be written: nothing was changed; check that the disk has room and the permissions allow it",
        exception);

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        TryDelete(_new);
        _lock.Dispose();
    }

    /// <summary>Keeps other runs from writing to a folder until it is disposed of.</summary>
    public static FileStream Lock(string parent, string target, string option)
    {
        try
        {
            Directory.CreateDirectory(parent);
            return new FileStream(
                Sibling(target, LockSuffix), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw CannotWrite(exception, option);
        }
        catch (IOException exception)
        {
            throw File.Exists(Sibling(target, LockSuffix))
                ? new RunFailedException($"another run is writing to {option}: wait until it has ended", exception)
                : CannotWrite(exception, option);
        }
    }

    private void EndWhatWasLeft()
    {
        // Killed after the old result was set aside and before the new one was in place: the old one is whole.
        if (Directory.Exists(_old) && !Directory.Exists(_target))
            Directory.Move(_old, _target);
        DeleteIfThere(_old);
        DeleteIfThere(_new);
    }

    private void RefuseForeign(RunMarker marker)
    {
        if (File.Exists(_target))
            throw new UsageException($"{_option} is a file: name a folder");
        if (Directory.Exists(_target) && !marker.IsIn(_target))
            throw new UsageException($"{_option} exists and is not an earlier run (it holds no {marker.File} of this program): name another folder");
    }

    // What cannot be deleted now is deleted by the next run; the result, or the reason why there is none, matters more.
    private static void TryDelete(string folder)
    {
        try
        {
            DeleteIfThere(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static string Sibling(string target, string suffix) =>
        Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + suffix);
}
