using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FPReconcile.App;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;

namespace FPReconcile.Benchmarks;

/// <summary>One worker of a night: takes messages until the night is published, then says what it cost.</summary>
internal static class NightWorker
{
    public const string Verb = "night-worker";

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    /// <param name="arguments">The address of the store, and the day that the night looks from.</param>
    public static int Run(string[] arguments)
    {
        using var meter = new StorageMeter();
        var invocations = WorkAsync(arguments[0], DateOnly.Parse(arguments[1], CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        Console.WriteLine(JsonSerializer.Serialize(new WorkerFigures(invocations, meter.Calls)));
        MeasuredRun.PrintCost();
        return 0;
    }

    private static async Task<Invocations> WorkAsync(string address, DateOnly asOf)
    {
        var store = StoreAddress.Open(address, TimeProvider.System);
        var clock = new NightClock(TimeProvider.System, asOf);
        var work = new NightlyWork(store, clock, new NightOptions(), new FPReconcile.App.Observability.EventLog(TextWriter.Null, Console.Error, TimeProvider.System));
        var runs = new RunStates(store.Tables, clock);
        var invocations = Invocations.None;
        while (await runs.CurrentAsync(default) is null)
        {
            if (await DoNextAsync(store.Queues, work) is { } done)
                invocations += done;
            else
                await Task.Delay(Idle);
        }

        return invocations;
    }

    private static async Task<Invocations?> DoNextAsync(IQueueStore queues, NightlyWork work)
    {
        foreach (var queue in StorageNames.Queues)
        {
            if (await queues.TakeAsync(queue, Hidden, default) is not { } message)
                continue;
            var started = Stopwatch.GetTimestamp();
            await (queue switch
            {
                StorageNames.IngestQueue => work.IngestAsync(IngestMessage.Read(message.Text, null)!.Value, default),
                StorageNames.PartitionQueue => work.RunPartAsync(message.Text, default),
                _ => work.PublishAsync(message.Text, default),
            });
            var done = Invocations.Of(Stopwatch.GetElapsedTime(started));
            await queues.DoneAsync(queue, message, default);
            return done;
        }

        return null;
    }
}

/// <summary>What a worker tells of its part of a night.</summary>
internal sealed record WorkerFigures(Invocations Invocations, StorageCalls Calls);
