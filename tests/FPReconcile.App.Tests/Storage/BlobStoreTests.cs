using System.Text;
using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Storage;

/// <summary>What every store promises of blobs.</summary>
public abstract class BlobStoreTests(IStoreUnderTest world) : IAsyncLifetime
{
    private readonly string _container = "c" + Guid.NewGuid().ToString("N");

    private IBlobStore Blobs => world.Store.Blobs;

    public Task InitializeAsync() => Blobs.CreateContainerAsync(_container, default);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_written_is_read_with_the_version_that_the_write_gave()
    {
        var version = await PutAsync("a/b", "first");

        var found = (await Blobs.FindAsync(Name("a/b"), default)).ShouldNotBeNull();
        found.ETag.ShouldBe(version!.Value);
        found.Length.ShouldBe(5);
        found.LastModified.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
        (await ReadAsync("a/b")).ShouldBe("first");
    }

    [Fact]
    public async Task A_later_write_takes_the_place_of_the_earlier_one()
    {
        var first = await PutAsync("a", "a long first one");
        var second = await PutAsync("a", "second");

        second.ShouldNotBe(first);
        (await ReadAsync("a")).ShouldBe("second");
    }

    [Fact]
    public async Task A_blob_that_is_not_there_is_no_error()
    {
        (await Blobs.FindAsync(Name("none"), default)).ShouldBeNull();
        (await Blobs.OpenAsync(Name("none"), default)).ShouldBeNull();
        (await Blobs.ReadRangeAsync(Name("none"), 0, 10, default)).ShouldBeNull();
        (await Blobs.DeleteAsync(Name("none"), null, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_container_that_was_never_made_is_an_error()
    {
        var name = new BlobName("never-made", "a");
        (await Should.ThrowAsync<RequestFailedException>(() => Blobs.FindAsync(name, default))).Status.ShouldBe(404);
        (await Should.ThrowAsync<RequestFailedException>(() => Blobs.OpenAsync(name, default))).Status.ShouldBe(404);
        (await Should.ThrowAsync<RequestFailedException>(() => Blobs.DeleteAsync(name, null, default))).Status.ShouldBe(404);
        (await Should.ThrowAsync<RequestFailedException>(() => Blobs.PutAsync(name, Stream.Null, WriteCondition.Always, default))).Status.ShouldBe(404);
        (await Should.ThrowAsync<RequestFailedException>(async () => await Blobs.ListAsync("never-made", "", default).ToListAsync())).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Making_a_container_again_keeps_what_is_in_it()
    {
        await PutAsync("a", "kept");
        await Blobs.CreateContainerAsync(_container, default);
        (await ReadAsync("a")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_write_only_if_absent_is_done_once()
    {
        (await PutAsync("a", "first", WriteCondition.OnlyIfAbsent)).ShouldNotBeNull();
        (await PutAsync("a", "second", WriteCondition.OnlyIfAbsent)).ShouldBeNull();
        (await ReadAsync("a")).ShouldBe("first");
    }

    [Fact]
    public async Task A_write_over_a_version_is_not_done_over_another_one()
    {
        var first = await PutAsync("a", "first");
        var second = await PutAsync("a", "second", WriteCondition.OnlyOver(first!.Value));
        second.ShouldNotBeNull();

        (await PutAsync("a", "third", WriteCondition.OnlyOver(first.Value))).ShouldBeNull();
        (await PutAsync("b", "none to replace", WriteCondition.OnlyOver(first.Value))).ShouldBeNull();
        (await ReadAsync("a")).ShouldBe("second");
        (await Blobs.FindAsync(Name("b"), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5_000_000)]
    public async Task Of_twenty_conditional_writes_at_once_one_is_done(int length)
    {
        var contents = Enumerable.Range(0, 20).Select(i => Bytes(length, seed: i)).ToArray();
        var versions = await Task.WhenAll(contents.Select(content =>
            Task.Run(() => Blobs.PutAsync(Name("contested"), new MemoryStream(content), WriteCondition.OnlyIfAbsent, default))));

        var winner = Enumerable.Range(0, 20).Where(i => versions[i] is not null).ShouldHaveSingleItem();
        (await ReadBytesAsync("contested")).ShouldBe(contents[winner]);
        (await Blobs.FindAsync(Name("contested"), default))!.ETag.ShouldBe(versions[winner]!.Value);
    }

    [Fact]
    public async Task Of_large_writes_at_once_without_a_condition_the_last_one_stays_whole()
    {
        var contents = Enumerable.Range(0, 4).Select(i => Bytes(5_000_000, seed: i)).ToArray();
        var versions = await Task.WhenAll(contents.Select(content =>
            Task.Run(() => Blobs.PutAsync(Name("contested"), new MemoryStream(content), WriteCondition.Always, default))));

        var read = await ReadBytesAsync("contested");
        contents.Count(content => content.AsSpan().SequenceEqual(read)).ShouldBe(1);
        versions.ShouldContain((await Blobs.FindAsync(Name("contested"), default))!.ETag);
    }

    [Fact]
    public async Task A_delete_of_another_version_is_not_done()
    {
        var first = await PutAsync("a", "first");
        var second = await PutAsync("a", "second");

        (await Blobs.DeleteAsync(Name("a"), first, default)).ShouldBeFalse();
        (await Blobs.DeleteAsync(Name("a"), second, default)).ShouldBeTrue();
        (await Blobs.FindAsync(Name("a"), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData((4 * 1024 * 1024) + 1)]
    [InlineData(5_000_000)]
    [InlineData(8 * 1024 * 1024)]
    public async Task Blobs_of_any_size_come_back_as_they_went(int length) => await RoundTripAsync(length);

    [Fact]
    [Trait("slow", "yes")]
    public async Task A_blob_of_100_MB_comes_back_as_it_went() => await RoundTripAsync(100_000_000);

    [Fact]
    public async Task A_range_ends_where_the_blob_ends()
    {
        await PutAsync("a", "0123456789");

        Encoding.UTF8.GetString((await Blobs.ReadRangeAsync(Name("a"), 2, 3, default))!).ShouldBe("234");
        Encoding.UTF8.GetString((await Blobs.ReadRangeAsync(Name("a"), 8, 100, default))!).ShouldBe("89");
        (await Blobs.ReadRangeAsync(Name("a"), 10, 1, default)).ShouldBe([]);
        (await Blobs.ReadRangeAsync(Name("a"), 0, 0, default)).ShouldBe([]);
        await PutAsync("empty", "");
        (await Blobs.ReadRangeAsync(Name("empty"), 0, 10, default)).ShouldBe([]);
    }

    [Fact]
    public async Task An_open_blob_stays_the_version_it_was()
    {
        var old = Bytes(100_000, seed: 1);
        await Blobs.PutAsync(Name("a"), new MemoryStream(old), WriteCondition.Always, default);
        await using var content = await Blobs.OpenAsync(Name("a"), default);
        await PutAsync("a", "new");

        using var read = new MemoryStream();
        await content!.Stream.CopyToAsync(read);
        read.ToArray().ShouldBe(old);
    }

    [Fact]
    public async Task A_source_that_breaks_leaves_what_was_there()
    {
        await PutAsync("a", "old");
        await Should.ThrowAsync<IOException>(() => Blobs.PutAsync(Name("a"), new OneWayStream(Bytes(9_000_000, 1), breaksAt: 8_999_999), WriteCondition.Always, default));
        (await ReadAsync("a")).ShouldBe("old");
    }

    [Theory]
    [MemberData(nameof(StrangeNames.Paths), MemberType = typeof(StrangeNames))]
    public async Task A_strange_path_is_a_path_as_any_other(string path)
    {
        await PutAsync(path, "strange");
        await PutAsync(path + "x"[..(path.Length < 1024 ? 1 : 0)], "neighbor");
        await PutAsync(path, "strange again");

        (await ReadAsync(path)).ShouldBe("strange again");
        (await Blobs.ListAsync(_container, path, default).ToListAsync())[0].Name.ShouldBe(Name(path));
        (await Blobs.DeleteAsync(Name(path), null, default)).ShouldBeTrue();
        (await Blobs.FindAsync(Name(path), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../state.db")]
    [InlineData("a/../../b")]
    [InlineData("a/./b")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a.")]
    [InlineData("a./b")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public async Task A_path_that_storage_would_change_is_refused_without_repeating_it(string path)
    {
        var refusal = await Should.ThrowAsync<ArgumentException>(() => PutAsync(path, "x"));
        if (path.Length > 0)
            refusal.Message.ShouldNotContain(path);
        await Should.ThrowAsync<ArgumentException>(() => Blobs.FindAsync(Name(path), default));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused() => await Should.ThrowAsync<ArgumentException>(() => PutAsync("half \uD83D pair", "x"));

    [Fact]
    public async Task Names_that_differ_in_case_or_form_are_two_blobs()
    {
        string[] paths = ["Births.csv", "births.csv", "e\u0301", "\u00e9"];
        foreach (var path in paths)
            await PutAsync(path, path);
        foreach (var path in paths)
            (await ReadAsync(path)).ShouldBe(path);
    }

    [Fact]
    public Task A_list_has_all_blobs_of_a_prefix_in_order() => ListAsync(1010);

    [Fact]
    [Trait("slow", "yes")]
    public Task A_list_of_three_pages_has_all_blobs_of_a_prefix_in_order() => ListAsync(2500);

    [Fact]
    public async Task Three_hundred_random_names_are_three_hundred_blobs()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var path = "r/" + StrangeNames.Random(new Random(seed), "/\\.") + $"/{seed}";
            await PutAsync(path, path);
            (await ReadAsync(path)).ShouldBe(path, $"seed {seed}");
        }

        (await Blobs.ListAsync(_container, "r/", default).ToListAsync()).Select(static blob => blob.Name.Path).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 300).Select(static seed => "r/" + StrangeNames.Random(new Random(seed), "/\\.") + $"/{seed}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_wait_can_be_ended()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Blobs.PutAsync(Name("a"), new MemoryStream(new byte[10]), WriteCondition.Always, cancelled.Token));
        (await Blobs.FindAsync(Name("a"), default)).ShouldBeNull();
    }

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private BlobName Name(string path) => new(_container, path);

    private Task<ETag?> PutAsync(string path, string text, WriteCondition condition = default) =>
        Blobs.PutAsync(Name(path), new MemoryStream(Encoding.UTF8.GetBytes(text)), condition, default);

    private async Task<string> ReadAsync(string path) => Encoding.UTF8.GetString(await ReadBytesAsync(path));

    private async Task<byte[]> ReadBytesAsync(string path)
    {
        await using var content = (await Blobs.OpenAsync(Name(path), default)).ShouldNotBeNull();
        using var read = new MemoryStream();
        await content.Stream.CopyToAsync(read);
        read.Length.ShouldBe(content.Version.Length);
        return read.ToArray();
    }

    private async Task RoundTripAsync(int length)
    {
        var bytes = Bytes(length, seed: length);
        await Blobs.PutAsync(Name("sized"), new OneWayStream(bytes), WriteCondition.Always, default);
        (await ReadBytesAsync("sized")).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    private async Task ListAsync(int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) => await PutAsync($"many/{i:D5}", "x"));
        await PutAsync("other", "x");

        var listed = await Blobs.ListAsync(_container, "many/", default).ToListAsync();

        listed.Select(static blob => blob.Name.Path).ShouldBe(Enumerable.Range(0, count).Select(static i => $"many/{i:D5}"));
        listed[1005].ShouldBe(await Blobs.FindAsync(listed[1005].Name, default) ?? throw new InvalidOperationException());
        (await Blobs.ListAsync(_container, "none", default).ToListAsync()).ShouldBeEmpty();
        (await Blobs.ListAsync(_container, "", default).ToListAsync()).Count.ShouldBe(count + 1);
    }
}
