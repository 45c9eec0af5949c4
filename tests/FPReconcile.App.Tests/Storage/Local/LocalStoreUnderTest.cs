using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Tests.Storage.Local;

/// <summary>A store in a folder of its own.</summary>
public sealed class LocalStoreUnderTest : IStoreUnderTest, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fpreconcile-store-");

    /// <summary>Opens it.</summary>
    public LocalStoreUnderTest() => Store = LocalStore.Open(_folder.FullName, Clock);

    internal TestClock Clock { get; } = new();

    internal Store Store { get; }

    internal string Folder => _folder.FullName;

    Store IStoreUnderTest.Store => Store;

    Task IStoreUnderTest.LoseLeaseAsync(BlobName name)
    {
        Clock.Move(TimeSpan.FromSeconds(61));
        return Task.CompletedTask;
    }

    Task<QueueMessage?> IStoreUnderTest.TakeLaterAsync(string queue, TimeSpan visibleAgainAfter)
    {
        Clock.Move(TimeSpan.FromSeconds(1));
        return Store.Queues.TakeAsync(queue, visibleAgainAfter, default);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
