using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly.Publishing;

public sealed class PublisherTests : IDisposable
{
    private readonly NightDistrict _district = new(births: 60);
    private readonly LocalNight _local = new();

    public void Dispose()
    {
        _local.Dispose();
        _district.Dispose();
    }

    [Fact]
    public async Task While_somebody_publishes_another_one_waits()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        await night.DrainAsync();
        var run = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        var lease = await night.Store.Blobs.TryLeaseAsync(Publisher.PublishLock, TimeSpan.FromSeconds(60), default);
        while (await night.DoNextAsync())
        {
        }

        (await night.Runs.CurrentAsync(default)).ShouldBeNull();
        (await night.Store.Queues.CountAsync(StorageNames.PublishQueue, default)).ShouldBe(1);

        await lease!.DisposeAsync();
        await night.DrainAsync();
        (await night.Runs.CurrentAsync(default))!.Run.ShouldBe(run);
    }
}
