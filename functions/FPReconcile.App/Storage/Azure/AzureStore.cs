using Azure.Core.Pipeline;
using Azure.Identity;

namespace FPReconcile.App.Storage.Azure;

/// <summary>A store in a storage account of Azure, or in its emulator.</summary>
internal static class AzureStore
{
    private const string Scope = "https://storage.azure.com/.default";

    /// <summary>The oldest versions that know all that is asked here; tables take tokens since 2020-12-06.</summary>
    private const string BlobVersion = "2023-11-03";
    private const string TableVersion = "2020-12-06";

    /// <summary>Makes a store. Nothing is sent until the first call.</summary>
    public static Store Connect(AzureStoreOptions options)
    {
        var identity = options.Key is null ? Identity(options) : null;
        AzureService Service(Uri address, bool isTable)
        {
            HttpPipelinePolicy authentication = identity is null ? new SharedKeyPolicy(options.Key!, isTable) : new BearerTokenAuthenticationPolicy(identity, Scope);
            return new AzureService(address, isTable ? TableVersion : BlobVersion, options, authentication);
        }

        return new Store(
            new AzureBlobStore(Service(options.Blobs, isTable: false)),
            new AzureTableStore(Service(options.Tables, isTable: true)),
            new AzureQueueStore(Service(options.Queues, isTable: false)));
    }

    private static DefaultAzureCredential Identity(AzureStoreOptions options)
    {
        var identity = new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.IdentityClientId };
        identity.Diagnostics.IsLoggingEnabled = false;
        return new DefaultAzureCredential(identity);
    }
}
