namespace FPReconcile.App.Tests.Storage.Local;

/// <summary>The promises of blobs, kept by a folder.</summary>
public sealed class LocalBlobStoreTests(LocalStoreUnderTest world) : BlobStoreTests(world), IClassFixture<LocalStoreUnderTest>;

/// <summary>The promises of tables, kept by a folder.</summary>
public sealed class LocalTableStoreTests(LocalStoreUnderTest world) : TableStoreTests(world), IClassFixture<LocalStoreUnderTest>;

/// <summary>The promises of queues, kept by a folder.</summary>
public sealed class LocalQueueStoreTests(LocalStoreUnderTest world) : QueueStoreTests(world), IClassFixture<LocalStoreUnderTest>;

/// <summary>The promises of leases, kept by a folder.</summary>
public sealed class LocalBlobLeaseTests(LocalStoreUnderTest world) : BlobLeaseTests(world), IClassFixture<LocalStoreUnderTest>;
