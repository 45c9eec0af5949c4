using FPReconcile.App.Nightly;
using FPReconcile.App.Storage.Azure;
using FPReconcile.App.Tests.Storage;
using FPReconcile.App.Tests.Storage.Azure;
using FPReconcile.App.Triggers;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A night on a real storage server, which is stopped and started again in the middle of it.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzuriteNightTests : IDisposable
{
    private readonly NightDistrict _district = new(births: 120);

    public void Dispose() => _district.Dispose();

    [Fact]
    public async Task A_night_on_storage_that_is_restarted_meanwhile_gives_the_bytes_of_reconcile()
    {
        var server = new AzuriteServer();
        await server.StartAsync();
        try
        {
            var store = AzureStore.Connect(server.Options);
            await store.CreateAsync(default);
            var night = new NightHarness(store, new TestClock(), _district.AsOf, new NightOptions { MostRecordsAlone = 0, LeastRowsOfPart = 40 });
            await night.UploadAsync(_district.Uploads);
            await night.DrainAsync();
            await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
            for (var message = 0; message < 5; message++)
                (await night.DoNextAsync()).ShouldBeTrue();

            await server.StopAsync();
            await server.StartAsync();
            await night.DrainAsync();

            var current = await night.Runs.CurrentAsync(default);
            var (actual, expected) = (await night.OutputAsync(current!.Run), _district.Reconcile(_district.AsOf));
            actual.Keys.ShouldBe(expected.Keys);
            actual.Where(file => !file.Value.AsSpan().SequenceEqual(expected[file.Key])).Select(file => file.Key).ShouldBeEmpty();
        }
        finally
        {
            await server.DisposeAsync();
        }
    }
}
