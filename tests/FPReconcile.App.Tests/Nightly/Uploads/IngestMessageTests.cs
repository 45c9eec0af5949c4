using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Triggers;
using FPReconcile.App.Triggers;

namespace FPReconcile.App.Tests.Nightly.Uploads;

/// <summary>Which upload a message is about.</summary>
public sealed class IngestMessageTests
{
    [Theory]
    [InlineData("facility/F012/二月 2026.xlsx", "facility/F012/二月 2026.xlsx", "facility/F012/%E4%BA%8C%E6%9C%88%202026.xlsx")]
    [InlineData("facility/F012/%E4%BA%8C%E6%9C%88%202026.xlsx", "facility/F012/二月 2026.xlsx", "facility/F012/%E4%BA%8C%E6%9C%88%202026.xlsx")]
    [InlineData("facility/F012/100%25.csv", "facility/F012/100%.csv", "facility/F012/100%25.csv")]
    [InlineData("facility/F012/a+b#c.csv", "facility/F012/a+b#c.csv", "facility/F012/a+b%23c.csv")]
    public void The_subject_may_be_percent_encoded_or_not(string subject, string path, string addressPath) =>
        IngestMessage.Read(Event(subject, "https://stfpr.blob.core.windows.net/uploads/" + addressPath), TestHandler.Settings.Uploads)
            .ShouldBe(new BlobName(StorageNames.Uploads, path));

    [Fact]
    public void An_emulator_has_the_account_in_the_path()
    {
        var uploads = StoreOpening.Uploads(name => name == "AzureWebJobsStorage" ? "UseDevelopmentStorage=true" : null);

        IngestMessage.Read(Event("r/s/n.csv", "http://127.0.0.1:10000/devstoreaccount1/uploads/r/s/n.csv"), uploads).ShouldBe(new BlobName(StorageNames.Uploads, "r/s/n.csv"));
        Should.Throw<TriggerRefusedException>(() => IngestMessage.Read(Event("r/s/n.csv", "http://127.0.0.1:10000/other/uploads/r/s/n.csv"), uploads));
    }

    [Fact]
    public void Without_a_storage_account_every_event_is_refused() =>
        Should.Throw<TriggerRefusedException>(() => IngestMessage.Read(Samples.Event, uploads: null)).Reason.ShouldBe("no-storage-account-is-set");

    [Theory]
    [InlineData("AzureWebJobsStorage__accountName", "stfpr", "https://stfpr.blob.core.windows.net/uploads/x")]
    [InlineData("FPRECONCILE_STORE", "azure:stfpr", "https://stfpr.blob.core.windows.net/uploads/x")]
    [InlineData("FPRECONCILE_STORE", "https://stfpr.blob.core.chinacloudapi.cn", "https://stfpr.blob.core.chinacloudapi.cn/uploads/x")]
    public void The_account_comes_from_the_settings_of_the_host(string name, string value, string address) =>
        StoreOpening.Uploads(setting => setting == name ? value : null)!.Find(address).ShouldBe(new BlobName(StorageNames.Uploads, "x"));

    [Theory]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=stfpr;AccountKey=a2V5")]
    [InlineData("FPRECONCILE_STORE", "a-folder")]
    [InlineData("FPRECONCILE_STORE", "https://example.net")]
    public void Without_an_account_that_is_taken_there_is_no_place_for_events(string name, string value) =>
        StoreOpening.Uploads(setting => setting == name ? value : null).ShouldBeNull();

    [Fact]
    public void The_short_form_can_only_name_uploads()
    {
        var upload = new BlobName(StorageNames.Uploads, "facility/F012/二月.xlsx");

        IngestMessage.Read(IngestMessage.Text(upload), uploads: null).ShouldBe(upload);
        Should.Throw<TriggerRefusedException>(() => IngestMessage.Read("""{"upload":"../runs/x"}""", uploads: null));
        Should.Throw<TriggerRefusedException>(() => IngestMessage.Read("""{"upload":""}""", uploads: null));
    }

    private static string Event(string subject, string url) => Samples.Event
        .Replace("blobs/F012/2026-02.xlsx", "blobs/" + subject, StringComparison.Ordinal)
        .Replace("https://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx", url, StringComparison.Ordinal);
}
