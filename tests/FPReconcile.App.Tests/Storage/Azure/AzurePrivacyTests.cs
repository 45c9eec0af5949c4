using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>The name of an upload is what a person called a file: it stays out of everything that is recorded.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzurePrivacyTests(AzuriteServer server)
{
    private const string Secret = "AminaOkoye";

    [Fact]
    public async Task No_event_trace_or_error_holds_the_name_of_a_blob()
    {
        using var world = new FaultyWorld(server, mostRetries: 1);
        await world.PrepareAsync();
        using var events = new EventRecorder();
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue($"{activity.OperationName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        var name = new BlobName(world.Name, $"facility/{Secret}.xlsx");

        await world.Faulty.Blobs.PutAsync(name, Stream.Null, WriteCondition.Always, default);
        await (await world.Faulty.Blobs.OpenAsync(name, default))!.DisposeAsync();
        world.SpoilFirst(int.MaxValue, Fault.Reset);
        var unanswered = await Should.ThrowAsync<RequestFailedException>(() => world.Faulty.Blobs.FindAsync(name, default));
        world.SpoilFirst(int.MaxValue, Fault.Busy);
        var busy = await Should.ThrowAsync<RequestFailedException>(() => world.Faulty.Blobs.FindAsync(name, default));

        traces.ShouldAllBe(static text => !text.Contains(Secret));
        events.Texts.ShouldAllBe(static text => !text.Contains(Secret));
        unanswered.ToString().ShouldNotContain(Secret);
        busy.ToString().ShouldNotContain(Secret);
        name.ToString().ShouldNotContain(Secret);
    }

    /// <summary>Hears all that the Azure libraries record.</summary>
    private sealed class EventRecorder : EventListener
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("Azure", StringComparison.Ordinal))
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Texts.Enqueue($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? (IReadOnlyCollection<object?>)[])}");
    }
}
