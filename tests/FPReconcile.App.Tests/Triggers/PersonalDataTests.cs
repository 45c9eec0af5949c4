namespace FPReconcile.App.Tests.Triggers;

/// <summary>A name that comes in by any way is in no line of the log, no answer, no trace and no metric.</summary>
public sealed class PersonalDataTests
{
    private const string Name = "Okoye";
    private const string Path = $"facility/F012/Amina {Name} 1998.xlsx";

    private static readonly string Event = Samples.Event.Replace("F012/2026-02.xlsx", Path, StringComparison.Ordinal);

    public static TheoryData<string, string> Payloads => new()
    {
        { "IngestExtract", Samples.Message(Event) },
        { "IngestExtract", Samples.Message(Event.Replace("BlobCreated", "BlobDeleted", StringComparison.Ordinal)) },
        { "IngestExtract", Samples.Message(Event.Replace("stfpr.blob", "other.blob", StringComparison.Ordinal)) },
        { "IngestExtract", Samples.Message($"{{\"upload\":\"{Path}\"}}") },
        { "IngestExtract", Samples.Message($"{Name} is no event") },
        { "IngestExtract", $"{{\"Data\":{Name}" },
        { "IngestBlob", Samples.Blob.Replace("F012/2026-02.xlsx", Path, StringComparison.Ordinal) },
        { "IngestBlob", Samples.Blob.Replace("https://stfpr", $"https://{Name}", StringComparison.Ordinal) },
        { "ReconcilePartition", Samples.Message(Name) },
        { "Publish", Samples.Message(Name) },
        { "NightlyReconcile", """{"Data":{"timer":{"ScheduleStatus":{"Last":"NAME"}}}}""".Replace("NAME", Name, StringComparison.Ordinal) },
        { Name, Samples.Timer },
        { $"api/{Name}?q={Name}", Samples.Timer },
        { $"ui/..%2f{Name}", Samples.Timer },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task It_is_in_no_line_and_no_answer_whether_the_work_fails_or_not(string function, string payload)
    {
        await using var handler = await TestHandler.StartAsync();

        var done = await handler.Host.InvokeAsync(function, payload);
        handler.Work.During = _ => throw new InvalidDataException($"cannot read {Path}", new IOException(Path));
        var failed = await handler.Host.InvokeAsync(function, payload);

        foreach (var text in new[] { done.Body, failed.Body, handler.Log })
            text.ShouldNotContain(Name, Case.Insensitive);
    }

    [Fact]
    public async Task The_real_program_tells_no_name_to_its_log_or_its_collector()
    {
        using var collector = new Collector();
        await using var handler = await HandlerProcess.StartAsync(
            ("AzureWebJobsStorage__accountName", "stfpr"), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        var bodies = new List<string>();
        foreach (var (function, payload) in Payloads.Select(row => ((string)row[0], (string)row[1])))
            bodies.Add((await handler.Host.InvokeAsync(function, payload)).Body);
        await handler.TerminateAsync();

        var sent = await collector.TextAsync();
        sent.ShouldContain("fpreconcile.invocation.duration");
        sent.ShouldContain("IngestExtract");
        foreach (var text in new[] { string.Concat(bodies), handler.Output, sent })
            text.ShouldNotContain(Name, Case.Insensitive);
    }
}
