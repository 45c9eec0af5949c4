using System.Diagnostics;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>A store in the emulator.</summary>
public sealed class AzureStoreUnderTest(AzuriteServer server) : IStoreUnderTest
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Store _store = AzureStore.Connect(server.Options);

    Store IStoreUnderTest.Store => _store;

    /// <summary>An administrator breaks the lease.</summary>
    Task IStoreUnderTest.LoseLeaseAsync(BlobName name) => server.BreakLeaseAsync(name);

    /// <summary>The clock of the server cannot be moved: asks until the message is there.</summary>
    async Task<QueueMessage?> IStoreUnderTest.TakeLaterAsync(string queue, TimeSpan visibleAgainAfter)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await _store.Queues.TakeAsync(queue, visibleAgainAfter, default) is { } message)
                return message;
            if (clock.Elapsed > _patience)
                return null;
            await Task.Delay(50);
        }
    }
}
