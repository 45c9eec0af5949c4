using Azure.Core.Pipeline;
using Azure.Identity;

namespace FPReconcile.App.Storage.Azure;

/// <summary>A store in a storage account of Azure, or in its emulator.</summary>
internal static class AzureStore
{
    private const string Scope = "https://storage.azure.com/.default";

    /// <summary>Makes a store. Nothing is sent until the first call.</summary>
    public static Store Connect(AzureStoreOptions options)
    {
        var identity = options.Key is null ? Identity(options) : null;
        AzureService Service(Uri address, AzureServiceKind kind)
        {
            HttpPipelinePolicy authentication =
                identity is null ? new SharedKeyPolicy(options.Key!, isTable: kind == AzureServiceKind.Tables) : new BearerTokenAuthenticationPolicy(identity, Scope);
            return new AzureService(address, kind, options, authentication);
        }

        return new Store(
            new AzureBlobStore(Service(options.Blobs, AzureServiceKind.Blobs)),
            new AzureTableStore(Service(options.Tables, AzureServiceKind.Tables)),
            new AzureQueueStore(Service(options.Queues, AzureServiceKind.Queues)));
    }

    private static DefaultAzureCredential Identity(AzureStoreOptions options)
    {
        var identity = new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.IdentityClientId };
        identity.Diagnostics.IsLoggingEnabled = false;
        return new DefaultAzureCredential(identity);
    }
}
