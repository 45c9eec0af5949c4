using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Tests.Storage.Local;

/// <summary>What is special to a store in a folder: it is opened again, shared, upgraded, and its clock is moved.</summary>
public sealed class LocalStoreTests : IDisposable
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private static readonly BlobName _name = new(StorageNames.Runs, "a");

    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();

    private string Folder => _folder.Path("store");

    private string Blobs => Path.Combine(Folder, "blobs");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_kept_is_there_when_the_folder_is_opened_again()
    {
        var first = await OpenAsync();
        var version = await first.Blobs.PutAsync(_name, new MemoryStream([1, 2, 3]), WriteCondition.Always, default);
        await first.Tables.PutAsync(StorageNames.CasesTable, Row(1), WriteCondition.Always, default);
        await first.Queues.PutAsync(StorageNames.PublishQueue, "message", TimeSpan.Zero, default);

        var second = LocalStore.Open(Folder, _clock);
        (await second.Blobs.FindAsync(_name, default))!.ETag.ShouldBe(version!.Value);
        (await second.Blobs.ReadRangeAsync(_name, 0, 10, default)).ShouldBe([1, 2, 3]);
        (await second.Tables.GetAsync(StorageNames.CasesTable, new("p", "r"), default)).ShouldNotBeNull();
        (await second.Queues.TakeAsync(StorageNames.PublishQueue, _minute, default))!.Text.ShouldBe("message");
    }

    [Fact]
    public async Task Several_users_of_one_folder_see_each_other()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(OpenAsync)));
        var blobs = await Task.WhenAll(stores.Select(store => Task.Run(() => store.Blobs.PutAsync(_name, new MemoryStream([1]), WriteCondition.OnlyIfAbsent, default))));
        var rows = await Task.WhenAll(stores.Select(store => Task.Run(() => store.Tables.PutAsync(StorageNames.CasesTable, Row(1), WriteCondition.OnlyIfAbsent, default))));
        var leases = await Task.WhenAll(stores.Select(store => Task.Run(() => store.Blobs.TryLeaseAsync(_name, _minute, default))));

        blobs.Count(static version => version is not null).ShouldBe(1);
        rows.Count(static version => version is not null).ShouldBe(1);
        leases.Count(static lease => lease is not null).ShouldBe(1);
    }

    [Fact]
    public async Task The_folder_holds_one_file_for_each_blob()
    {
        var store = await OpenAsync();
        for (var i = 0; i < 5; i++)
            await store.Blobs.PutAsync(_name, new MemoryStream([1]), WriteCondition.Always, default);
        await store.Blobs.PutAsync(_name, new MemoryStream([1]), WriteCondition.OnlyIfAbsent, default);
        Files().ShouldHaveSingleItem();
        await store.Blobs.DeleteAsync(_name, null, default);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Leftovers_are_swept_when_nobody_can_be_writing_them_any_more()
    {
        var store = await OpenAsync();
        await store.Blobs.PutAsync(_name, new MemoryStream([1, 2, 3]), WriteCondition.Always, default);
        var leftover = Path.Combine(Blobs, "ab", "ab" + new string('0', 30));
        Directory.CreateDirectory(Path.GetDirectoryName(leftover)!);
        await File.WriteAllBytesAsync(leftover, [1]);

        LocalStore.Open(Folder, _clock);
        Files().Count.ShouldBe(2);
        _clock.Move(TimeSpan.FromMinutes(61));
        LocalStore.Open(Folder, _clock);
        File.Exists(leftover).ShouldBeFalse();
        (await store.Blobs.ReadRangeAsync(_name, 0, 10, default)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_blob_whose_file_was_taken_away_is_a_clear_error()
    {
        var store = await OpenAsync();
        await store.Blobs.PutAsync(_name, new MemoryStream([1]), WriteCondition.Always, default);
        File.Delete(Files()[0]);
        (await Should.ThrowAsync<IOException>(() => store.Blobs.OpenAsync(_name, default))).Message.ShouldContain("backup");
    }

    [Fact]
    public async Task A_clock_that_is_moved_back_delays_a_lease_by_its_term_and_no_longer()
    {
        var store = await OpenAsync();
        (await store.Blobs.TryLeaseAsync(_name, _minute, default)).ShouldNotBeNull();
        _clock.Move(TimeSpan.FromDays(-1));

        (await store.Blobs.TryLeaseAsync(_name, _minute, default)).ShouldBeNull();
        _clock.Move(_minute);
        (await store.Blobs.TryLeaseAsync(_name, _minute, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_clock_that_is_moved_back_hides_a_message_for_its_time_and_no_longer()
    {
        var store = await OpenAsync();
        await store.Queues.PutAsync(StorageNames.PublishQueue, "message", TimeSpan.Zero, default);
        await store.Queues.TakeAsync(StorageNames.PublishQueue, _minute, default);
        _clock.Move(TimeSpan.FromDays(-1));

        (await store.Queues.TakeAsync(StorageNames.PublishQueue, _minute, default)).ShouldBeNull();
        _clock.Move(_minute);
        (await store.Queues.TakeAsync(StorageNames.PublishQueue, _minute, default))!.DequeueCount.ShouldBe(2);
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused_and_not_changed()
    {
        LocalStore.Open(Folder, _clock, ["create table newer (x)", "create table newest (x)", "select 1"]);
        var before = File.ReadAllBytes(Path.Combine(Folder, "state.db"));

        Should.Throw<RunFailedException>(() => LocalStore.Open(Folder, _clock)).Message.ShouldContain("version 3");
        File.ReadAllBytes(Path.Combine(Folder, "state.db")).ShouldBe(before);
    }

    [Fact]
    public async Task A_store_of_an_older_program_is_brought_up_to_date_with_all_it_holds()
    {
        var old = await OpenAsync();
        await old.Tables.PutAsync(StorageNames.CasesTable, Row(7), WriteCondition.Always, default);

        var upgraded = LocalStore.Open(Folder, _clock, [.. LocalStore.Steps, "alter table rows add column later text"]);
        (await upgraded.Tables.GetAsync(StorageNames.CasesTable, new("p", "r"), default))!.Values["Value"].ShouldBe(7);
        Should.Throw<RunFailedException>(() => LocalStore.Open(Folder, _clock));
    }

    [Fact]
    public async Task An_upgrade_that_fails_changes_nothing()
    {
        await OpenAsync();
        Should.Throw<RunFailedException>(() => LocalStore.Open(Folder, _clock, [.. LocalStore.Steps, "create table half (x); no statement"]));
        LocalStore.Open(Folder, _clock, [.. LocalStore.Steps, "create table half (x)"]);
    }

    [Fact]
    public void A_damaged_database_is_a_clear_error()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "state.db"), new string('x', 10_000));
        Should.Throw<RunFailedException>(() => LocalStore.Open(Folder, _clock)).Message.ShouldContain("backup");
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_a_clear_error()
    {
        File.WriteAllText(Folder, "x");
        Should.Throw<RunFailedException>(() => LocalStore.Open(Folder, _clock)).Message.ShouldNotContain(Folder);
    }

    private static TableRow Row(int value) => new(new("p", "r"), new Dictionary<string, object> { ["Value"] = value });

    private List<string> Files() => [.. Directory.EnumerateFiles(Blobs, "*", SearchOption.AllDirectories)];

    private async Task<Store> OpenAsync()
    {
        var store = LocalStore.Open(Folder, _clock);
        await store.Blobs.CreateContainerAsync(StorageNames.Runs, default);
        await store.Tables.CreateTableAsync(StorageNames.CasesTable, default);
        await store.Queues.CreateQueueAsync(StorageNames.PublishQueue, default);
        return store;
    }
}
