using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Serve;

/// <summary>
/// Takes the messages of a queue as the Functions host does: each at least once, hidden while it is worked on, tried again when that
/// failed, and put aside after <see cref="MostTries"/> tries.
/// </summary>
/// <param name="queues">The queues.</param>
/// <param name="queue">The one whose messages are taken.</param>
/// <param name="work">Does the work of a message.</param>
/// <param name="services">Log and clock.</param>
internal sealed class QueueConsumer(IQueueStore queues, string queue, Func<string, CancellationToken, Task> work, (EventLog Log, TimeProvider Time) services)
{
    public const int MostTries = 5;

    /// <summary>How long a message is hidden; while it is worked on this is renewed at half of it.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    /// <summary>How long a message waits after a failure.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>Takes one message and deals with it; false when there is none.</summary>
    public async Task<bool> TakeOneAsync(CancellationToken cancellation)
    {
        if (await queues.TakeAsync(queue, Hidden, cancellation) is not { } message)
            return false;
        if (message.DequeueCount > MostTries)
            await PutAsideAsync(message, cancellation);
        else
            await WorkAsync(message, cancellation);
        return true;
    }

    private async Task WorkAsync(QueueMessage message, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = Task.Run(() => work(message.Text, end.Token), CancellationToken.None);
        QueueMessage? held = null;
        try
        {
            held = await HoldAsync(message, working, cancellation);
        }
        finally
        {
            // Nothing works on without a message: somebody else has it now, storage is away, or the program stops.
            if (held is null)
                await end.CancelAsync();
            await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await EndAsync(message, held, working, cancellation);
    }

    private async Task EndAsync(QueueMessage message, QueueMessage? held, Task working, CancellationToken cancellation)
    {
        if (held is null)
        {
            services.Log.Warn("message.lost", Facts(message));
        }
        else if (working.IsCompletedSuccessfully)
        {
            await queues.DoneAsync(queue, held, cancellation);
            services.Log.Tell("message.done", Facts(held));
        }
        else if (!cancellation.IsCancellationRequested)
        {
            await FailAsync(held, working.Exception?.InnerException, cancellation);
        }
    }

    /// <summary>Keeps the message hidden until the work has ended; null when it was lost.</summary>
    private async Task<QueueMessage?> HoldAsync(QueueMessage message, Task working, CancellationToken cancellation)
    {
        var held = message;
        while (true)
        {
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(working, Task.Delay(Hidden / 2, services.Time, ended.Token));
            await ended.CancelAsync();
            if (working.IsCompleted || cancellation.IsCancellationRequested)
                return held;
            if (await queues.ExtendAsync(queue, held, Hidden, cancellation) is not { } extended)
                return null;
            held = extended;
        }
    }

    private async Task FailAsync(QueueMessage message, Exception? exception, CancellationToken cancellation)
    {
        // Reasons are fixed words; any other message may quote a row.
        var reason = exception is TriggerRefusedException refused ? refused.Reason : "failed";
        services.Log.Fail("message.failed", exception, [.. Facts(message), LogFact.Id("reason", reason)]);
        await queues.ExtendAsync(queue, message, RetryAfter, cancellation);
    }

    // Put first: a kill in between leaves it in both places rather than in none.
    private async Task PutAsideAsync(QueueMessage message, CancellationToken cancellation)
    {
        await queues.PutAsync(StorageNames.PoisonOf(queue), message.Text, TimeSpan.Zero, cancellation);
        await queues.DoneAsync(queue, message, cancellation);
        services.Log.Fail("message.put-aside", exception: null, Facts(message));
    }

    private LogFact[] Facts(QueueMessage message) => [LogFact.Id("queue", queue), LogFact.Count("try", message.DequeueCount)];
}
