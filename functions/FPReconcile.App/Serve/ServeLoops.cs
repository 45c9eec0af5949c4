using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Serve;

/// <summary>What <c>serve</c> does by itself: takes messages of the queues, starts the night, sweeps, and looks into the inbox.</summary>
internal sealed class ServeLoops(HandlerServices services, TimeOnly nightlyAt, (InboxFolder Inbox, ResultsFolder Results)? folders)
{
    /// <summary>How often lost uploads are looked for, as the timer of the Functions app has it.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    private bool _hasNewFiles;

    private (EventLog, TimeProvider) Tools => (services.Log, services.Time);

    /// <summary>Goes on until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation)
    {
        var work = services.Work.Value;
        var ingest = Consumer(StorageNames.IngestQueue, (text, end) => IngestMessage.Read(text, uploads: null) is { } upload ? work.IngestAsync(upload, end) : Task.CompletedTask);
        var parts = Consumer(StorageNames.PartitionQueue, work.RunPartAsync);
        var publish = Consumer(StorageNames.PublishQueue, work.PublishAsync);
        var night = new RecurringWork("NightlyReconcile", RecurringWork.Daily(nightlyAt), work.StartNightAsync, Tools);
        var sweep = new RecurringWork("SweepInbox", RecurringWork.Every(SweepEvery), (_, end) => work.SweepInboxAsync(end), Tools);

        List<Task> loops =
        [
            LoopAsync(ingest.TakeOneAsync, Idle, cancellation),
            LoopAsync(parts.TakeOneAsync, Idle, cancellation),
            LoopAsync(publish.TakeOneAsync, Idle, cancellation),
            LoopAsync(night.LookAsync, BetweenLooks, cancellation),
            LoopAsync(sweep.LookAsync, BetweenLooks, cancellation),
        ];
        if (folders is var (inbox, results))
        {
            loops.Add(LoopAsync(end => LookIntoInboxAsync(inbox, end), BetweenLooks, cancellation));
            loops.Add(LoopAsync(results.LookAsync, BetweenLooks, cancellation));
        }

        return Task.WhenAll(loops);
    }

    private QueueConsumer Consumer(string queue, Func<string, CancellationToken, Task> work) => new(services.Store.Value.Queues, queue, work, Tools);

    // Who drops files wants to see what is in them, and not to wait for the night. Never two looks without a pause: that is what tells
    // a file that is still written.
    private async Task<bool> LookIntoInboxAsync(InboxFolder folder, CancellationToken cancellation)
    {
        if (await folder.LookAsync(cancellation) > 0)
        {
            _hasNewFiles = true;
        }
        else if (_hasNewFiles && await services.Store.Value.Queues.CountAsync(StorageNames.IngestQueue, cancellation) == 0)
        {
            var start = await services.Work.Value.StartNightAsync(NightTimer.Unscheduled, cancellation);

            // Without the id of a run somebody else is starting one just now, and may not have seen these files.
            _hasNewFiles = start is { Outcome: NightlyOutcome.AlreadyRunning, RunId: null };
        }

        return false;
    }

    // Steps follow each other while there is something to do.
    private async Task LoopAsync(Func<CancellationToken, Task<bool>> step, TimeSpan idle, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var pause = idle;
            try
            {
                if (await step(cancellation))
                    continue;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the edge of a loop: storage that is away comes back
            catch (Exception exception)
#pragma warning restore CA1031
            {
                services.Log.Fail("loop.failed", exception);
                pause = AfterTrouble;
            }

            await Task.Delay(pause, services.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
