using System.Text.Json;
using FPReconcile.App.Storage;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>What the host sends is understood, and always answered with the body that ends the invocation.</summary>
public sealed class PayloadTests
{
    private static readonly BlobName Upload = new(StorageNames.Uploads, "F012/2026-02.xlsx");

    public static TheoryData<string, string> Payloads => new()
    {
        { "NightlyReconcile", Samples.Timer },
        { "NightlyReconcile", Samples.TimerWithRetry },
        { "SweepInbox", Samples.Timer },
        { "ReconcilePartition", Samples.Queue },
        { "Publish", Samples.Queue },
        { "Publish", Samples.Item("\"\\\"hello\\\"\"") },
        { "IngestExtract", Samples.Message(Samples.Event) },
        { "IngestBlob", Samples.Blob },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Every_payload_is_done_and_answered_with_the_body_that_ends_the_invocation(string function, string payload)
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.InvokeAsync(function, payload);

        answer.ShouldBe(new Answer(200, "application/json", """{"Outputs":{},"Logs":[],"ReturnValue":null}"""));
        handler.Log.ShouldContain("invocation.done");
    }

    [Fact]
    public async Task Texts_of_messages_reach_the_work()
    {
        await using var handler = await TestHandler.StartAsync();

        await handler.Host.InvokeAsync("ReconcilePartition", Samples.Queue);
        await handler.Host.InvokeAsync("Publish", Samples.Message("run-7"));

        handler.Work.Parts.ShouldBe(["""{"kind":"part","rows":12}"""]);
        handler.Work.Published.ShouldBe(["run-7"]);
    }

    [Fact]
    public async Task An_upload_is_known_by_its_event_and_by_its_blob()
    {
        await using var handler = await TestHandler.StartAsync();

        await handler.Host.InvokeAsync("IngestExtract", Samples.Message(Samples.Event));
        await handler.Host.InvokeAsync("IngestBlob", Samples.Blob);

        handler.Work.Ingested.ShouldBe([Upload, Upload]);
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "twice encoded", JsonSerializer.Serialize(JsonSerializer.Serialize(Samples.Event)) },
        { "plain", JsonSerializer.Serialize(Samples.Event) },
        { "base64, twice encoded", JsonSerializer.Serialize(JsonSerializer.Serialize(Base64(Samples.Event))) },
        { "base64", JsonSerializer.Serialize(Base64(Samples.Event)) },
        { "base64 of a list", JsonSerializer.Serialize(Base64($"[{Samples.Event}]")) },
        { "object", Samples.Event },
        { "list of one object", $"[{Samples.Event}]" },
        { "list of one text", $"[{JsonSerializer.Serialize(Samples.Event)}]" },
        { "text of a list", JsonSerializer.Serialize(JsonSerializer.Serialize($"[{Samples.Event}]")) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_event_is_understood_in_every_form(string form, string item)
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.InvokeAsync("IngestExtract", Samples.Item(item));

        answer.Status.ShouldBe(200, form);
        handler.Work.Ingested.ShouldHaveSingleItem(form).ShouldBe(Upload);
    }

    [Theory]
    [InlineData("", "payload-is-no-object")]
    [InlineData("[]", "payload-is-no-object")]
    [InlineData("{\"Data\":{\"item\":\"x\"}", "payload-is-no-object")]
    [InlineData("{}", "message-is-missing")]
    [InlineData("{\"Data\":null}", "message-is-missing")]
    [InlineData("{\"Data\":[]}", "message-is-missing")]
    [InlineData("{\"Data\":{\"item\":12}}", "message-is-missing")]
    [InlineData("{\"Data\":{\"Item\":\"x\"}}", "message-is-missing")]
    [InlineData("{\"Data\":{\"item\":\"\"}}", "message-is-empty")]
    [InlineData("{\"Data\":{\"item\":\"garbage\"}}", "message-is-no-event")]
    [InlineData("{\"Data\":{\"item\":{}}}", "message-is-no-event")]
    [InlineData("{\"Data\":{\"item\":[]}}", "message-is-a-list")]
    [InlineData("{\"Data\":{\"item\":[{},{}]}}", "message-is-a-list")]
    [InlineData("{\"Data\":{\"item\":[12]}}", "message-is-a-list")]
    public async Task Garbage_is_refused_and_the_reason_is_told(string payload, string reason)
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.InvokeAsync("IngestExtract", payload);

        answer.Status.ShouldBe(400);
        handler.Log.ShouldContain(reason);
        handler.Log.ShouldContain(FakeHost.Invocation);
        handler.Work.Ingested.ShouldBeEmpty();
    }

    [Fact]
    public async Task Facts_come_from_the_data_whatever_the_sender_put_into_the_metadata()
    {
        await using var handler = await TestHandler.StartAsync();
        const string Overwritten = """
            ,"Metadata":{"Id":"\"1\"","DequeueCount":"99","dequeueCount":"\"99\"","subject":"\"/blobServices/default/containers/secrets/blobs/x\"",
             "Uri":"\"https://evil.example/uploads/x\"","item":"\"{}\"","data":{"url":"https://evil.example/uploads/x"}}}
            """;

        var answer = await handler.Host.InvokeAsync("IngestExtract", $$"""{"Data":{"item":{{JsonSerializer.Serialize(Samples.Event)}}}{{Overwritten}}""");

        answer.Status.ShouldBe(200);
        handler.Work.Ingested.ShouldBe([Upload]);
    }

    [Fact]
    public async Task An_event_of_something_else_than_a_new_blob_is_done_without_work()
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.InvokeAsync("IngestExtract", Samples.Message(Samples.Event.Replace("BlobCreated", "BlobDeleted", StringComparison.Ordinal)));

        answer.Status.ShouldBe(200);
        handler.Work.Ingested.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blob_larger_than_the_usual_limit_of_the_server_is_taken()
    {
        await using var handler = await TestHandler.StartAsync();
        using var payload = new BlobPayload(megabytes: 32);

        (await handler.Host.InvokeAsync("IngestBlob", payload)).Status.ShouldBe(200);

        handler.Work.Ingested.ShouldHaveSingleItem().ShouldBe(Upload);
    }

    [Fact]
    public async Task The_content_of_a_blob_is_never_held_in_memory()
    {
        using var body = new BlobPayload(megabytes: 64);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = TriggerPayload.ReadAsync(body, CancellationToken.None);

        // The stream is in memory, so everything happened on this thread.
        reading.IsCompletedSuccessfully.ShouldBeTrue();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8L << 20);
        using var payload = await reading;
        payload.Metadata("Uri").ShouldBe("https://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx");
    }

    [Fact]
    public async Task Only_the_blob_function_takes_large_bodies()
    {
        await using var handler = await TestHandler.StartAsync();
        using var payload = new BlobPayload(megabytes: 2);

        // The handler answers in the middle of the body and hangs up: whether the answer is still read is up to the network.
        var status = 413;
        try
        {
            status = (await handler.Host.InvokeAsync("IngestExtract", payload)).Status;
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            (await handler.Host.GetAsync("/")).Status.ShouldBe(200);
        }

        status.ShouldBe(413);
        handler.Work.Ingested.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_blob_function_can_be_switched_off()
    {
        await using var handler = await TestHandler.StartAsync(TestHandler.Settings with { IsBlobTriggerOn = false });

        var answer = await handler.Host.InvokeAsync("IngestBlob", Samples.Blob);

        answer.Status.ShouldBe(200);
        handler.Work.Ingested.ShouldBeEmpty();
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
