using System.Text;
using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Storage;

/// <summary>What every store promises of leases.</summary>
public abstract class BlobLeaseTests(IStoreUnderTest world) : IAsyncLifetime
{
    private readonly string _container = "c" + Guid.NewGuid().ToString("N");

    private IBlobStore Blobs => world.Store.Blobs;

    public Task InitializeAsync() => Blobs.CreateContainerAsync(_container, default);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_lease_has_one_holder_until_it_is_given_back()
    {
        var name = Name("leases/night");
        var first = (await Blobs.TryLeaseAsync(name, TimeSpan.FromSeconds(60), default)).ShouldNotBeNull();
        (await Blobs.TryLeaseAsync(name, TimeSpan.FromSeconds(60), default)).ShouldBeNull();
        (await first.RenewAsync(default)).ShouldBeTrue();
        await first.DisposeAsync();

        var second = (await Blobs.TryLeaseAsync(name, TimeSpan.FromSeconds(15), default)).ShouldNotBeNull();
        (await first.RenewAsync(default)).ShouldBeFalse();
        await first.DisposeAsync();
        (await second.RenewAsync(default)).ShouldBeTrue();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Of_twenty_who_want_a_lease_at_once_one_has_it()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Blobs.TryLeaseAsync(Name("contested"), TimeSpan.FromSeconds(60), default))));
        leases.Count(static lease => lease is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_lease_that_was_lost_is_not_renewed_and_can_be_taken()
    {
        var first = (await Blobs.TryLeaseAsync(Name("a"), TimeSpan.FromSeconds(60), default)).ShouldNotBeNull();
        await world.LoseLeaseAsync(Name("a"));
        await using var second = (await Blobs.TryLeaseAsync(Name("a"), TimeSpan.FromSeconds(60), default)).ShouldNotBeNull();

        (await first.RenewAsync(default)).ShouldBeFalse();
        await first.DisposeAsync();
        (await second.RenewAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_blob_that_somebody_holds_is_written_and_deleted_by_nobody()
    {
        await PutAsync("kept");
        await using (await Blobs.TryLeaseAsync(Name("a"), TimeSpan.FromSeconds(60), default))
        {
            (await Should.ThrowAsync<RequestFailedException>(() => PutAsync("new"))).ErrorCode.ShouldBe("LeaseIdMissing");
            (await Should.ThrowAsync<RequestFailedException>(() => Blobs.DeleteAsync(Name("a"), null, default))).ErrorCode.ShouldBe("LeaseIdMissing");
            (await Blobs.ReadRangeAsync(Name("a"), 0, 10, default)).ShouldBe("kept"u8.ToArray());
        }

        (await PutAsync("new")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(14)]
    [InlineData(61)]
    public async Task A_term_that_storage_does_not_take_is_refused(int seconds) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Blobs.TryLeaseAsync(Name("a"), TimeSpan.FromSeconds(seconds), default));

    private BlobName Name(string path) => new(_container, path);

    private Task<ETag?> PutAsync(string text) => Blobs.PutAsync(Name("a"), new MemoryStream(Encoding.UTF8.GetBytes(text)), WriteCondition.Always, default);
}
