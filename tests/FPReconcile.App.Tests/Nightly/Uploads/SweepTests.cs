using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly.Uploads;

public sealed class SweepTests : IDisposable
{
    private static readonly BlobName Upload = new(StorageNames.Uploads, "facility/F01/a.csv");
    private static readonly BlobName Settings = new(StorageNames.Reference, "config/settings.json");

    private readonly LocalNight _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task An_upload_whose_event_was_lost_is_sent_to_be_read_once()
    {
        var night = await NightWithUploadAsync();

        (await night.Work.SweepInboxAsync(default)).ShouldBe(1);
        await night.DrainAsync();

        (await StateAsync(night))!.Status.ShouldBe(UploadStatus.Ingested);
        (await night.Work.SweepInboxAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_never_read_is_set_aside_in_the_end_and_its_batch_says_so()
    {
        var night = await NightWithUploadAsync();
        for (var sweep = 0; sweep < new NightOptions().MostAttempts; sweep++)
            (await night.Work.SweepInboxAsync(default)).ShouldBe(1);

        (await night.Work.SweepInboxAsync(default)).ShouldBe(0);

        var state = (await StateAsync(night))!;
        state.Status.ShouldBe(UploadStatus.SetAside);
        state.Batch.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Wrong_settings_are_not_held_against_the_files()
    {
        var night = await NightWithUploadAsync();
        await night.Store.Blobs.WriteAsync(Settings, Encoding.UTF8.GetBytes("{ \"unknown\": 1 }"), default);

        await Should.ThrowAsync<UsageException>(() => night.Work.SweepInboxAsync(default));

        (await StateAsync(night)).ShouldBeNull();
    }

    private async Task<NightHarness> NightWithUploadAsync()
    {
        var night = await _local.NewAsync(new DateOnly(2025, 6, 30));
        await night.Store.Blobs.WriteAsync(Upload, Encoding.UTF8.GetBytes("record_id,birth_date,mother_name\r\nA1,2025-01-01,Amara Okoye\r\n"), default);
        return night;
    }

    private static async Task<UploadState?> StateAsync(NightHarness night) =>
        await night.Store.Tables.GetAsync(StorageNames.UploadsTable, new TableKey("facility", UploadPath.Parse(Upload)!.Id), default) is { } row ? UploadState.From(row) : null;
}
