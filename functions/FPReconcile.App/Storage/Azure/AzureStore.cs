using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace FPReconcile.App.Storage.Azure;

/// <summary>A store in a storage account of Azure, or in its emulator.</summary>
internal static class AzureStore
{
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(15);

    /// <summary>Makes a store. Nothing is sent until the first call.</summary>
    public static Store Connect(AzureStoreOptions options)
    {
        // The oldest versions of the services that know all that is asked of them: the emulator lags behind.
        var blobs = Set(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03), "blobs", options);
        var queues = Set(new QueueClientOptions(QueueClientOptions.ServiceVersion.V2023_11_03), "queues", options);
        var tables = Set(new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06), "tables", options);
        // The service checks what arrives against this hash.
        blobs.TransferValidation.Upload.ChecksumAlgorithm = StorageChecksumAlgorithm.MD5;
        return options.Key is null ? ByIdentity(options, blobs, queues, tables) : ByKey(options, blobs, queues, tables);
    }

    private static Store ByKey(AzureStoreOptions options, BlobClientOptions blobs, QueueClientOptions queues, TableClientOptions tables)
    {
        var key = new StorageSharedKeyCredential(AzureStoreOptions.KeyAccount, options.Key);
        return new Store(
            new AzureBlobStore(new BlobServiceClient(options.Blobs, key, blobs)),
            new AzureTableStore(new TableServiceClient(options.Tables, new TableSharedKeyCredential(AzureStoreOptions.KeyAccount, options.Key), tables)),
            new AzureQueueStore(new QueueServiceClient(options.Queues, key, queues)));
    }

    private static Store ByIdentity(AzureStoreOptions options, BlobClientOptions blobs, QueueClientOptions queues, TableClientOptions tables)
    {
        var settings = new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.IdentityClientId };
        settings.Diagnostics.IsLoggingEnabled = false;
        var identity = new DefaultAzureCredential(settings);
        return new Store(
            new AzureBlobStore(new BlobServiceClient(options.Blobs, identity, blobs)),
            new AzureTableStore(new TableServiceClient(options.Tables, identity, tables)),
            new AzureQueueStore(new QueueServiceClient(options.Queues, identity, queues)));
    }

    private static T Set<T>(T client, string service, AzureStoreOptions options)
        where T : ClientOptions
    {
        client.Transport = new HttpClientTransport(new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan });
        client.AddPolicy(new AzureCallPolicy(service), HttpPipelinePosition.PerCall);
        client.Retry.MaxRetries = options.MostRetries;
        client.Retry.Delay = options.RetryDelay;
        client.Retry.MaxDelay = _longestDelay;
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.NetworkTimeout = options.NetworkTimeout;

        // Logs, events and traces hold addresses in full, and an address below "uploads" is what a person called a file.
        client.Diagnostics.IsLoggingEnabled = false;
        client.Diagnostics.IsLoggingContentEnabled = false;
        client.Diagnostics.IsDistributedTracingEnabled = false;
        client.Diagnostics.IsTelemetryEnabled = false;
        return client;
    }

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Without it the client of .NET makes no trace of a request.
        ActivityHeadersPropagator = null,
    };
}
