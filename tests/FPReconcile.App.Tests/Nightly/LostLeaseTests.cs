using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>
/// Somebody stands still at an operation until his lease has ended and others have done the work, and then goes on without having heard
/// of it: the worst that a lost lease can do.
/// </summary>
public abstract class LostLeaseTests(INightWorld world, int every) : IDisposable
{
    private const string More = "facility/F90/more.csv";

    private static readonly NightOptions InParts = new() { MostRecordsAlone = 0, LeastRowsOfPart = 30 };

    private readonly SmallUploads _uploads = new();

    public void Dispose()
    {
        world.Dispose();
        _uploads.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task A_publisher_that_wakes_up_after_the_next_run_was_published_spoils_nothing() => AtEachAsync(async stop =>
    {
        var (night, run) = await ReadyToPublishAsync();
        var next = "";
        var isReached = await StandStillAsync(night, stop, sleeper => sleeper.PublishAsync(run, default), async () =>
        {
            await night.PassAsync();
            next = await NextRunAsync(night);
            await night.DrainAsync();
        });
        if (!isReached)
            return false;

        (await night.Runs.CurrentAsync(default))!.Run.ShouldBe(next);
        await ShouldShowOneNightAsync(night);
        await night.On(SmallUploads.AsOf.AddDays(2)).NightAsync();
        await ShouldShowOneNightAsync(night);
        return true;
    });

    [Fact]
    public Task A_publisher_that_wakes_up_while_the_next_run_is_half_written_does_not_show_it() => AtEachAsync(async stop =>
    {
        var (night, run) = await ReadyToPublishAsync();
        var next = "";
        var isReached = await StandStillAsync(night, stop, sleeper => sleeper.PublishAsync(run, default), async () =>
        {
            await night.PassAsync();
            next = await NextRunAsync(night);
            await DieWhilePublishingAsync(night, next);
        });
        if (!isReached)
            return false;

        await ShouldShowOneNightAsync(night);
        await night.PassAsync();
        await night.DrainAsync();
        (await night.Runs.CurrentAsync(default))!.Run.ShouldBe(next);
        await ShouldShowOneNightAsync(night);
        return true;
    });

    [Fact]
    public Task A_worker_that_wakes_up_after_another_one_has_ended_the_run_changes_nothing() => AtEachAsync(async stop =>
    {
        var night = await world.NewAsync(SmallUploads.AsOf, InParts);
        await night.UploadAsync(_uploads.Folder);
        await night.DrainAsync();
        var run = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        var expected = new List<string>();
        var isReached = await StandStillAsync(night, stop * 3, sleeper => sleeper.RunPartAsync(new RunMessage(run, 0, null).Write(), default), async () =>
        {
            await night.PassAsync();
            await night.DrainAsync();
            expected = await NightState.LinesAsync(night);
        });
        if (!isReached)
            return false;

        await night.DrainAsync();
        (await NightState.LinesAsync(night)).ShouldBe(expected);
        return true;
    });

    [Fact]
    public Task A_starter_that_wakes_up_after_a_newer_night_was_started_does_not_take_its_place() => AtEachAsync(async stop =>
    {
        var night = await world.NewAsync(SmallUploads.AsOf);
        await night.UploadAsync(_uploads.Folder);
        await night.DrainAsync();
        var next = "";
        var isReached = await StandStillAsync(night, stop, sleeper => sleeper.StartNightAsync(NightTimer.Unscheduled, default), async () =>
        {
            await night.PassAsync();
            next = await NextRunAsync(night, stop % 2 == 0);
        });
        if (!isReached)
            return false;

        await night.DrainAsync();
        (await night.Runs.CurrentAsync(default))!.Run.ShouldBe(next);
        await ShouldShowOneNightAsync(night);
        return true;
    });

    /// <summary>Tries each of some operations as the one to stand still at, until there are no more.</summary>
    private async Task AtEachAsync(Func<int, Task<bool>> tryAsync)
    {
        var stops = 0;
        for (var stop = 1; await tryAsync(stop); stop += every)
            stops++;
        stops.ShouldBeGreaterThan(1);
    }

    /// <summary>A night that readers see, and the files of another one, with more births, that are not published yet.</summary>
    private async Task<(NightHarness Night, string Run)> ReadyToPublishAsync()
    {
        var first = await world.NewAsync(SmallUploads.AsOf);
        await first.UploadAsync(_uploads.Folder);
        await first.NightAsync();
        var night = first.On(SmallUploads.AsOf.AddDays(1));
        await night.UploadAsync(More, Births('M', 3));
        await night.DoNextAsync();
        var run = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        while ((await night.Runs.FindAsync(run, default))!.Stage == RunStage.Working)
            await night.DoNextAsync();
        await night.Store.Queues.DoneAsync(StorageNames.PublishQueue, (await night.Store.Queues.TakeAsync(StorageNames.PublishQueue, TimeSpan.FromSeconds(30), default))!, default);
        return (night, run);
    }

    /// <summary>A file is sent anew with other births, and a run with it is started; gives the run.</summary>
    private static async Task<string> NextRunAsync(NightHarness night, bool isDoneToo = false)
    {
        // Later than whatever was begun before.
        night.Clock.Move(TimeSpan.FromMinutes(1));
        var upload = new BlobName(StorageNames.Uploads, More);
        await night.Store.Blobs.WriteAsync(upload, Births('L', 2), default);
        await night.Work.IngestAsync(upload, default);
        var run = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        if (isDoneToo)
            await night.DrainAsync();
        return run;
    }

    /// <summary>Works until a run is to be published, and dies after the first of its rows.</summary>
    private static async Task DieWhilePublishingAsync(NightHarness night, string run)
    {
        while ((await night.Runs.FindAsync(run, default))!.Stage == RunStage.Working)
            await night.DoNextAsync();
        var isDead = false;
        var mortal = night.With(HookedStore.Of(night.Store, async (call, operation) =>
        {
            if (isDead)
                throw new CrashException();
            await operation();
            isDead = call is { Name: nameof(ITableStore.TransactAsync), Place: StorageNames.WorklistsTable };
        }));
        await Should.ThrowAsync<CrashException>(() => mortal.Work.PublishAsync(run, default));
    }

    /// <summary>Does work that stands still before one of its operations until others have done theirs; false when it has not so many.</summary>
    private static async Task<bool> StandStillAsync(NightHarness night, int stop, Func<NightlyWork, Task> work, Func<Task> others)
    {
        var operations = 0;
        var sleeper = night.With(HookedStore.Of(night.Store, async (_, operation) =>
        {
            if (++operations == stop)
                await others();
            await operation();
        }));
        await work(sleeper.Work);
        return operations >= stop;
    }

    /// <summary>The worklists that readers see are those of the run that they see, row by row.</summary>
    private static async Task ShouldShowOneNightAsync(NightHarness night)
    {
        var current = (await night.Runs.CurrentAsync(default))!;
        var open = OpenCaseFile.Read((await night.Store.Blobs.ReadAsync(new RunPlace(current.Run).WorklistRows, default))!);
        var rows = await NightState.WorklistsAsync(night.Store, current.Slot);
        rows.ShouldNotBeEmpty();
        rows.Select(row => string.Join(' ', row.Split(' ')[..2])).ShouldBe(
            open.Select(row => WorklistTables.ToRow(row, current.Slot).Key).Select(key => $"{key.Partition} {key.Row}").Order(StringComparer.Ordinal));
    }

    private static byte[] Births(char prefix, int count)
    {
        var rows = Enumerable.Range(1, count).Select(number => $"{prefix}{number},F9{number},2025-04-0{number},f,Nadia Test{prefix}{number},K0{number}\r\n");
        return Encoding.UTF8.GetBytes($"record_id,facility_code,birth_date,sex,mother_name,area_code\r\n{string.Concat(rows)}");
    }
}

/// <summary>Leases that are lost on a store in a folder.</summary>
public sealed class LocalLostLeaseTests() : LostLeaseTests(new LocalNight(), every: 3);

/// <summary>Leases that are lost on a storage server: fewer points, for each is a night of its own.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureLostLeaseTests() : LostLeaseTests(new AzureNight(), every: 6);
