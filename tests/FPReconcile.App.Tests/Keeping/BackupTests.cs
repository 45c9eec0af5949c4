using FPReconcile.App.Keeping;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Keeping;

public abstract class BackupTests(INightWorld world) : IDisposable
{
    private readonly NightDistrict _district = new(births: 60);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        world.Dispose();
        _district.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_night_after_a_restore_gives_the_bytes_that_it_would_have_given()
    {
        var night = await BackedUpAsync();
        var restored = await world.NewAsync(_district.AsOf);
        await StoreRestore.ReadAsync(restored.Store, Backup, replace: false, default);

        var expected = (await night.On(_district.AsOf.AddDays(1)).NightAsync())!;
        var actual = (await restored.On(_district.AsOf.AddDays(1)).NightAsync())!;

        actual.Run.ShouldBe(expected.Run);
        (await FilesAsync(restored.Store, actual.Run)).ShouldBe(await FilesAsync(night.Store, expected.Run));
        (await NightState.WorklistsAsync(restored.Store)).ShouldBe(await NightState.WorklistsAsync(night.Store));
    }

    [Fact]
    public async Task A_restored_store_holds_what_the_other_one_held_but_its_raw_uploads()
    {
        var night = await BackedUpAsync();
        var restored = await world.NewAsync(_district.AsOf);

        await StoreRestore.ReadAsync(restored.Store, Backup, replace: false, default);

        foreach (var table in StorageNames.Tables)
            (await RowsAsync(restored.Store, table)).ShouldBe(await RowsAsync(night.Store, table), table);
        (await restored.Store.Blobs.ListAsync(StorageNames.Uploads, "", default).ToListAsync()).ShouldBeEmpty();
        (await night.Store.Blobs.ListAsync(StorageNames.Uploads, "", default).ToListAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("tables/runs.jsonl")]
    [InlineData("blobs/reference/format")]
    public async Task A_backup_with_a_changed_file_is_refused_before_anything_is_changed(string file)
    {
        await BackedUpAsync();
        var path = Path.Combine(Backup, file);
        File.WriteAllText(path, File.ReadAllText(path) + " ");
        var restored = await world.NewAsync(_district.AsOf);

        await Should.ThrowAsync<RunFailedException>(() => StoreRestore.ReadAsync(restored.Store, Backup, replace: true, default));

        (await restored.Store.Blobs.ListAsync(StorageNames.Batches, "", default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_that_lacks_a_file_is_refused()
    {
        await BackedUpAsync();
        File.Delete(Path.Combine(Backup, "tables/audit.jsonl"));
        var restored = await world.NewAsync(_district.AsOf);

        await Should.ThrowAsync<RunFailedException>(() => StoreRestore.ReadAsync(restored.Store, Backup, replace: false, default));
    }

    [Fact]
    public async Task A_backup_that_did_not_come_to_its_end_is_none()
    {
        await BackedUpAsync();
        File.Delete(Path.Combine(Backup, BackupManifest.Name));
        var restored = await world.NewAsync(_district.AsOf);

        await Should.ThrowAsync<UsageException>(() => StoreRestore.ReadAsync(restored.Store, Backup, replace: false, default));
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_restored_only_when_it_may_be_replaced()
    {
        var night = await BackedUpAsync();
        var rows = await RowsAsync(night.Store, StorageNames.DecisionsTable);
        var decision = new OfficerDecision("case", new RecordKey(SourceKind.Facility, "x"), null, Disposition.Forwarded, "later");
        await new DecisionLog(night.Store.Tables).AddAsync("later", decision, night.Clock.GetUtcNow(), default);

        await Should.ThrowAsync<UsageException>(() => StoreRestore.ReadAsync(night.Store, Backup, replace: false, default));
        await StoreRestore.ReadAsync(night.Store, Backup, replace: true, default);

        (await RowsAsync(night.Store, StorageNames.DecisionsTable)).ShouldBe(rows);
        (await night.Store.Blobs.ListAsync(StorageNames.Uploads, "", default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_takes_no_backup()
    {
        var night = await world.NewAsync(_district.AsOf);
        _folder.Write("file", [1]);

        await Should.ThrowAsync<UsageException>(() => StoreBackup.WriteAsync(night.Store, _folder.Path(""), night.Clock, default));
    }

    private string Backup => _folder.Path("backup");

    private async Task<NightHarness> BackedUpAsync()
    {
        var night = await world.NewAsync(_district.AsOf);
        await night.UploadAsync(_district.Uploads);
        var decision = new OfficerDecision("case", new RecordKey(SourceKind.Facility, "x"), null, Disposition.Forwarded, "told");
        await new DecisionLog(night.Store.Tables).AddAsync("first", decision, night.Clock.GetUtcNow(), default);
        await night.NightAsync();
        await StoreBackup.WriteAsync(night.Store, Backup, night.Clock, default);
        return night;
    }

    private static async Task<List<string>> RowsAsync(Store store, string table) =>
        await store.Tables.QueryAsync(table, null, default).Select(TableLines.Write).ToListAsync();

    private static async Task<List<string>> FilesAsync(Store store, string run)
    {
        var files = new List<string>();
        await foreach (var blob in store.Blobs.ListAsync(StorageNames.Runs, run + "/", default))
            files.Add($"{blob.Name.Path} {OpaqueId.Of(await store.Blobs.ReadAsync(blob.Name, default))}");
        return files;
    }
}

/// <summary>Backups of a store in a folder.</summary>
public sealed class LocalBackupTests() : BackupTests(new LocalNight());

/// <summary>Backups of a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureBackupTests() : BackupTests(new AzureNight());
