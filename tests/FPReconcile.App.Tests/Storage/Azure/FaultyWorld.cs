using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>A store whose calls can be spoiled, and the same store without that.</summary>
internal sealed class FaultyWorld : IDisposable
{
    private readonly FaultProxy[] _proxies;

    public FaultyWorld(AzuriteServer server, int mostRetries = 6, int secondsOfSilence = 60)
    {
        _proxies = [new(server.BlobPort), new(server.QueuePort), new(server.TablePort)];
        Options = AzuriteServer.OptionsFor(_proxies[0].Port, _proxies[1].Port, _proxies[2].Port) with
        {
            RetryDelay = TimeSpan.FromMilliseconds(1), NetworkTimeout = TimeSpan.FromSeconds(secondsOfSilence), MostRetries = mostRetries,
        };
        Faulty = AzureStore.Connect(Options);
        Sound = AzureStore.Connect(server.Options);
    }

    public AzureStoreOptions Options { get; }

    public Store Faulty { get; }

    public Store Sound { get; }

    public string Name { get; } = "x" + Guid.NewGuid().ToString("N");

    public FaultProxy Blobs => _proxies[0];

    public async Task PrepareAsync()
    {
        await Sound.Blobs.CreateContainerAsync(Name, default);
        await Sound.Queues.CreateQueueAsync(Name, default);
        await Sound.Tables.CreateTableAsync(Name, default);
    }

    /// <summary>The first calls of each service go wrong.</summary>
    public void SpoilFirst(int count, Fault fault)
    {
        foreach (var proxy in _proxies)
            proxy.Spoil((number, _) => number < count ? fault : Fault.None);
    }

    /// <summary>Calls of each service go wrong as a test says, by their number.</summary>
    public void Spoil(Func<int, Fault> faultOf)
    {
        foreach (var proxy in _proxies)
            proxy.Spoil((number, _) => faultOf(number));
    }

    /// <summary>Calls of one service (0: blobs, 1: queues, 2: tables) go wrong.</summary>
    public void Spoil(int service, Func<int, Fault> faultOf) => _proxies[service].Spoil((number, _) => faultOf(number));

    public void Dispose()
    {
        foreach (var proxy in _proxies)
            proxy.Dispose();
    }
}
