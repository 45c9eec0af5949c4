namespace FPReconcile.App.Storage;

/// <summary>A message that was taken and not yet done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Receipt">Proof that it is ours until it becomes visible again.</param>
/// <param name="Text">What it says: ids only.</param>
/// <param name="DequeueCount">How often it has been taken, this time included.</param>
internal sealed record QueueMessage(string Id, string Receipt, string Text, int DequeueCount);

/// <summary>Messages, each delivered at least once, in no order.</summary>
internal interface IQueueStore
{
    /// <summary>Makes a queue; nothing happens when it is there.</summary>
    Task CreateQueueAsync(string queue, CancellationToken cancellation);

    /// <summary>Puts a message, visible after a delay.</summary>
    Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation);

    /// <summary>Takes a message; it becomes visible again after a while unless it is done. Null when there is none.</summary>
    Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation);

    /// <summary>Keeps a message for longer, with a new receipt; null when it is no longer ours.</summary>
    Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation);

    /// <summary>The work of a message is done. False when it is no longer ours.</summary>
    Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation);

    /// <summary>About how many messages there are.</summary>
    Task<int> CountAsync(string queue, CancellationToken cancellation);
}
