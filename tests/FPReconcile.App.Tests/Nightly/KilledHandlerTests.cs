using System.Globalization;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Tests.Storage;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The real handler, killed by the host again and again while it works; the host's part is done here.</summary>
public sealed class KilledHandlerTests : IDisposable
{
    private readonly NightDistrict _district = new(births: 150);
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        _district.Dispose();
    }

    [Fact]
    public Task Twenty_kills_lose_and_double_nothing() => KillAsync(20, seed: 11);

    [Fact]
    [Trait("slow", "yes")]
    public Task A_hundred_kills_lose_and_double_nothing() => KillAsync(100, seed: 12);

    private async Task KillAsync(int kills, int seed)
    {
        var store = LocalStore.Open(_folder.Path("store"), _clock);
        await store.CreateAsync(default);
        var night = new NightHarness(store, _clock, _district.AsOf);
        await night.UploadAsync(_district.Uploads);
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
            await WorkAsync(store, TimeSpan.FromMilliseconds(random.Next(20, 900)));
        await WorkAsync(store, null);

        var current = await night.Runs.CurrentAsync(default);
        var (actual, expected) = (await night.OutputAsync(current!.Run), _district.Reconcile(_district.AsOf));
        actual.Keys.ShouldBe(expected.Keys);
        actual.Where(file => !file.Value.AsSpan().SequenceEqual(expected[file.Key])).Select(file => file.Key).ShouldBeEmpty();
        (await night.Runs.AllAsync(default).ToListAsync()).ShouldHaveSingleItem().Stage.ShouldBe(RunStage.Published);
    }

    /// <summary>Starts the handler and carries messages to it until it is killed after a while, or until none is left.</summary>
    private async Task WorkAsync(Store store, TimeSpan? lifetime)
    {
        var handler = await HandlerProcess.StartAsync(
            ("FPRECONCILE_STORE", _folder.Path("store")), (NightOptions.AsOfSetting, _district.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (NightOptions.MostRecordsAloneSetting, "0"));
        using var life = lifetime is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        var working = HostCarrier.CarryAsync(store, handler.Host, life.Token);
        await Task.WhenAny(working, Task.Delay(Timeout.Infinite, life.Token));
        if (lifetime is null)
            await working;

        // Dead: its leases and its hold on messages end with time, which goes on here.
        await handler.DisposeAsync();
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _clock.Move(HostCarrier.Hidden + TimeSpan.FromMinutes(1));
        await FreeLocksAsync(store);
    }

    // The handler's leases run by its own clock. Taking one whose term is over by ours frees it.
    private static async Task FreeLocksAsync(Store store)
    {
        foreach (var name in await NightLocks.AllAsync(store))
        {
            if (await store.Blobs.TryLeaseAsync(name, TimeSpan.FromSeconds(15), default) is { } lease)
                await lease.DisposeAsync();
        }
    }
}
