using System.Globalization;
using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The frozen statistics that nights make by themselves, of an invented district with births of all of 2025, looked at on its last day.</summary>
public abstract class NightVintagesTests(INightWorld world) : IDisposable
{
    private static readonly string[] Files = ["statistics.html", "statistics.json", "statistics.xlsx"];

    private readonly NightDistrict _district = new(births: 400);

    public void Dispose()
    {
        world.Dispose();
        _district.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_vintage_that_is_due_is_frozen_with_the_bytes_that_reconcile_gives_for_its_months()
    {
        var night = await UploadedAsync();
        await night.DrainAsync();
        await night.Work.StartNightAsync(NightTimer.Unscheduled, default);

        // Two workers at once.
        await Task.WhenAll(Task.Run(night.DrainAsync), Task.Run(night.DrainAsync));

        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBe(["2025-Q3", "2025-Q2", "2025-Q1"]);
        foreach (var (name, from, to) in new[] { ("2025-Q1", "2025-01", "2025-03"), ("2025-Q3", "2025-07", "2025-09") })
            (await ReadAsync(night, name)).ShouldBe(Reconcile(name, $$"""{ "statistics": { "from": "{{from}}", "to": "{{to}}" } }"""));
    }

    [Fact]
    public async Task What_is_frozen_is_never_made_again()
    {
        var night = await UploadedAsync();
        await night.NightAsync();
        var frozen = await ReadAsync(night, "2025-Q2");

        var later = night.On(_district.AsOf.AddDays(1));
        await later.UploadAsync("facility/F90/more.csv", Births(new DateOnly(2025, 4, 3), 20));
        var current = (await later.NightAsync())!;

        (await ReadAsync(night, "2025-Q2")).ShouldBe(frozen);
        (await later.Runs.FindAsync(current.Run, default))!.Figures!.Vintages.ShouldBe("");
    }

    private protected async Task<NightHarness> UploadedAsync(string settings = "{}", NightOptions? options = null)
    {
        var night = await world.NewAsync(_district.AsOf, options);
        await ConfigureAsync(night, settings);
        await night.UploadAsync(_district.Uploads);
        return night;
    }

    private protected static Task ConfigureAsync(NightHarness night, string settings) =>
        night.Store.Blobs.WriteAsync(new BlobName(StorageNames.Reference, $"{NightConfiguration.Latest.Path}/settings.json"), Encoding.UTF8.GetBytes(settings), default);

    private protected static async Task<Dictionary<string, string>> ReadAsync(NightHarness night, string name)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files)
        {
            files.Add(file, OpaqueId.Of((await night.Store.Blobs.ReadAsync(new VintagePlace(name).Folder with { Path = $"{name}/{file}" }, default))!));
        }

        return files;
    }

    private protected static byte[] Births(DateOnly day, int count)
    {
        var rows = Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"Z{number},F90,{day:yyyy-MM-dd},f,Nadia Test{number},K01\r\n"));
        return Encoding.UTF8.GetBytes($"record_id,facility_code,birth_date,sex,mother_name,area_code\r\n{string.Concat(rows)}");
    }

    private Dictionary<string, string> Reconcile(string name, string settings)
    {
        File.WriteAllText(_district.Beside("settings.json"), settings);
        var files = _district.Reconcile(_district.AsOf, "--settings", _district.Beside("settings.json"), "--vintage", name);
        return Files.ToDictionary(static file => file, file => OpaqueId.Of(files[file]), StringComparer.Ordinal);
    }
}

/// <summary>Vintages on a storage server.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureNightVintagesTests() : NightVintagesTests(new AzureNight());

/// <summary>Vintages on a store in a folder; and when they have to wait.</summary>
public sealed class LocalNightVintagesTests() : NightVintagesTests(new LocalNight())
{
    private const string Broken = "registration/office/broken.xlsx";

