using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Serve;

/// <summary>
/// The folder where offices' files are dropped on a laptop: <c>inbox/SOURCE/SENDER/NAME</c>. A file that stands still from one look to
/// the next is moved into the uploads, and its ingest is asked for.
/// </summary>
internal sealed class InboxFolder
{
    /// <summary>Name of the folder inside the store.</summary>
    public const string Name = "inbox";

    private const int Parts = 3;

    private static readonly string[] UnfinishedEndings = [".tmp", ".part", ".partial", ".crdownload", ".download"];

    private readonly string _folder;
    private readonly Store _store;
    private readonly EventLog _log;
    private Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);
    private int _misplaced;

    /// <param name="store">The store.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="log">Where it is told what was taken.</param>
    public InboxFolder(Store store, string folder, EventLog log)
    {
        _store = store;
        _folder = Path.Combine(folder, Name);
        _log = log;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Looks into the folder once, and gives the number of files that were taken.</summary>
    public async Task<int> LookAsync(CancellationToken cancellation)
    {
        var files = Files();
        var now = new Dictionary<string, Sight>(StringComparer.Ordinal);
        var taken = 0;
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(_folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            var sight = new Sight(file.Length, file.LastWriteTimeUtc);
            if (_seen.TryGetValue(path, out var before) && before == sight && await TakeAsync(file, sight, path, cancellation))
                taken++;
            else
                now[path] = sight;
        }

        _seen = now;
        if (taken > 0)
            _log.Tell("inbox.taken", LogFact.Count("files", taken));
        return taken;
    }

    private List<FileInfo> Files()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System, IgnoreInaccessible = true };
        var files = new DirectoryInfo(_folder).EnumerateFiles("*", options).Where(IsFinished).OrderBy(file => file.FullName, StringComparer.Ordinal).ToList();
        var placed = files.Where(IsPlaced).ToList();
        if (files.Count - placed.Count != _misplaced)
        {
            _misplaced = files.Count - placed.Count;
            _log.Warn("inbox.files-not-below-source-and-sender", LogFact.Count("files", _misplaced));
        }

        return placed;
    }

    // Hidden files, and what spreadsheets, browsers and copies leave while they are at work.
    private static bool IsFinished(FileInfo file) =>
        !file.Name.StartsWith('.') && !file.Name.StartsWith("~$", StringComparison.Ordinal)
        && !UnfinishedEndings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private bool IsPlaced(FileInfo file)
    {
        var path = Path.GetRelativePath(_folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
        return path.Split('/').Length == Parts && UploadAddress.Name(path) is not null;
    }

    private async Task<bool> TakeAsync(FileInfo file, Sight sight, string path, CancellationToken cancellation)
    {
        var upload = new BlobName(StorageNames.Uploads, path);
        try
        {
            await using (var content = file.Open(new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }))
                await _store.Blobs.PutAsync(upload, content, WriteCondition.Always, cancellation);
            file.Refresh();
            if (new Sight(file.Length, file.LastWriteTimeUtc) != sight)
                return false;
            // The file goes last: killed before, the program takes it once more, and ingests it once.
            await _store.Queues.PutAsync(StorageNames.IngestQueue, IngestMessage.Text(upload), TimeSpan.Zero, cancellation);
            file.Delete();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Still open elsewhere, or a disk that is full: the next look tries again.
            _log.Fail("inbox.file-not-taken", exception);
            return false;
        }
    }

    private readonly record struct Sight(long Length, DateTime LastWrite);
}
