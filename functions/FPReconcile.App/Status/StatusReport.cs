using FPReconcile.App.Nightly.Runs;

namespace FPReconcile.App.Status;

/// <summary>Messages of a queue that wait, and of those that failed too often.</summary>
internal sealed record QueueCounts(string Queue, int Waiting, int Poison);

/// <summary>Files that offices have sent, by what became of them.</summary>
/// <param name="Waiting">Not read yet: told by an event, or found by the sweep.</param>
/// <param name="Read">Read, at least in part.</param>
/// <param name="Unreadable">Their batch says why they could not be read.</param>
/// <param name="SetAside">Reading them failed again and again.</param>
internal sealed record UploadCounts(int Waiting, int Read, int Unreadable, int SetAside);

/// <summary>How nights are going.</summary>
/// <param name="Shown">The run that readers see; null before the first night.</param>
/// <param name="Running">The run that is being worked on; null: none.</param>
/// <param name="Last">The run that ended last, in whatever way; null: none.</param>
internal sealed record NightStatus(CurrentRun? Shown, RunState? Running, RunState? Last);

/// <summary>What the store says.</summary>
internal sealed record StoreStatus(IReadOnlyList<QueueCounts> Queues, UploadCounts Uploads, NightStatus Night);

/// <summary>How the app is: ids, counts and times only.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Started">When this process was started.</param>
/// <param name="Now">When the report was made.</param>
/// <param name="Store">What the store says; null when it does not answer.</param>
internal sealed record StatusReport(string Version, DateTimeOffset Started, DateTimeOffset Now, StoreStatus? Store)
{
    public bool IsStorageReachable => Store is not null;
}
