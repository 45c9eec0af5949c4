using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>What addresses and settings a store is opened by, and that a real account is never opened by a key.</summary>
public sealed class AzureStoreOptionsTests
{
    [Theory]
    [InlineData("azure:stfpr")]
    [InlineData("https://stfpr.blob.core.windows.net")]
    [InlineData("https://stfpr.blob.core.windows.net/")]
    public void An_account_is_opened_by_the_identity_of_the_program(string address)
    {
        var options = StoreAddress.ToAzure(address).ShouldNotBeNull();
        options.Blobs.AbsoluteUri.ShouldBe("https://stfpr.blob.core.windows.net/");
        options.Queues.AbsoluteUri.ShouldBe("https://stfpr.queue.core.windows.net/");
        options.Tables.AbsoluteUri.ShouldBe("https://stfpr.table.core.windows.net/");
        options.Key.ShouldBeNull();
    }

    [Fact]
    public void The_cloud_of_another_country_has_another_ending() =>
        StoreAddress.ToAzure("https://stfpr.blob.core.chinacloudapi.cn")!.Tables.AbsoluteUri.ShouldBe("https://stfpr.table.core.chinacloudapi.cn/");

    [Theory]
    [InlineData("UseDevelopmentStorage=true", 10000)]
    [InlineData("UseDevelopmentStorage=true;", 10000)]
    [InlineData("http://127.0.0.1:7000/devstoreaccount1", 7000)]
    [InlineData("http://localhost:7000", 7000)]
    public void The_emulator_has_its_three_ports_in_a_row(string address, int port)
    {
        var options = StoreAddress.ToAzure(address).ShouldNotBeNull();
        new[] { options.Blobs, options.Queues, options.Tables }.Select(static uri => uri.Port).ShouldBe([port, port + 1, port + 2]);
        options.Tables.AbsolutePath.ShouldBe("/devstoreaccount1");
        options.Blobs.Host.ShouldBe("127.0.0.1");
        options.Key.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=stfpr;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    [InlineData("AccountName=devstoreaccount1;AccountKey=c2VjcmV0;BlobEndpoint=http://10.0.0.7:10000/devstoreaccount1;QueueEndpoint=http://127.0.0.1:1/;TableEndpoint=http://127.0.0.1:1/")]
    [InlineData("AccountName=devstoreaccount1;AccountKey=c2VjcmV0")]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("https://stfpr.blob.core.windows.net/?sv=2023&sig=c2VjcmV0")]
    [InlineData("http://stfpr.blob.core.windows.net/")]
    [InlineData("https://user:c2VjcmV0@stfpr.blob.core.windows.net/")]
    [InlineData("https://stfpr.blob.core.windows.net/uploads")]
    [InlineData("https://example.org/")]
    [InlineData("ftp://stfpr.blob.core.windows.net/")]
    [InlineData("azure:No_Such")]
    [InlineData("")]
    [InlineData("  ")]
    public void Every_other_address_is_refused_and_no_secret_repeated(string address) =>
        Should.Throw<UsageException>(() => StoreAddress.Open(address, TimeProvider.System)).Message.ShouldNotContain("c2VjcmV0");

    [Theory]
    [InlineData("data/store")]
    [InlineData("/var/lib/store")]
    [InlineData(@"C:\data\store")]
    [InlineData("./azure")]
    public void Everything_else_is_a_folder(string address) => StoreAddress.ToAzure(address).ShouldBeNull();

    [Fact]
    public void A_file_is_no_folder() => Should.Throw<UsageException>(() => StoreAddress.Open(typeof(AzureStoreOptionsTests).Assembly.Location, TimeProvider.System));

    [Fact]
    public void Settings_name_an_account_as_the_Functions_host_reads_them()
    {
        FromSettings(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).Blobs.Port.ShouldBe(10000);
        var named = FromSettings(("AzureWebJobsStorage__accountName", "stfpr"), ("AzureWebJobsStorage__clientId", "one-of-several"));
        named.Queues.Host.ShouldBe("stfpr.queue.core.windows.net");
        named.IdentityClientId.ShouldBe("one-of-several");
        var uris = FromSettings(
            ("AzureWebJobsStorage__blobServiceUri", "https://b.example.org"), ("AzureWebJobsStorage__queueServiceUri", "https://q.example.org/"),
            ("AzureWebJobsStorage__tableServiceUri", "https://t.example.org"));
        uris.Tables.AbsoluteUri.ShouldBe("https://t.example.org/");
        uris.Key.ShouldBeNull();
    }

    [Fact]
    public void Settings_that_are_missing_or_hold_a_key_are_refused()
    {
        Should.Throw<UsageException>(() => FromSettings()).Message.ShouldContain("AzureWebJobsStorage__accountName");
        Should.Throw<UsageException>(() => FromSettings(("AzureWebJobsStorage", "AccountName=stfpr;AccountKey=c2VjcmV0"))).Message.ShouldNotContain("c2VjcmV0");
        Should.Throw<UsageException>(() => FromSettings(("AzureWebJobsStorage__blobServiceUri", "http://b.example.org")));
        Should.Throw<UsageException>(() => FromSettings(("AzureWebJobsStorage__blobServiceUri", "https://b.example.org/path"))).Message.ShouldContain("without a path");
    }

    private static AzureStoreOptions FromSettings(params (string Name, string Value)[] settings) =>
        AzureStoreOptions.FromSettings(name => settings.FirstOrDefault(setting => setting.Name == name).Value);
}
