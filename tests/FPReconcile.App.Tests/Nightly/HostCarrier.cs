using System.Text.Json;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The part of the Functions host in a night: it starts the night and carries messages to the handler.</summary>
internal static class HostCarrier
{
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    /// <summary>Carries what waits, starts a night, and carries until no message is left.</summary>
    public static async Task CarryAsync(Store store, FakeHost host, CancellationToken cancellation)
    {
        var isStarted = false;
        while (!cancellation.IsCancellationRequested)
        {
            if (await NextAsync(store) is { } next)
            {
                var answer = await host.InvokeAsync(next.Function, JsonSerializer.Serialize(new { Data = new { item = JsonSerializer.Serialize(next.Message.Text) }, Metadata = new { } }));
                if (answer.Status == 200)
                    await store.Queues.DoneAsync(next.Queue, next.Message, default);
            }
            else if (!isStarted)
            {
                isStarted = (await host.InvokeAsync("NightlyReconcile", Samples.Timer)).Status == 200;
            }
            else
            {
                return;
            }
        }
    }

    private static async Task<(string Function, string Queue, QueueMessage Message)?> NextAsync(Store store)
    {
        foreach (var (function, queue) in new[] { ("IngestExtract", StorageNames.IngestQueue), ("ReconcilePartition", StorageNames.PartitionQueue), ("Publish", StorageNames.PublishQueue) })
        {
            if (await store.Queues.TakeAsync(queue, Hidden, default) is { } message)
                return (function, queue, message);
        }

        return null;
    }
}
