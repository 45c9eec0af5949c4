using System.Text;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage.Local;

namespace FPReconcile.App.Tests.Storage;

public sealed class StoreFormatTests : IAsyncLifetime, IDisposable
{
    private readonly LocalStoreUnderTest _local = new();

    private Store Store => _local.Store;

    public async Task InitializeAsync() => await Store.CreateAsync(default);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task A_new_store_has_the_format_of_the_program() => (await TextAsync()).ShouldBe("1");

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        await Store.Blobs.WriteAsync(StoreFormat.Place, "2"u8.ToArray(), default);

        var error = await Should.ThrowAsync<RunFailedException>(() => Store.CreateAsync(default));

        error.Message.ShouldContain("format 2");
    }

    [Fact]
    public async Task Work_of_the_night_refuses_it_too()
    {
        await Store.Blobs.WriteAsync(StoreFormat.Place, "2"u8.ToArray(), default);
        var work = new Nightly.NightHarness(Store, _local.Clock, new DateOnly(2025, 1, 1)).Work;

        await Should.ThrowAsync<RunFailedException>(() => work.SweepInboxAsync(default));
        await Should.ThrowAsync<RunFailedException>(() => work.IngestAsync(new BlobName(StorageNames.Uploads, "facility/F1/a.csv"), default));
    }

    [Fact]
    public async Task An_older_store_is_brought_up_to_date_step_by_step()
    {
        var done = new List<int>();

        await StoreFormat.EnsureAsync(Store, [Step(1), Step(2)], default);
        await StoreFormat.EnsureAsync(Store, [Step(1), Step(2)], default);

        done.ShouldBe([1, 2]);
        (await TextAsync()).ShouldBe("3");

        Func<Store, CancellationToken, Task> Step(int number) => (_, _) =>
        {
            done.Add(number);
            return Task.CompletedTask;
        };
    }

    [Fact]
    public async Task A_step_that_failed_is_done_again()
    {
        await Should.ThrowAsync<IOException>(() => StoreFormat.EnsureAsync(Store, [(_, _) => throw new IOException()], default));

        (await TextAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_format_that_cannot_be_read_is_told()
    {
        await Store.Blobs.WriteAsync(StoreFormat.Place, "one"u8.ToArray(), default);

        await Should.ThrowAsync<RunFailedException>(() => StoreFormat.EnsureAsync(Store, default));
    }

    private async Task<string> TextAsync() => Encoding.UTF8.GetString((await Store.Blobs.ReadAsync(StoreFormat.Place, default))!);
}
