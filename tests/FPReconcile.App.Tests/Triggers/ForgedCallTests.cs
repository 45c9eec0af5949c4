using System.Globalization;
using System.Text;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Only the Functions host itself reaches a trigger; a call from outside finds nothing there.</summary>
public sealed class ForgedCallTests
{
    [Fact]
    public async Task A_call_of_the_host_is_let_through()
    {
        await using var handler = await TestHandler.StartAsync();

        (await PostAsync(handler, "/NightlyReconcile")).ShouldBe(200);

        handler.Work.Nights.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("X-Forwarded-For: 198.51.100.7")]
    [InlineData("X-Forwarded-Host: app.example.net")]
    [InlineData("X-Forwarded-Proto: https")]
    [InlineData("x-forwarded-anything: 1")]
    [InlineData("X-Original-URL: /api/x")]
    [InlineData("X-Original-Host: app.example.net")]
    [InlineData("X-ARR-LOG-ID: 1")]
    [InlineData("DISGUISED-HOST: app.example.net")]
    [InlineData("Forwarded: for=198.51.100.7")]
    [InlineData("X-MS-CLIENT-PRINCIPAL: e30=")]
    [InlineData("Origin: https://app.example.net")]
    public async Task A_header_of_a_front_end_gives_a_call_away(string header)
    {
        await using var handler = await TestHandler.StartAsync();

        (await PostAsync(handler, "/NightlyReconcile", header: header)).ShouldBe(404);

        handler.Work.Nights.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("app.example.net")]
    [InlineData("localhost:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1:{0}.example.net")]
    [InlineData("0x7f.1:{0}")]
    [InlineData("[::1]:{0}")]
    public async Task Another_host_gives_a_call_away(string host)
    {
        await using var handler = await TestHandler.StartAsync();

        var status = await PostAsync(handler, "/NightlyReconcile", string.Format(CultureInfo.InvariantCulture, host, handler.Port));

        status.ShouldBeOneOf(400, 404);
        handler.Work.Nights.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/../NightlyReconcile")]
    [InlineData("/api/%2e%2e/NightlyReconcile")]
    [InlineData("/api/..%2fNightlyReconcile")]
    [InlineData("/api/%2e%2e%2fNightlyReconcile")]
    [InlineData("/api/%252e%252e/NightlyReconcile")]
    [InlineData("/api/..%5cNightlyReconcile")]
    [InlineData("/api/..\\NightlyReconcile")]
    [InlineData("//NightlyReconcile")]
    [InlineData("/./NightlyReconcile")]
    [InlineData("/%4eightlyReconcile")]
    [InlineData("/NightlyReconcile/")]
    [InlineData("/NightlyReconcile?x=1")]
    [InlineData("/nightlyreconcile")]
    [InlineData("/api/NightlyReconcile")]
    [InlineData("/ui/../NightlyReconcile")]
    [InlineData("http://127.0.0.1/NightlyReconcile")]
    public async Task Tricks_with_paths_lead_nowhere(string path)
    {
        await using var handler = await TestHandler.StartAsync();

        var status = await PostAsync(handler, path);

        status.ShouldBeOneOf(400, 404);
        handler.Work.Nights.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/NightlyReconcile")]
    [InlineData("PUT", "/NightlyReconcile")]
    [InlineData("POST", "/Unknown")]
    [InlineData("POST", "/ApiHttp")]
    [InlineData("POST", "/UiHttp")]
    [InlineData("GET", "/admin/functions/NightlyReconcile")]
    public async Task Whatever_is_not_there_is_answered_with_404_and_json(string method, string path)
    {
        await using var handler = await TestHandler.StartAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
            request.Content = new StringContent(Samples.Http, Encoding.UTF8, "application/json");
        var answer = await handler.Host.SendAsync(request);

        answer.ShouldBe(new Answer(404, "application/json", """{"error":"not found"}"""));
    }

    [Theory]
    [InlineData("https://evil.example/uploads/F012/2026-02.xlsx")]
    [InlineData("https://stfpr.blob.core.windows.net.evil.example/uploads/F012/2026-02.xlsx")]
    [InlineData("https://stfpr.blob.core.windows.net@evil.example/uploads/F012/2026-02.xlsx")]
    [InlineData("https://other.blob.core.windows.net/uploads/F012/2026-02.xlsx")]
    [InlineData("http://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx")]
    [InlineData("https://stfpr.blob.core.windows.net/secrets/F012/2026-02.xlsx")]
    [InlineData("https://stfpr.blob.core.windows.net/uploads/../secrets/2026-02.xlsx")]
    [InlineData("https://stfpr.blob.core.windows.net/uploads/..%2Fsecrets/2026-02.xlsx")]
    [InlineData("https://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx?sig=x")]
    [InlineData("https://stfpr.blob.core.windows.net/uploads/")]
    [InlineData("https://stfpr.blob.core.windows.net/uploads/F012/2026-03.xlsx")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task An_event_about_another_place_is_refused(string url)
    {
        await using var handler = await TestHandler.StartAsync();
        const string Known = "https://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx";

        var byEvent = await handler.Host.InvokeAsync("IngestExtract", Samples.Message(Samples.Event.Replace(Known, url, StringComparison.Ordinal)));
        byEvent.Status.ShouldBe(400);
        if (!url.EndsWith("2026-03.xlsx", StringComparison.Ordinal))
            (await handler.Host.InvokeAsync("IngestBlob", Samples.Blob.Replace(Known, url, StringComparison.Ordinal))).Status.ShouldBe(400);

        handler.Work.Ingested.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/blobServices/default/containers/secrets/blobs/F012/2026-02.xlsx")]
    [InlineData("/blobServices/default/containers/uploads/blobs/../secrets/2026-02.xlsx")]
    [InlineData("/blobServices/default/containers/uploads/blobs/")]
    [InlineData("F012/2026-02.xlsx")]
    public async Task An_event_whose_subject_is_about_another_place_is_refused(string subject)
    {
        await using var handler = await TestHandler.StartAsync();
        const string Known = "/blobServices/default/containers/uploads/blobs/F012/2026-02.xlsx";

        var answer = await handler.Host.InvokeAsync("IngestExtract", Samples.Message(Samples.Event.Replace(Known, subject, StringComparison.Ordinal)));

        answer.Status.ShouldBe(400);
        handler.Work.Ingested.ShouldBeEmpty();
    }

    private static Task<int> PostAsync(TestHandler handler, string path, string? host = null, string? header = null)
    {
        host ??= string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{handler.Port}");
        var body = Samples.Timer;
        return RawHttp.StatusAsync(
            handler.Port,
            $"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n{(header is null ? "" : header + "\r\n")}"
            + $"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n");
    }
}
