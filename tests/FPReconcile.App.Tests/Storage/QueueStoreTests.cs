using System.Collections.Concurrent;
using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Storage;

/// <summary>What every store promises of queues.</summary>
public abstract class QueueStoreTests(IStoreUnderTest world) : IAsyncLifetime
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly string _queue = "q" + Guid.NewGuid().ToString("N");

    private IQueueStore Queues => world.Store.Queues;

    public Task InitializeAsync() => Queues.CreateQueueAsync(_queue, default);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_message_is_taken_once_and_done()
    {
        await PutAsync("""{"run":"7","text":"<&> 名 👶🏽"}""");

        var message = (await TakeAsync()).ShouldNotBeNull();
        message.Text.ShouldBe("""{"run":"7","text":"<&> 名 👶🏽"}""");
        message.DequeueCount.ShouldBe(1);
        (await TakeAsync()).ShouldBeNull();
        (await Queues.CountAsync(_queue, default)).ShouldBe(1);
        (await Queues.DoneAsync(_queue, message, default)).ShouldBeTrue();
        (await Queues.CountAsync(_queue, default)).ShouldBe(0);
        (await Queues.DoneAsync(_queue, message, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_queue_that_was_never_made_is_an_error()
    {
        (await Should.ThrowAsync<RequestFailedException>(() => Queues.PutAsync("never-made", "x", TimeSpan.Zero, default))).Status.ShouldBe(404);
        (await Should.ThrowAsync<RequestFailedException>(() => Queues.TakeAsync("never-made", _long, default))).Status.ShouldBe(404);
        (await Should.ThrowAsync<RequestFailedException>(() => Queues.CountAsync("never-made", default))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Making_a_queue_again_keeps_what_is_in_it()
    {
        await PutAsync("kept");
        await Queues.CreateQueueAsync(_queue, default);
        (await TakeAsync())!.Text.ShouldBe("kept");
    }

    [Fact]
    public async Task A_message_that_is_not_done_comes_again_and_says_how_often()
    {
        await PutAsync("again");
        await Queues.TakeAsync(_queue, _second, default);

        var second = (await world.TakeLaterAsync(_queue, _second)).ShouldNotBeNull();
        second.DequeueCount.ShouldBe(2);
        var third = (await world.TakeLaterAsync(_queue, _long)).ShouldNotBeNull();
        third.DequeueCount.ShouldBe(3);
        third.Text.ShouldBe("again");
        third.Id.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Who_was_too_slow_can_neither_end_nor_keep_a_message()
    {
        await PutAsync("slow");
        var slow = (await Queues.TakeAsync(_queue, _second, default)).ShouldNotBeNull();
        var quick = (await world.TakeLaterAsync(_queue, _long)).ShouldNotBeNull();

        (await Queues.DoneAsync(_queue, slow, default)).ShouldBeFalse();
        (await Queues.ExtendAsync(_queue, slow, _long, default)).ShouldBeNull();
        (await Queues.DoneAsync(_queue, quick, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_can_be_kept_for_longer_under_a_new_receipt()
    {
        await PutAsync("kept \u00e9");
        var first = (await Queues.TakeAsync(_queue, _long, default)).ShouldNotBeNull();
        var kept = (await Queues.ExtendAsync(_queue, first, _second, default)).ShouldNotBeNull();

        kept.ShouldBe(first with { Receipt = kept.Receipt });
        (await Queues.DoneAsync(_queue, first, default)).ShouldBeFalse();
        var again = (await world.TakeLaterAsync(_queue, _long)).ShouldNotBeNull();
        again.Text.ShouldBe("kept \u00e9");
        again.DequeueCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_can_be_given_back_at_once()
    {
        await PutAsync("back");
        var first = (await TakeAsync()).ShouldNotBeNull();
        await Queues.ExtendAsync(_queue, first, TimeSpan.Zero, default);
        (await TakeAsync())!.DequeueCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_with_a_delay_is_not_there_yet()
    {
        await Queues.PutAsync(_queue, "later", _second, default);
        await Queues.PutAsync(_queue, "much later", TimeSpan.FromDays(1), default);
        (await Queues.CountAsync(_queue, default)).ShouldBe(2);
        (await world.TakeLaterAsync(_queue, _long))!.Text.ShouldBe("later");
        (await TakeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Four_workers_take_each_message_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, _) => await PutAsync($"{i}"));
        var taken = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await TakeAsync() is { } message)
            {
                taken.Add(message.Text);
                (await Queues.DoneAsync(_queue, message, default)).ShouldBeTrue();
            }
        })));

        taken.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 200).Select(static i => $"{i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_of_48_KB_is_taken_and_a_longer_one_refused()
    {
        await PutAsync(new string('x', 49_152));
        (await TakeAsync())!.Text.Length.ShouldBe(49_152);
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(new string('x', 49_153)));
    }

    private Task PutAsync(string text) => Queues.PutAsync(_queue, text, TimeSpan.Zero, default);

    private Task<QueueMessage?> TakeAsync() => Queues.TakeAsync(_queue, _long, default);
}
