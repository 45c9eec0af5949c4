using System.Globalization;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Serve;

/// <summary>Messages are worked on at least once, kept hidden meanwhile, and put aside after five tries.</summary>
public sealed class QueueConsumerTests : IDisposable
{
    private const string Queue = StorageNames.PartitionQueue;

    private readonly ManualTime _time = new();
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture);
    private readonly MemoryQueues _queues;

    public QueueConsumerTests() => _queues = new MemoryQueues(_time);

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Done_work_takes_the_message_away()
    {
        var texts = new List<string>();
        await PutAsync("part-1");

        (await TakeAsync((text, _) => Note(texts, text))).ShouldBeTrue();
        (await TakeAsync((text, _) => Note(texts, text))).ShouldBeFalse();

        texts.ShouldBe(["part-1"]);
        _queues.Texts(Queue).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failed_work_is_tried_again_after_a_while()
    {
        var texts = new List<string>();
        await PutAsync("part-1");

        await TakeAsync((_, _) => throw new IOException("Amina"));
        (await TakeAsync((text, _) => Note(texts, text))).ShouldBeFalse();
        _time.Advance(QueueConsumer.RetryAfter);
        (await TakeAsync((text, _) => Note(texts, text))).ShouldBeTrue();

        texts.ShouldBe(["part-1"]);
        _log.ToString().ShouldContain("message.failed");
        _log.ToString().ShouldNotContain("Amina");
    }

    [Fact]
    public async Task After_five_tries_the_message_is_put_aside()
    {
        var tries = 0;
        await PutAsync("part-1");

        for (var round = 0; round < 7; round++)
        {
            await TakeAsync((_, _) =>
            {
                tries++;
                throw new TriggerRefusedException("message-is-no-event");
            });
            _time.Advance(QueueConsumer.RetryAfter);
        }

        tries.ShouldBe(QueueConsumer.MostTries);
        _queues.Texts(Queue).ShouldBeEmpty();
        _queues.Texts(StorageNames.PoisonOf(Queue)).ShouldBe(["part-1"]);
    }

    [Fact]
    public async Task A_message_that_killed_the_program_five_times_is_put_aside()
    {
        await PutAsync("part-1");
        for (var kill = 0; kill < QueueConsumer.MostTries; kill++)
        {
            await _queues.TakeAsync(Queue, QueueConsumer.Hidden, CancellationToken.None);
            _time.Advance(QueueConsumer.Hidden);
        }

        await TakeAsync((_, _) => throw new InvalidOperationException("must not be worked on again"));

        _queues.Texts(StorageNames.PoisonOf(Queue)).ShouldBe(["part-1"]);
    }

    [Fact]
    public async Task Long_work_keeps_its_message_hidden()
    {
        var end = new TaskCompletionSource();
        await PutAsync("part-1");

        var taking = TakeAsync((_, _) => end.Task);
        for (var half = 0; half < 6; half++)
        {
            WaitForTimer();
            _time.Advance(QueueConsumer.Hidden / 2);
        }

        WaitForTimer();
        (await _queues.TakeAsync(Queue, QueueConsumer.Hidden, CancellationToken.None)).ShouldBeNull();
        end.SetResult();
        await taking;
        _queues.Texts(Queue).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_stops_when_its_message_is_lost()
    {
        var isStopped = false;
        await PutAsync("part-1");

        var taking = TakeAsync(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            isStopped = cancellation.IsCancellationRequested;
        });
        WaitForTimer();
        _queues.Lose(Queue);
        _time.Advance(QueueConsumer.Hidden / 2);
        await taking;

        isStopped.ShouldBeTrue();
        _queues.Texts(Queue).ShouldBe(["part-1"]);
        _log.ToString().ShouldContain("message.lost");
    }

    private static Task Note(List<string> texts, string text)
    {
        texts.Add(text);
        return Task.CompletedTask;
    }

    private void WaitForTimer() => SpinWait.SpinUntil(() => _time.Waiting == 1);

    private Task PutAsync(string text) => _queues.PutAsync(Queue, text, TimeSpan.Zero, CancellationToken.None);

    private Task<bool> TakeAsync(Func<string, CancellationToken, Task> work) =>
        new QueueConsumer(_queues, Queue, work, (new EventLog(_log, _log, _time), _time)).TakeOneAsync(CancellationToken.None);
}
