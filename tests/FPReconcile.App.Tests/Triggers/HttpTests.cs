using System.Net;
using System.Text;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>What people ask for through the HTTP functions, under both ways in which a host passes it on.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task The_root_answers_while_storage_is_down()
    {
        await using var handler = await TestHandler.StartAsync();
        handler.IsStorageDown = true;

        (await handler.Host.GetAsync("/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Health_says_whether_storage_answers()
    {
        await using var handler = await TestHandler.StartAsync();

        handler.IsStorageDown = true;
        (await handler.Host.GetAsync("/api/health")).ShouldBe(new Answer(503, "application/json", """{"status":"storage does not answer"}"""));

        handler.IsStorageDown = false;
        (await handler.Host.GetAsync("/api/health")).ShouldBe(new Answer(200, "application/json", """{"status":"ok"}"""));
    }

    [Fact]
    public async Task Status_counts_what_waits_and_what_failed_too_often()
    {
        await using var handler = await TestHandler.StartAsync();
        await handler.Queues.PutAsync(StorageNames.PartitionQueue, "a", TimeSpan.Zero, CancellationToken.None);
        await handler.Queues.PutAsync(StorageNames.PoisonOf(StorageNames.IngestQueue), "b", TimeSpan.Zero, CancellationToken.None);

        var answer = await handler.Host.GetAsync("/api/status?part=queues");

        answer.Body.ShouldContain("""
            "queues":[{"queue":"ingest-events","waiting":0,"poison":1},{"queue":"run-partitions","waiting":1,"poison":0},{"queue":"run-publish","waiting":0,"poison":0}]
            """);
    }

    [Fact]
    public async Task A_repeated_key_and_a_list_with_commas_are_the_same()
    {
        await using var handler = await TestHandler.StartAsync(time: new ManualTime());

        var repeated = await handler.Host.GetAsync("/api/status?part=queues&part=process");
        var list = await handler.Host.GetAsync("/api/status?part=queues,process");
        var one = await handler.Host.GetAsync("/api/status?part=queues");

        list.ShouldBe(repeated);
        list.Body.ShouldNotBe(one.Body);
        (await handler.Host.GetAsync("/api/status?part=queues,nothing")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("app.example.net", "https", "https://app.example.net/ui/")]
    [InlineData("app.example.net, 10.0.0.1", "https, http", "https://app.example.net/ui/")]
    [InlineData("app.example.net:8443", "https", "https://app.example.net:8443/ui/")]
    [InlineData("evil.example/\"><script>", "https", "/ui/")]
    [InlineData("app.example.net", "javascript", "/ui/")]
    public async Task Links_lead_to_the_address_that_people_see(string host, string scheme, string link)
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.GetAsync("/api/status", ("X-Forwarded-Host", host), ("X-Forwarded-Proto", scheme));

        answer.Body.ShouldContain($"\"page\":\"{link}\"");
    }

    [Fact]
    public async Task Without_a_front_end_links_lead_to_the_host_of_the_request()
    {
        await using var handler = await TestHandler.StartAsync();

        (await handler.Host.GetAsync("/api/status", ("Host", "app.example.net"))).Body.ShouldContain("\"page\":\"http://app.example.net/ui/\"");
    }

    [Fact]
    public async Task A_change_without_a_body_is_a_bad_request()
    {
        await using var handler = await TestHandler.StartAsync();

        (await PostAsync(handler, null)).Status.ShouldBe(400);
        (await PostAsync(handler, new ByteArrayContent([]))).Status.ShouldBe(400);
        (await PostAsync(handler, new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded"))).Status.ShouldBe(415);
        (await PostAsync(handler, new StringContent("{}", Encoding.UTF8, "application/json"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Bodies_are_bounded()
    {
        await using var handler = await TestHandler.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/SweepInbox") { Content = new ByteArrayContent(new byte[(1 << 20) + 1]) };

        (await handler.Host.SendAsync(request)).Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("fr,zh;q=0.3,en;q=0.5", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("sw", "en")]
    [InlineData(";;;", "en")]
    public async Task The_status_page_speaks_the_language_of_the_reader(string accepted, string language)
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.GetAsync("/ui/status", ("Accept-Language", accepted));

        answer.ContentType.ShouldBe("text/html");
        answer.Body.ShouldContain($"<html lang=\"{language}\">");
        answer.Body.ShouldContain(language == "zh-Hans" ? "等待处理" : "Waiting");
    }

    [Fact]
    public async Task The_status_page_says_that_storage_does_not_answer()
    {
        await using var handler = await TestHandler.StartAsync();
        handler.IsStorageDown = true;

        (await handler.Host.GetAsync("/ui/status")).Body.ShouldContain("Storage does not answer");
    }

    [Fact]
    public async Task The_address_without_a_slash_is_the_start_too()
    {
        await using var handler = await TestHandler.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ui");

        using var response = await handler.Host.ResponseAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe("/ui/sign-in?back=%2Fui%2F");
    }

    [Fact]
    public async Task A_file_of_the_pages_is_sent_once_for_each_version()
    {
        await using var handler = await TestHandler.StartAsync();
        using var first = await handler.Host.ResponseAsync(new HttpRequestMessage(HttpMethod.Get, "/ui/site.css"));
        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        (await first.Content.ReadAsStringAsync()).ShouldContain("font-family");

        using var again = new HttpRequestMessage(HttpMethod.Get, "/ui/site.css");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await handler.Host.ResponseAsync(again);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/ui/nothing.css")]
    [InlineData("/ui/SITE.css")]
    [InlineData("/ui/Assets/site.css")]
    [InlineData("/ui/fpreconcile.dll")]
    [InlineData("/site.css")]
    public async Task Other_files_are_not_there(string path)
    {
        await using var handler = await TestHandler.StartAsync();

        (await handler.Host.GetAsync(path)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ui/")]
    [InlineData("/ui/site.css")]
    [InlineData("/api/status")]
    [InlineData("/nothing")]
    [InlineData("/api/%2e%2e/x")]
    public async Task Every_answer_has_the_headers_of_security(string path)
    {
        await using var handler = await TestHandler.StartAsync();

        using var response = await handler.Host.ResponseAsync(new HttpRequestMessage(HttpMethod.Get, path));

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.Contains("Cache-Control").ShouldBeTrue();
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    private static async Task<Answer> PostAsync(TestHandler handler, HttpContent? content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/anything") { Content = content };
        return await handler.Host.SendAsync(request);
    }
}
