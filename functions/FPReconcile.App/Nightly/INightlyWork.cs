using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly;

/// <summary>
/// The work behind the triggers. Every method may be called twice for the same thing, at the same time too, and may be killed at any
/// point: called again, it comes to the same end.
/// </summary>
internal interface INightlyWork
{
    /// <summary>Takes in one upload, read by its name.</summary>
    Task IngestAsync(BlobName upload, CancellationToken cancellation);

    /// <summary>Starts the run of a night unless one is going on.</summary>
    Task<NightlyStart> StartNightAsync(NightTimer timer, CancellationToken cancellation);

    /// <summary>Does one part of a run: a message of <see cref="StorageNames.PartitionQueue"/>.</summary>
    Task RunPartAsync(string message, CancellationToken cancellation);

    /// <summary>Makes a run visible: a message of <see cref="StorageNames.PublishQueue"/>.</summary>
    Task PublishAsync(string message, CancellationToken cancellation);

    /// <summary>Finds uploads whose event was lost, and gives their number.</summary>
    Task<int> SweepInboxAsync(CancellationToken cancellation);
}
