using System.Text;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>The server goes away in the middle of work and comes back.</summary>
public sealed class AzureRestartTests : IAsyncLifetime
{
    private readonly AzuriteServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Work_goes_on_when_the_server_was_stopped_and_started_again()
    {
        var store = AzureStore.Connect(_server.Options with { RetryDelay = TimeSpan.FromSeconds(0.2), MostRetries = 10 });
        await store.CreateAsync(default);
        var started = new TaskCompletionSource();

        var work = Task.Run(() => WorkAsync(store, started));
        await started.Task;
        await _server.StopAsync();
        await _server.StartAsync();
        await work;

        (await store.Blobs.ListAsync(StorageNames.Runs, "", default).CountAsync()).ShouldBe(20);
        (await store.Tables.QueryAsync(StorageNames.CasesTable, "p", default).CountAsync()).ShouldBe(20);
        (await store.Queues.CountAsync(StorageNames.PublishQueue, default)).ShouldBeGreaterThanOrEqualTo(20);
    }

    private static async Task WorkAsync(Store store, TaskCompletionSource started)
    {
        for (var i = 0; i < 20; i++)
        {
            var bytes = Encoding.UTF8.GetBytes($"{i}");
            (await store.Blobs.PutAsync(new(StorageNames.Runs, $"{i:D2}"), new MemoryStream(bytes), WriteCondition.OnlyIfAbsent, default)).ShouldNotBeNull();
            var row = new TableRow(new("p", $"{i:D2}"), new Dictionary<string, object> { ["Value"] = i });
            (await store.Tables.TransactAsync(StorageNames.CasesTable, [new(row, WriteCondition.OnlyIfAbsent)], default)).ShouldBeTrue();
            await store.Queues.PutAsync(StorageNames.PublishQueue, $"{i}", TimeSpan.Zero, default);
            if (i == 5)
                started.SetResult();
        }
    }
}
