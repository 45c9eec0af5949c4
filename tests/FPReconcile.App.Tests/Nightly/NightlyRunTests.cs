using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

public sealed class NightlyRunTests : IDisposable
{
    private static readonly NightOptions InParts = new() { MostRecordsAlone = 0, LeastRowsOfPart = 40 };

    private readonly NightDistrict _district = new();
    private readonly LocalNight _local = new();

    public void Dispose()
    {
        _local.Dispose();
        _district.Dispose();
    }

    [Fact]
    public async Task A_night_gives_the_bytes_of_reconcile()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);

        var current = await night.NightAsync();

        ShouldBeSame(await night.OutputAsync(current!.Run), _district.Reconcile(_district.AsOf));
    }

    [Fact]
    public async Task A_night_spread_over_messages_gives_the_same_bytes()
    {
        var night = await _local.NewAsync(_district.AsOf, InParts);
        await night.UploadAsync(_district.Uploads);

        var current = await night.NightAsync();

        ShouldBeSame(await night.OutputAsync(current!.Run), _district.Reconcile(_district.AsOf));
    }

    [Fact]
    public async Task Messages_that_come_twice_and_in_any_order_change_nothing()
    {
        var night = await _local.NewAsync(_district.AsOf, InParts);
        await night.UploadAsync(_district.Uploads);

        var current = await new CarelessCarrier(night, seed: 3).NightAsync();

        ShouldBeSame(await night.OutputAsync(current!.Run), _district.Reconcile(_district.AsOf));
    }

    [Fact]
    public async Task Four_workers_at_once_give_the_same_bytes()
    {
        var night = await _local.NewAsync(_district.AsOf, InParts);
        await night.UploadAsync(_district.Uploads);
        await night.DrainAsync();
        await night.Work.StartNightAsync(NightTimer.Unscheduled, default);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(night.DrainAsync)));

        var current = await night.Runs.CurrentAsync(default);
        ShouldBeSame(await night.OutputAsync(current!.Run), _district.Reconcile(_district.AsOf));
    }

    [Fact]
    public async Task The_next_night_uses_the_model_and_the_case_ids_of_the_one_before()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        var first = (await night.NightAsync())!;
        var model = await night.Store.Blobs.ReadAsync(NightConfiguration.LatestModel, default);
        Save(await night.OutputAsync(first.Run), "first");
        File.WriteAllBytes(_district.Beside("first/cases.csv"), (await night.Store.Blobs.ReadAsync(new RunPlace(first.Run).Cases, default))!);
        File.WriteAllBytes(_district.Beside("model.json"), model!);

        var second = (await night.On(_district.AsOf.AddDays(1)).NightAsync())!;

        second.Run.ShouldNotBe(first.Run);
        var expected = _district.Reconcile(_district.AsOf.AddDays(1), "--previous", _district.Beside("first"), "--model", _district.Beside("model.json"));
        ShouldBeSame(await night.OutputAsync(second.Run), expected);
    }

    [Fact]
    public async Task A_night_without_anything_new_does_nothing()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        await night.NightAsync();

        var second = await night.Work.StartNightAsync(NightTimer.Unscheduled, default);

        second.Outcome.ShouldBe(NightlyOutcome.NothingToDo);
    }

    [Fact]
    public async Task A_clock_that_was_moved_back_starts_nothing()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        var current = (await night.NightAsync())!;

        var start = await night.On(_district.AsOf.AddDays(-1)).Work.StartNightAsync(NightTimer.Unscheduled, default);

        start.Outcome.ShouldBe(NightlyOutcome.NothingToDo);
        (await night.Runs.CurrentAsync(default))!.Run.ShouldBe(current.Run);
    }

    [Fact]
    public async Task Two_calls_to_start_a_night_are_one_night()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        await night.DrainAsync();

        var first = await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
        var second = await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
        await night.DrainAsync();

        second.ShouldBe(new NightlyStart(NightlyOutcome.AlreadyRunning, first.RunId));
        (await night.Runs.AllAsync(default).ToListAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_the_night_goes_on()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        await night.UploadAsync("facility/F01/broken.xlsx", Encoding.UTF8.GetBytes("PK\x03\x04 not a workbook"));

        var current = await night.NightAsync();

        var manifest = Encoding.UTF8.GetString((await night.OutputAsync(current!.Run))["run.json"]);
        manifest.ShouldContain("facility/F01/broken.xlsx");
    }

    [Fact]
    public async Task Without_registrations_no_night_is_started()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync("facility/F01/a.csv", Encoding.UTF8.GetBytes("record_id,birth_date\r\nA1,2025-01-01\r\n"));
        await night.DrainAsync();

        (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).Outcome.ShouldBe(NightlyOutcome.NothingToDo);
    }

    [Fact]
    public async Task A_run_that_another_took_the_place_of_is_never_published()
    {
        var night = await _local.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        await night.DrainAsync();
        var old = await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
        var late = new BlobName(StorageNames.Uploads, "facility/F99/late.csv");
        await night.Store.Blobs.WriteAsync(late, Encoding.UTF8.GetBytes("record_id,birth_date,mother_name\r\nZ1,2025-02-01,Amara Okoye\r\n"), default);
        await night.Work.IngestAsync(late, default);

        await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
        await night.DrainAsync();
        var current = await night.Runs.CurrentAsync(default);

        current!.Run.ShouldNotBe(old.RunId);
        (await night.Runs.FindAsync(old.RunId!, default))!.Stage.ShouldBe(RunStage.Superseded);
    }

    private void Save(SortedDictionary<string, byte[]> files, string folder)
    {
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(_district.Beside(folder), name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    private static void ShouldBeSame(SortedDictionary<string, byte[]> actual, SortedDictionary<string, byte[]> expected)
    {
        actual.Keys.ShouldBe(expected.Keys);
        foreach (var (name, bytes) in expected)
            actual[name].AsSpan().SequenceEqual(bytes).ShouldBeTrue(name);
    }
}
