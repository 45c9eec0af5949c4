using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Output;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Reconciliation.Cases;

namespace FPReconcile.App.Tests.Keeping;

/// <summary>What goes when its time is over, and what stays because it is needed.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2025, 6, 1);
    private static readonly NightOptions TwoRuns = new() { KeepRuns = 2 };

    private readonly LocalNight _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task A_raw_upload_goes_a_week_after_it_came()
    {
        var night = await StartAsync();

        night.Clock.Move(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await night.Work.SweepInboxAsync(default);
        (await PathsAsync(night, StorageNames.Uploads)).Count.ShouldBe(2);
        night.Clock.Move(TimeSpan.FromMinutes(2));
        await night.Work.SweepInboxAsync(default);

        (await PathsAsync(night, StorageNames.Uploads)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filled_in_worklist_that_nobody_applied_goes_a_week_after_it_came()
    {
        var night = await StartAsync();
        await new ImportStore(night.Store.Blobs).KeepAsync(new AskingUser("officer", new HashSet<string>(StringComparer.Ordinal)), [new FilledLine(5, "c1", "unsure", "", "a note")], default);

        night.Clock.Move(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await night.Work.SweepInboxAsync(default);
        (await PathsAsync(night, StorageNames.Reference)).ShouldContain(path => path.StartsWith(StorageNames.ReviewImports, StringComparison.Ordinal));
        night.Clock.Move(TimeSpan.FromMinutes(2));
        await night.Work.SweepInboxAsync(default);

        (await PathsAsync(night, StorageNames.Reference)).ShouldNotContain(path => path.StartsWith(StorageNames.ReviewImports, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_raw_upload_that_was_not_read_stays()
    {
        var night = await StartAsync();
        await night.Store.Blobs.WriteAsync(new BlobName(StorageNames.Uploads, "facility/F02/lost.csv"), Facility("B1"), default);

        night.Clock.Move(TimeSpan.FromDays(30));
        await night.Work.SweepInboxAsync(default);

        (await PathsAsync(night, StorageNames.Uploads)).ShouldBe(["facility/F02/lost.csv"]);
    }

    [Fact]
    public async Task The_newest_nights_stay_and_older_ones_go()
    {
        var night = await StartAsync();
        var runs = await NightsAsync(night, 4);

        await night.Work.SweepInboxAsync(default);

        (await RunsAsync(night)).ShouldBe(runs[^2..]);
        (await PathsAsync(night, StorageNames.Runs)).Select(path => path.Split('/')[0]).Distinct().ShouldBe(runs[^2..]);
    }

    [Fact]
    public async Task A_batch_stays_as_long_as_a_night_that_is_kept_needs_it()
    {
        var night = await StartAsync();
        await NightsAsync(night, 1);
        var old = (await PathsAsync(night, StorageNames.Batches)).Single(path => path.StartsWith("facility/", StringComparison.Ordinal));
        await night.UploadAsync("facility/F01/a.csv", Facility("A2"));
        await NightsAsync(night, 1, after: 1);

        await night.Work.SweepInboxAsync(default);
        (await PathsAsync(night, StorageNames.Batches)).ShouldContain(old);
        await NightsAsync(night, 1, after: 2);
        await night.Work.SweepInboxAsync(default);

        var left = await PathsAsync(night, StorageNames.Batches);
        left.ShouldNotContain(old);
        left.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_night_that_readers_see_stays_however_old_it_is()
    {
        var night = await StartAsync();
        var runs = await NightsAsync(night, 1);

        night.Clock.Move(TimeSpan.FromDays(2000));
        await night.Work.SweepInboxAsync(default);

        (await RunsAsync(night)).ShouldBe(runs);
        (await night.OutputAsync(runs[0])).ShouldNotBeEmpty();
        (await PathsAsync(night, StorageNames.Batches)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_closed_case_goes_after_two_years()
    {
        var night = await StartAsync();
        await NightsAsync(night, 1);
        var open = (await CasesAsync(night)).Entries.Single(entry => entry.Records[0].Id == "A1");
        open.IsOpen.ShouldBeTrue();
        await night.UploadAsync("registration/office/r.csv", Encoding.UTF8.GetBytes("registration_number,birth_date,sex,mother_name\r\nR1,2025-03-03,f,Amara Okoye\r\n"));

        await night.On(FirstDay.AddDays(1)).NightAsync();
        (await EntryAsync(night, open.CaseId))!.ClosedOn.ShouldBe(FirstDay.AddDays(1));
        await night.On(FirstDay.AddDays(1).AddMonths(24)).NightAsync();
        (await EntryAsync(night, open.CaseId)).ShouldNotBeNull();
        await night.On(FirstDay.AddDays(2).AddMonths(24)).NightAsync();

        (await EntryAsync(night, open.CaseId)).ShouldBeNull();
    }

    [Theory]
    [InlineData("facilities")]
    [InlineData("areas")]
    public async Task A_change_of_a_reference_file_makes_a_new_run_and_the_old_one_keeps_its_own(string file)
    {
        var night = await StartAsync();
        await ConfigureAsync(night, "settings.json", $$"""{ "{{file}}": "{{file}}.csv" }""");
        await ConfigureAsync(night, $"{file}.csv", "code,name\r\nF01,Riverside\r\n");
        await night.NightAsync();
        var first = (await night.NightAsync())!.Run;
        (await night.NightAsync())!.Run.ShouldBe(first);
        await ConfigureAsync(night, $"{file}.csv", "code,name\r\nF01,Old Town\r\n");

        var second = (await night.NightAsync())!.Run;

        second.ShouldNotBe(first);
        (await PinnedAsync(night, first, file)).ShouldContain("Riverside");
        (await PinnedAsync(night, second, file)).ShouldContain("Old Town");
    }

    private async Task<NightHarness> StartAsync()
    {
        var night = await _local.NewAsync(FirstDay, TwoRuns);
        await night.UploadAsync("facility/F01/a.csv", Facility("A1"));
        await night.UploadAsync("registration/office/r.csv", Encoding.UTF8.GetBytes("registration_number,birth_date,sex,mother_name\r\nR9,2025-03-20,m,Mei Tan\r\n"));
        await night.DrainAsync();
        return night;
    }

    private static byte[] Facility(string id) => Encoding.UTF8.GetBytes($"record_id,facility_code,birth_date,sex,mother_name\r\n{id},F01,2025-03-03,f,Amara Okoye\r\n");

    // Two days lie between nights: what is younger than a day is not looked at.
    private static async Task<List<string>> NightsAsync(NightHarness night, int count, int after = 0)
    {
        var runs = new List<string>();
        for (var day = after; day < after + count; day++)
        {
            runs.Add((await night.On(FirstDay.AddDays(day)).NightAsync())!.Run);
            night.Clock.Move(TimeSpan.FromDays(2));
        }

        return runs;
    }

    private static Task ConfigureAsync(NightHarness night, string name, string text) =>
        night.Store.Blobs.WriteAsync(new BlobName(StorageNames.Reference, $"{NightConfiguration.Latest.Path}/{name}"), Encoding.UTF8.GetBytes(text), default);

    private static async Task<string> PinnedAsync(NightHarness night, string run, string file) =>
        Encoding.UTF8.GetString((await night.Store.Blobs.ReadAsync(new RunPlace(run).At($"config/{file}.csv"), default))!);

    private static async Task<List<string>> PathsAsync(NightHarness night, string container) =>
        await night.Store.Blobs.ListAsync(container, "", default).Select(blob => blob.Name.Path).ToListAsync();

    private static async Task<List<string>> RunsAsync(NightHarness night) => await night.Runs.AllAsync(default).Select(run => run.Run).ToListAsync();

    private static async Task<CaseLedger> CasesAsync(NightHarness night)
    {
        var current = (await night.Runs.CurrentAsync(default))!;
        return CasesFile.Read(new MemoryStream((await night.Store.Blobs.ReadAsync(new RunPlace(current.Run).Cases, default))!));
    }

    private static async Task<CaseEntry?> EntryAsync(NightHarness night, string caseId) => (await CasesAsync(night)).Entries.FirstOrDefault(entry => entry.CaseId == caseId);
}
