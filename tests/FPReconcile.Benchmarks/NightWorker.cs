using System.Diagnostics.Metrics;
using System.Globalization;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;
using FPReconcile.App.Triggers.IngestExtract;

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
        var calls = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meter) =>
        {
            if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "fpreconcile.storage.calls")
                meter.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref calls, count));
        listener.Start();
        WorkAsync(arguments[0], DateOnly.Parse(arguments[1], CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"calls {calls}"));
        MeasuredRun.PrintCost();
        return 0;
    }

    private static async Task WorkAsync(string address, DateOnly asOf)
    {
        var store = StoreAddress.Open(address, TimeProvider.System);
        var clock = new NightClock(TimeProvider.System, asOf);
        var work = new NightlyWork(store, clock, new NightOptions(), new EventLog(TextWriter.Null, Console.Error, TimeProvider.System));
        var runs = new RunStates(store.Tables, clock);
        while (await runs.CurrentAsync(default) is null)
        {
            if (!await DoNextAsync(store.Queues, work))
                await Task.Delay(Idle);
        }
    }

    private static async Task<bool> DoNextAsync(IQueueStore queues, NightlyWork work)
    {
        foreach (var queue in StorageNames.Queues)
        {
            if (await queues.TakeAsync(queue, Hidden, default) is not { } message)
                continue;
            await (queue switch
            {
                StorageNames.IngestQueue => work.IngestAsync(IngestMessage.Read(message.Text, null)!.Value, default),
                StorageNames.PartitionQueue => work.RunPartAsync(message.Text, default),
                _ => work.PublishAsync(message.Text, default),
            });
            await queues.DoneAsync(queue, message, default);
            return true;
        }

        return false;
    }
}
