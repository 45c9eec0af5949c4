using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The blobs that are leased during a night.</summary>
internal static class NightLocks
{
    public static async Task<List<BlobName>> AllAsync(Store store)
    {
        var locks = new List<BlobName> { NightStarter.StartLock, Publisher.PublishLock };
        await foreach (var blob in store.Blobs.ListAsync(StorageNames.Runs, "", default))
        {
            if (blob.Name.Path.EndsWith("/lock", StringComparison.Ordinal))
                locks.Add(blob.Name);
        }

        return locks;
    }
}
