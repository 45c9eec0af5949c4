using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Tests.Storage.Local;

/// <summary>Processes that are killed, or whose disk is full, while they write to a folder.</summary>
public sealed class LocalCrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => _folder.Path("store");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public Task A_kill_leaves_the_old_or_the_new_of_each_change() => KillAsync(5);

    [Fact]
    [Trait("slow", "yes")]
    public Task A_hundred_kills_leave_the_old_or_the_new_of_each_change() => KillAsync(100);

    [Theory]
    [InlineData(1000, 3_000_000)]
    [InlineData(2000, 1000)]
    public async Task A_full_disk_is_a_clear_error_and_what_was_there_stays(int kilobytes, int blobBytes)
    {
        await WithinAsync(async store =>
        {
            await StoreChild.CreateAsync(store);
            await store.Blobs.PutAsync(StoreChild.Blob, new MemoryStream(new byte[10]), WriteCondition.Always, default);
        });

        // The first case fills up while a blob is written, the second while the database is.
        using var child = StoreChild.Start($"trap '' XFSZ; ulimit -f {kilobytes};", Folder, "1", $"{blobBytes}");
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        output.ShouldStartWith(StoreChild.Ready);
        output.ShouldContain("nothing was changed");
        child.ExitCode.ShouldBe(1);
        await WithinAsync(async store =>
        {
            (await store.Blobs.FindAsync(StoreChild.Blob, default)).ShouldNotBeNull();
            await CheckAsync(store);
            Directory.EnumerateFiles(Path.Combine(Folder, "blobs"), "*", SearchOption.AllDirectories).Count().ShouldBe(1);
        });
    }

    private async Task KillAsync(int kills)
    {
        var random = new Random(17);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var child = StoreChild.Start("", Folder, $"{kill}"))
            {
                (await child.StandardOutput.ReadLineAsync()).ShouldBe(StoreChild.Ready);
                child.WaitForExit(random.Next(200));
                child.Kill();
                await child.WaitForExitAsync();
            }

            await WithinAsync(CheckAsync);
        }

        // An hour later the leftovers are swept.
        var clock = new TestClock();
        clock.Move(TimeSpan.FromHours(2));
        LocalStore.Open(Folder, clock);
        Directory.EnumerateFiles(Path.Combine(Folder, "blobs"), "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    private async Task WithinAsync(Func<Store, Task> work) => await work(LocalStore.Open(Folder, TimeProvider.System));

    private static async Task CheckAsync(Store store)
    {
        if (await store.Blobs.OpenAsync(StoreChild.Blob, default) is { } content)
        {
            await using (content)
            {
                using var bytes = new MemoryStream();
                await content.Stream.CopyToAsync(bytes);
                bytes.Length.ShouldBe(content.Version.Length);
                bytes.ToArray().Distinct().Count().ShouldBe(1);
            }
        }

        var rows = await store.Tables.QueryAsync(StorageNames.CasesTable, "p", default).ToListAsync();
        rows.Count.ShouldBeOneOf(0, StoreChild.Rows);
        rows.Select(static row => row.Values["Number"]).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        await store.Queues.CountAsync(StorageNames.PublishQueue, default);
    }
}
