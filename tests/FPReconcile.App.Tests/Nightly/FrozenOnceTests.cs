using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>Whoever dies or stands still while a vintage is frozen: its files are those of one run.</summary>
public sealed class FrozenOnceTests : IDisposable
{
    private const string Vintage = "2025-Q1";
    private const string More = "facility/F90/more.csv";

    private static readonly string[] Files = ["statistics.html", "statistics.json", "statistics.xlsx"];

    private readonly SmallUploads _uploads = new();
    private readonly LocalNight _local = new();

    public void Dispose()
    {
        _local.Dispose();
        _uploads.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_a_dead_publisher_left_is_ended_by_the_next_night_as_it_was_made(int written)
    {
        var (night, run) = await ReadyToPublishAsync();
        var mortal = night.With(HookedStore.Of(night.Store, async (call, operation) =>
        {
            if (call is { Name: nameof(IBlobStore.PutAsync), Place: StorageNames.Vintages } && written-- == 0)
                throw new CrashException();
            await operation();
        }));
        await Should.ThrowAsync<CrashException>(() => mortal.Work.PublishAsync(run, default));
        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBeEmpty();

        await night.PassAsync();
        var next = await NextNightAsync(night);

        next.ShouldNotBe(run);
        (await MadeByAsync(night)).ShouldBe([run]);
    }

    [Fact]
    public async Task A_publisher_that_wakes_up_after_the_next_night_leaves_the_files_of_one_run()
    {
        var (isReached, stops) = (true, 0);
        for (var stop = 1; isReached; stop++)
        {
            var (night, run) = await ReadyToPublishAsync();
            var operations = 0;
            var sleeper = night.With(HookedStore.Of(night.Store, async (call, operation) =>
            {
                // What is read before a write may be read long before it.
                if (call.IsWrite && ++operations == stop)
                {
                    await night.PassAsync();
                    await NextNightAsync(night);
                }

                await operation();
            }));
            await sleeper.Work.PublishAsync(run, default);

            isReached = operations >= stop;
            stops += isReached ? 1 : 0;
            (await MadeByAsync(night)).ShouldHaveSingleItem($"stood still at operation {stop}");
        }

        stops.ShouldBeGreaterThan(10);
    }

    /// <summary>The runs that have made all files of the vintage as they are frozen.</summary>
    private static async Task<List<string>> MadeByAsync(NightHarness night)
    {
        var runs = new List<string>();
        await foreach (var run in night.Runs.AllAsync(default))
        {
            if (await IsMadeByAsync(night, run.Run))
                runs.Add(run.Run);
        }

        return runs;
    }

    private static async Task<bool> IsMadeByAsync(NightHarness night, string run)
    {
        foreach (var file in Files)
        {
            var frozen = await night.Store.Blobs.ReadAsync(new BlobName(StorageNames.Vintages, $"{Vintage}/{file}"), default);
            if (frozen is null || await night.Store.Blobs.ReadAsync(new RunPlace(run).At($"vintages/{Vintage}/{file}"), default) is not { } made || !made.AsSpan().SequenceEqual(frozen))
                return false;
        }

        return true;
    }

    /// <summary>A first night that is ready to be seen, with nobody at work on it.</summary>
    private async Task<(NightHarness Night, string Run)> ReadyToPublishAsync()
    {
        var night = await _local.NewAsync(SmallUploads.AsOf);
        await night.UploadAsync(_uploads.Folder);
        await night.DrainAsync();
        var run = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        while ((await night.Runs.FindAsync(run, default))!.Stage == RunStage.Working)
            await night.DoNextAsync();
        await night.Store.Queues.DoneAsync(StorageNames.PublishQueue, (await night.Store.Queues.TakeAsync(StorageNames.PublishQueue, TimeSpan.FromSeconds(30), default))!, default);
        return (night, run);
    }

    /// <summary>A night with other births of the same months.</summary>
    private static async Task<string> NextNightAsync(NightHarness night)
    {
        var rows = Enumerable.Range(1, 30).Select(static number => $"M{number},F90,2025-02-0{1 + (number % 9)},f,Nadia Test{number},K01\r\n");
        await night.UploadAsync(More, Encoding.UTF8.GetBytes($"record_id,facility_code,birth_date,sex,mother_name,area_code\r\n{string.Concat(rows)}"));
        return (await night.NightAsync())!.Run;
    }
}
