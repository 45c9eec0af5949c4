namespace FPReconcile.App.Triggers.ApiHttp;

/// <summary>Messages of a queue that wait, and of those that failed too often.</summary>
internal sealed record QueueCounts(string Queue, int Waiting, int Poison);

/// <summary>How the app is: counts and times only.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Started">When this process was started.</param>
/// <param name="Now">When the report was made.</param>
/// <param name="Queues">The queues; null when storage does not answer.</param>
internal sealed record StatusReport(string Version, DateTimeOffset Started, DateTimeOffset Now, IReadOnlyList<QueueCounts>? Queues)
{
    public bool IsStorageReachable => Queues is not null;
}
