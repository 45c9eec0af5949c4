using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Storage;

/// <summary>A store that the suites run on, and what they need of its world.</summary>
public interface IStoreUnderTest
{
    /// <summary>The store.</summary>
    internal Store Store { get; }

    /// <summary>Lets somebody's lease of a blob end without his doing.</summary>
    internal Task LoseLeaseAsync(BlobName name);

    /// <summary>Takes a message that is hidden now and becomes visible in a second.</summary>
    internal Task<QueueMessage?> TakeLaterAsync(string queue, TimeSpan visibleAgainAfter);
}
