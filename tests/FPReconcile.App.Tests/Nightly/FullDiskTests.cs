using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A disk that is full for a while in the middle of a night, under the loops of <c>serve</c>: nobody has to do anything but make room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly NightOptions InParts = new() { MostRecordsAlone = 0, LeastRowsOfPart = 30 };

    private readonly SmallUploads _uploads = new();
    private readonly LocalNight _local = new();

    public void Dispose()
    {
        _local.Dispose();
        _uploads.Dispose();
    }

    [Fact]
    public Task A_disk_that_is_full_at_some_points_of_a_night_delays_it_and_no_more() => TryAsync(tries: 6, seed: 21);

    [Fact]
    [Trait("slow", "yes")]
    public Task A_disk_that_is_full_at_many_points_of_a_night_delays_it_and_no_more() => TryAsync(tries: 200, seed: 22);

    private async Task TryAsync(int tries, int seed)
    {
        var (writes, expected) = await LiveAsync(from: int.MaxValue, count: 0, onlyFiles: false);
        writes.ShouldBeGreaterThan(100);
        var random = new Random(seed);
        for (var attempt = 0; attempt < tries; attempt++)
        {
            // Either nothing can be written any more, or the database still has a little room and large files have not.
            var (from, onlyFiles) = (random.Next(writes), attempt % 2 == 1);
            var (_, actual) = await LiveAsync(from, count: onlyFiles ? QueueConsumer.MostTries - 2 : random.Next(1, 40), onlyFiles);
            actual.Except(expected).Concat(expected.Except(actual)).ShouldBeEmpty($"full from write {from} on, {(onlyFiles ? "files only" : "all of it")}");
        }
    }

    /// <summary>A night on a disk that has no room for some writes after one of them; what stands in the store in the end.</summary>
    private async Task<(int Writes, List<string> State)> LiveAsync(int from, int count, bool onlyFiles)
    {
        var night = await _local.NewAsync(SmallUploads.AsOf, InParts);
        await night.UploadAsync(_uploads.Folder);
        var (writes, left) = (0, count);
        var served = night.With(HookedStore.Of(night.Store, (call, operation) =>
        {
            var isFull = call.IsWrite && Interlocked.Increment(ref writes) > from && left > 0 && (!onlyFiles || IsFile(call)) && Interlocked.Decrement(ref left) >= 0;
            return isFull ? throw new IOException(StateDatabase.FullDisk) : operation();
        }));
        await ServeAsync(served);
        while (!await TryStartAsync(served))
            night.Clock.Move(TimeSpan.FromMinutes(30));
        await ServeAsync(served);

        left.ShouldBeLessThanOrEqualTo(0);
        (await NightState.PoisonAsync(night.Store)).ShouldBe(0);
        return (writes, await NightState.LinesAsync(night));
    }

    private static bool IsFile(StoreCall call) => call.Name == nameof(IBlobStore.PutAsync) && StorageNames.Containers.Contains(call.Place, StringComparer.Ordinal);

    private static async Task<bool> TryStartAsync(NightHarness night)
    {
        try
        {
            return (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Takes messages as <c>serve</c> does, until none is left; when nothing can be done, a minute passes.</summary>
    private static async Task ServeAsync(NightHarness night)
    {
        var log = new EventLog(TextWriter.Null, TextWriter.Null, night.Clock);
        var consumers = StorageNames.Queues.Select(queue => new QueueConsumer(night.Store.Queues, queue, (text, _) => night.DoAsync(queue, text), (log, night.Clock))).ToList();
        while (await CountAsync(night.Store) > 0)
        {
            var isDone = false;
            foreach (var consumer in consumers)
                isDone |= await TryTakeAsync(consumer);
            if (!isDone)
                night.Clock.Move(QueueConsumer.RetryAfter);
        }
    }

    private static async Task<bool> TryTakeAsync(QueueConsumer consumer)
    {
        try
        {
            return await consumer.TakeOneAsync(default);
        }
        catch (IOException)
        {
            // The loops of serve wait for ten seconds and go on.
            return false;
        }
    }

    private static async Task<int> CountAsync(Store store)
    {
        var count = 0;
        foreach (var queue in StorageNames.Queues)
            count += await store.Queues.CountAsync(queue, default);
        return count;
    }
}
