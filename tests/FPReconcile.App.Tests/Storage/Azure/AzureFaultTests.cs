using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Azure;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>What a store does when the way to its server, or the server, fails.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureFaultTests(AzuriteServer server) : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    private readonly FaultyWorld _world = new(server);

    /// <summary>Each way to fail, often enough to need a second retry where that takes no time.</summary>
    public static TheoryData<Fault, int> Faults => new()
    {
        { Fault.Busy, 2 }, { Fault.Reset, 2 }, { Fault.LostAnswer, 1 }, { Fault.LostAnswer, 2 }, { Fault.HalfAnswer, 2 },
    };

    private Store Faulty => _world.Faulty;

    private Store Sound => _world.Sound;

    public Task InitializeAsync() => _world.PrepareAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_blob_that_is_made_once_is_made_by_us(Fault fault, int count)
    {
        _world.SpoilFirst(count, fault);
        var version = await Faulty.Blobs.PutAsync(Name("a"), Text("ours"), WriteCondition.OnlyIfAbsent, default);
        (await Sound.Blobs.FindAsync(Name("a"), default))!.ETag.ShouldBe(version.ShouldNotBeNull());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_blob_that_is_replaced_is_replaced_by_us(Fault fault, int count)
    {
        var old = await Sound.Blobs.PutAsync(Name("a"), Text("old"), WriteCondition.Always, default);
        _world.SpoilFirst(count, fault);
        var version = await Faulty.Blobs.PutAsync(Name("a"), Text("ours"), WriteCondition.OnlyOver(old!.Value), default);
        (await Sound.Blobs.FindAsync(Name("a"), default))!.ETag.ShouldBe(version.ShouldNotBeNull());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_large_blob_arrives_whole(Fault fault, int count)
    {
        var bytes = Bytes(9_000_000);
        var last = false;
        // Each block, and then the call that makes the blob of them, goes wrong in its first tries.
        _world.Blobs.Spoil((number, line) =>
        {
            var isFirstOfLast = !last && line.Contains("blocklist", StringComparison.Ordinal);
            last |= isFirstOfLast;
            return number < count || isFirstOfLast ? fault : Fault.None;
        });
        var version = await Faulty.Blobs.PutAsync(Name("a"), new OneWayStream(bytes), WriteCondition.OnlyIfAbsent, default);
        _world.SpoilFirst(0, Fault.None);

        version.ShouldNotBeNull();
        (await ReadAsync(Sound, "a")).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_who_write_the_same_large_blob_at_once_are_both_done(int other)
    {
        var bytes = Bytes(9_000_000);
        _world.Blobs.Spoil((number, _) =>
        {
            // The other one writes all of it before this call of ours: three blocks, and what makes a blob of them.
            if (number == other)
                Sound.Blobs.PutAsync(Name("a"), new OneWayStream(bytes), WriteCondition.Always, default).GetAwaiter().GetResult().ShouldNotBeNull();
            return number % 2 == 0 ? Fault.LostAnswer : Fault.None;
        });

        (await Faulty.Blobs.PutAsync(Name("a"), new OneWayStream(bytes), WriteCondition.Always, default)).ShouldNotBeNull();

        _world.SpoilFirst(0, Fault.None);
        (await ReadAsync(Sound, "a")).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task A_large_blob_whose_blocks_are_all_alike_arrives_whole()
    {
        var bytes = new byte[13_000_000];

        await Faulty.Blobs.PutAsync(Name("a"), new OneWayStream(bytes), WriteCondition.Always, default);

        (await ReadAsync(Sound, "a")).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_blob_is_read_whole(Fault fault, int count)
    {
        var bytes = Bytes(3_000_000);
        await Sound.Blobs.PutAsync(Name("a"), new MemoryStream(bytes), WriteCondition.Always, default);
        _world.SpoilFirst(count, fault);
        (await ReadAsync(Faulty, "a")).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        _world.SpoilFirst(count, fault);
        (await Faulty.Blobs.ReadRangeAsync(Name("a"), 1000, 5000, default)).ShouldBe(bytes[1000..6000]);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Blobs_are_found_listed_and_deleted(Fault fault, int count)
    {
        await Sound.Blobs.PutAsync(Name("a"), Text("x"), WriteCondition.Always, default);
        _world.SpoilFirst(count, fault);
        (await Faulty.Blobs.FindAsync(Name("a"), default)).ShouldNotBeNull();
        _world.SpoilFirst(count, fault);
        (await Faulty.Blobs.ListAsync(_world.Name, "", default).ToListAsync()).ShouldHaveSingleItem();
        _world.SpoilFirst(count, fault);
        await Faulty.Blobs.DeleteAsync(Name("a"), null, default);
        (await Sound.Blobs.FindAsync(Name("a"), default)).ShouldBeNull();
        _world.SpoilFirst(count, fault);
        await Faulty.Blobs.CreateContainerAsync("c" + _world.Name, default);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_lease_is_taken_kept_and_given_back(Fault fault, int count)
    {
        _world.SpoilFirst(count, fault);
        var lease = (await Faulty.Blobs.TryLeaseAsync(Name("a"), _minute, default)).ShouldNotBeNull();
        (await Sound.Blobs.TryLeaseAsync(Name("a"), _minute, default)).ShouldBeNull();
        _world.SpoilFirst(count, fault);
        (await lease.RenewAsync(default)).ShouldBeTrue();
        _world.SpoilFirst(count, fault);
        await lease.DisposeAsync();
        (await Sound.Blobs.TryLeaseAsync(Name("a"), _minute, default)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_row_is_made_once_and_replaced_by_us(Fault fault, int count)
    {
        _world.SpoilFirst(count, fault);
        var made = (await Faulty.Tables.PutAsync(_world.Name, Row("r", 1), WriteCondition.OnlyIfAbsent, default)).ShouldNotBeNull();
        _world.SpoilFirst(count, fault);
        var replaced = (await Faulty.Tables.PutAsync(_world.Name, Row("r", 2), WriteCondition.OnlyOver(made), default)).ShouldNotBeNull();
        _world.SpoilFirst(count, fault);
        var row = (await Faulty.Tables.GetAsync(_world.Name, new("p", "r"), default)).ShouldNotBeNull();

        row.ETag.ShouldBe(replaced);
        row.Values.ShouldHaveSingleItem().Value.ShouldBe(2);
        _world.SpoilFirst(count, fault);
        (await Faulty.Tables.QueryAsync(_world.Name, "p", default).ToListAsync()).ShouldHaveSingleItem().Values.Count.ShouldBe(1);
        _world.SpoilFirst(count, fault);
        await Faulty.Tables.DeleteAsync(_world.Name, row.Key, row.ETag, default);
        (await Sound.Tables.GetAsync(_world.Name, row.Key, default)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_transaction_that_is_done_is_ours(Fault fault, int count)
    {
        var old = await Sound.Tables.PutAsync(_world.Name, Row("pointer", 1), WriteCondition.Always, default);
        await Sound.Tables.PutAsync(_world.Name, Row("gone", 1), WriteCondition.Always, default);
        _world.SpoilFirst(count, fault);
        var isDone = await Faulty.Tables.TransactAsync(
            _world.Name,
            [
                new(Row("gone", 0), WriteCondition.Always, IsDelete: true), new(Row("pointer", 2), WriteCondition.OnlyOver(old!.Value)),
                new(Row("made", 2), WriteCondition.OnlyIfAbsent),
            ],
            default);

        isDone.ShouldBeTrue();
        (await Sound.Tables.QueryAsync(_world.Name, "p", default).ToListAsync()).Select(static row => (row.Key.Row, row.Values["Value"]))
            .ShouldBe([("made", 2), ("pointer", 2)]);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_message_is_never_lost(Fault fault, int count)
    {
        _world.SpoilFirst(count, fault);
        await Faulty.Queues.PutAsync(_world.Name, "message", TimeSpan.Zero, default);
        (await Sound.Queues.CountAsync(_world.Name, default)).ShouldBeGreaterThanOrEqualTo(1);

        var message = (await Sound.Queues.TakeAsync(_world.Name, _minute, default)).ShouldNotBeNull();
        _world.SpoilFirst(count, fault);
        await Faulty.Queues.TakeAsync(_world.Name, TimeSpan.FromSeconds(1), default);
        _world.SpoilFirst(count, fault);
        await Faulty.Queues.DoneAsync(_world.Name, message, default);
        (await Sound.Queues.DoneAsync(_world.Name, message, default)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Fault.Silence)]
    [InlineData(Fault.StuckAnswer)]
    public async Task A_server_that_falls_silent_is_asked_again(Fault fault)
    {
        using var world = new FaultyWorld(server, secondsOfSilence: 4);
        await world.PrepareAsync();
        var name = new BlobName(world.Name, "a");
        world.SpoilFirst(1, fault);
        (await world.Faulty.Blobs.PutAsync(name, Text("ours"), WriteCondition.OnlyIfAbsent, default)).ShouldNotBeNull();
        (await world.Faulty.Tables.TransactAsync(world.Name, [new(Row("r", 1), WriteCondition.OnlyIfAbsent)], default)).ShouldBeTrue();
        await world.Faulty.Queues.PutAsync(world.Name, "message", TimeSpan.Zero, default);
        world.SpoilFirst(1, fault);
        (await ReadAsync(world.Faulty, name)).ShouldBe("ours"u8.ToArray());
        (await world.Faulty.Tables.GetAsync(world.Name, new("p", "r"), default)).ShouldNotBeNull();
        (await world.Sound.Queues.TakeAsync(world.Name, _minute, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_writer_who_was_first_is_not_taken_for_us()
    {
        // The server is busy once; in the meantime somebody else makes the blob, the row and the transaction.
        _world.SpoilFirst(1, Fault.Busy);
        await Sound.Blobs.PutAsync(Name("a"), Text("ours"), WriteCondition.Always, default);
        await Sound.Tables.PutAsync(_world.Name, Row("r", 1), WriteCondition.OnlyIfAbsent, default);

        (await Faulty.Blobs.PutAsync(Name("a"), Text("ours"), WriteCondition.OnlyIfAbsent, default)).ShouldBeNull();
        (await Faulty.Tables.PutAsync(_world.Name, Row("r", 1), WriteCondition.OnlyIfAbsent, default)).ShouldBeNull();
        _world.SpoilFirst(1, Fault.Busy);
        (await Faulty.Tables.TransactAsync(_world.Name, [new(Row("r", 1), WriteCondition.OnlyIfAbsent)], default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_download_that_breaks_five_times_goes_on_where_it_broke()
    {
        var bytes = Bytes(5_000_000);
        await Sound.Blobs.PutAsync(Name("a"), new MemoryStream(bytes), WriteCondition.Always, default);
        _world.Blobs.Spoil(static (number, _) => number < 5 ? Fault.HalfAnswer : Fault.None);

        (await ReadAsync(Faulty, "a")).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        _world.Blobs.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_download_that_breaks_a_sixth_time_is_an_error_that_holds_all_of_them()
    {
        await Sound.Blobs.PutAsync(Name("a"), new MemoryStream(Bytes(5_000_000)), WriteCondition.Always, default);
        _world.Blobs.Spoil(static (_, _) => Fault.HalfAnswer);

        (await Should.ThrowAsync<AggregateException>(() => ReadAsync(Faulty, "a"))).InnerExceptions.ShouldAllBe(static exception => exception is IOException);
        _world.Blobs.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_download_that_breaks_after_the_blob_was_replaced_fails_and_mixes_nothing()
    {
        await Sound.Blobs.PutAsync(Name("a"), new MemoryStream(Bytes(5_000_000)), WriteCondition.Always, default);
        _world.Blobs.Spoil(static (number, _) => number == 0 ? Fault.HalfAnswer : Fault.None);
        await using var content = await Faulty.Blobs.OpenAsync(Name("a"), default);
        await Sound.Blobs.PutAsync(Name("a"), Text("new"), WriteCondition.Always, default);

        (await Should.ThrowAsync<RequestFailedException>(() => content!.Stream.CopyToAsync(Stream.Null))).Status.ShouldBe(412);
    }

    [Theory]
    [InlineData(Fault.Busy, 503)]
    [InlineData(Fault.Reset, 0)]
    [InlineData(Fault.LostAnswer, 0)]
    public async Task A_server_that_stays_away_is_one_clear_error(Fault fault, int status)
    {
        using var world = new FaultyWorld(server, mostRetries: 2);
        world.SpoilFirst(int.MaxValue, fault);
        Func<Task>[] calls =
        [
            () => world.Faulty.Blobs.PutAsync(Name("a"), Text("x"), WriteCondition.Always, default), () => world.Faulty.Blobs.OpenAsync(Name("a"), default),
            () => world.Faulty.Blobs.PutAsync(Name("a"), new OneWayStream(Bytes(9_000_000)), WriteCondition.Always, default),
            () => world.Faulty.Tables.GetAsync("table", new("p", "r"), default), () => world.Faulty.Queues.TakeAsync("queue", _minute, default),
        ];
        foreach (var call in calls)
            (await Should.ThrowAsync<RequestFailedException>(call)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Every_try_is_counted()
    {
        var tries = new ConcurrentBag<(long Count, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "fpreconcile.storage.calls")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => tries.Add((count, string.Join(' ', tags.ToArray()))));
        listener.Start();
        _world.SpoilFirst(2, Fault.Busy);
        await Faulty.Tables.PutAsync(_world.Name, Row("r", 1), WriteCondition.OnlyIfAbsent, default);

        tries.ShouldContain((3, "[service, tables] [operation, write]"));
    }

    [Fact]
    public async Task A_wrong_key_is_a_clear_error()
    {
        var store = AzureStore.Connect(server.Options with { Key = Convert.ToBase64String(new byte[64]) });
        (await Should.ThrowAsync<RequestFailedException>(() => store.Blobs.FindAsync(Name("a"), default))).Status.ShouldBe(403);
        (await Should.ThrowAsync<RequestFailedException>(() => store.Tables.GetAsync(_world.Name, new("p", "r"), default))).Status.ShouldBe(403);
        (await Should.ThrowAsync<RequestFailedException>(() => store.Queues.CountAsync(_world.Name, default))).Status.ShouldBe(403);
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static TableRow Row(string row, int value) => new(new("p", row), new Dictionary<string, object> { ["Value"] = value });

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(Store store, BlobName name)
    {
        await using var content = (await store.Blobs.OpenAsync(name, default)).ShouldNotBeNull();
        using var read = new MemoryStream();
        await content.Stream.CopyToAsync(read);
        return read.ToArray();
    }

    private Task<byte[]> ReadAsync(Store store, string path) => ReadAsync(store, Name(path));

    private BlobName Name(string path) => new(_world.Name, path);
}
