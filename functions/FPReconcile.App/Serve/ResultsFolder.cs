using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Output;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Serve;

/// <summary>The files of the run that readers see, as plain files beside the inbox: for who works in the folder.</summary>
internal sealed class ResultsFolder(Store store, string folder, TimeProvider time)
{
    /// <summary>Name of the folder inside the store.</summary>
    public const string Name = "results";

    private readonly RunStates _runs = new(store.Tables, new NightClock(time, null));
    private readonly string _folder = Path.Combine(folder, Name);
    private string? _shown;

    /// <summary>Takes the place of the run before when another one was published. True when it did.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        if (await _runs.CurrentAsync(cancellation) is not { } current || current.Run == _shown)
            return false;
        using var output = OutputFolder.Open(_folder);
        await store.Blobs.DownloadFolderAsync(new RunPlace(current.Run).Output, output.WritingPath, cancellation);
        output.Commit();
        _shown = current.Run;
        return true;
    }
}
