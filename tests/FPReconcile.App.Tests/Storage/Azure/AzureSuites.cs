namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>The promises of blobs, kept by a storage account.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureBlobStoreTests(AzuriteServer server) : BlobStoreTests(new AzureStoreUnderTest(server));

/// <summary>The promises of tables, kept by a storage account.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTableStoreTests(AzuriteServer server) : TableStoreTests(new AzureStoreUnderTest(server));

/// <summary>The promises of queues, kept by a storage account.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureQueueStoreTests(AzuriteServer server) : QueueStoreTests(new AzureStoreUnderTest(server));

/// <summary>The promises of leases, kept by a storage account.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureBlobLeaseTests(AzuriteServer server) : BlobLeaseTests(new AzureStoreUnderTest(server));