    [Fact]
    public async Task While_a_file_cannot_be_read_nothing_is_frozen_and_the_run_says_why()
    {
        var night = await UploadedAsync();
        await night.UploadAsync(Broken, "PK\u0003\u0004 no workbook"u8.ToArray());
        var run = (await night.NightAsync())!.Run;

        (await night.Runs.FindAsync(run, default))!.Figures!.Vintages.ShouldBe("2025-Q3 source_incomplete\n2025-Q2 source_incomplete\n2025-Q1 source_incomplete");
        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBeEmpty();

        await night.UploadAsync(Broken, "registration_number,birth_date,mother_name\r\nR9001,2025-02-03,Amara Okoye\r\n"u8.ToArray());
        await night.NightAsync();

        (await new FrozenVintages(night.Store).ListAsync(default)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task While_a_file_waits_to_be_read_nothing_is_frozen()
    {
        var night = await UploadedAsync();
        await night.DrainAsync();
        await foreach (var row in night.Store.Tables.QueryAsync(StorageNames.UploadsTable, "registration", default))
            await night.Store.Tables.PutAsync(StorageNames.UploadsTable, (UploadState.From(row) with { Status = UploadStatus.Pending }).ToRow(), WriteCondition.Always, default);

        var run = (await night.NightAsync())!.Run;

        (await night.Runs.FindAsync(run, default))!.Figures!.Vintages.ShouldContain("2025-Q3 files_not_read");
    }

    [Fact]
    public async Task While_the_list_of_deaths_cannot_be_read_nothing_is_frozen()
    {
        var night = await UploadedAsync();
        await night.UploadAsync("deaths/office/broken.xlsx", "PK\u0003\u0004 no workbook"u8.ToArray());

        var run = (await night.NightAsync())!.Run;

        (await night.Runs.FindAsync(run, default))!.Figures!.Vintages.ShouldContain("2025-Q3 death_list_incomplete");
    }

    [Fact]
    public async Task A_register_that_the_settings_expect_is_waited_for()
    {
        var night = await UploadedAsync("""{ "coverage": [{ "source": "register", "from": "2025-01-01" }] }""");
        await night.DrainAsync();
        await foreach (var row in night.Store.Tables.QueryAsync(StorageNames.UploadsTable, "register", default))
            await night.Store.Tables.DeleteAsync(StorageNames.UploadsTable, row.Key, null, default);

        var run = (await night.NightAsync())!.Run;

        (await night.Runs.FindAsync(run, default))!.Figures!.Vintages.ShouldContain("2025-Q3 source_incomplete");
    }

    [Fact]
    public async Task Settings_can_ask_for_years_or_for_nothing()
    {
        var night = await UploadedAsync("""{ "statistics": { "vintages": "none" } }""");
        await night.NightAsync();
        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBeEmpty();

        await ConfigureAsync(night, """{ "statistics": { "vintages": "year" } }""");
        await night.On(new DateOnly(2026, 3, 1)).NightAsync();
        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBeEmpty();

        await night.On(new DateOnly(2026, 3, 2)).NightAsync();
        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBe(["2025"]);
    }

    [Fact]
    public async Task A_run_that_nobody_sees_yet_has_frozen_nothing_and_when_another_takes_its_place_never_will()
    {
        var night = await UploadedAsync();
        await night.DrainAsync();
        var run = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        while ((await night.Runs.FindAsync(run, default))!.Stage == RunStage.Working)
            await night.DoNextAsync();
        (await MadeAsync(night, run, "2025-Q2")).ShouldNotBeEmpty();
        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBeEmpty();

        await night.UploadAsync("facility/F90/more.csv", Births(new DateOnly(2025, 4, 3), 20));
        (await night.Store.Queues.TakeAsync(StorageNames.PublishQueue, TimeSpan.FromSeconds(30), default)).ShouldNotBeNull();
        await night.DoNextAsync();
        night.Clock.Move(TimeSpan.FromMinutes(1));
        var next = (await night.Work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        await night.DrainAsync();

        (await ReadAsync(night, "2025-Q2")).ShouldBe(await MadeAsync(night, next, "2025-Q2"));
        (await ReadAsync(night, "2025-Q2")).ShouldNotBe(await MadeAsync(night, run, "2025-Q2"));
    }

    [Fact]
    public async Task A_vintage_without_its_last_file_is_not_frozen()
    {
        var night = await UploadedAsync();
        await night.Store.Blobs.WriteAsync(new VintagePlace("2024-Q4").Workbook, new byte[] { 1 }, default);

        (await new FrozenVintages(night.Store).ListAsync(default)).ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, string>> MadeAsync(NightHarness night, string run, string name)
    {
        var (root, files) = (new RunPlace(run).Vintages, new Dictionary<string, string>(StringComparer.Ordinal));
        await foreach (var blob in night.Store.Blobs.ListAsync(root.Container, $"{root.Path}/{name}/", default))
            files.Add(blob.Name.Path[(blob.Name.Path.LastIndexOf('/') + 1)..], OpaqueId.Of((await night.Store.Blobs.ReadAsync(blob.Name, default))!));
        return files;
    }
}
