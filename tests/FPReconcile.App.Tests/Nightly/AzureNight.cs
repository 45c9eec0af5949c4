using FPReconcile.App.Nightly;
using FPReconcile.App.Storage.Azure;
using FPReconcile.App.Tests.Storage;
using FPReconcile.App.Tests.Storage.Azure;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The tests that start storage servers of their own: one after another.</summary>
[CollectionDefinition(Name)]
public sealed class AzureNightCollection
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "nights on Azurite";
}

/// <summary>Nights on storage servers. Their clock cannot be moved, so what time would do is done by hand.</summary>
internal sealed class AzureNight : INightWorld
{
    private readonly List<AzuriteServer> _servers = [];
    private readonly TestClock _clock = new();

    /// <summary>The server of the store that was made last.</summary>
    public AzuriteServer Server => _servers[^1];

    public async Task<NightHarness> NewAsync(DateOnly asOf, NightOptions? options = null)
    {
        var server = new AzuriteServer();
        _servers.Add(server);
        await server.StartAsync();
        var account = AzureStore.Connect(server.Options);
        var queues = new HurriedQueues(account.Queues);
        var store = account with { Queues = queues };
        await store.CreateAsync(default);
        return new NightHarness(store, _clock, asOf, options, PassAsync);

        async Task PassAsync()
        {
            foreach (var name in await NightLocks.AllAsync(store))
                await server.BreakLeaseAsync(name);
            await queues.ShowAllAsync();
        }
    }

    public void Dispose()
    {
        foreach (var server in _servers)
            server.DisposeAsync().GetAwaiter().GetResult();
    }
}
