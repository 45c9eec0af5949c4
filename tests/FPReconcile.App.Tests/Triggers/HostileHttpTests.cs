using System.Globalization;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Requests that no honest program sends. Afterwards the handler works as before.</summary>
public sealed class HostileHttpTests
{
    public static TheoryData<string, string> Requests => new()
    {
        { "no HTTP at all", "\0\u0001\u0002\r\n\r\n" },
        { "a header that never ends", $"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {new string('x', 100_000)}\r\n\r\n" },
        { "a thousand headers", $"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(Enumerable.Range(0, 1000).Select(number => $"X{number}: 1\r\n"))}\r\n" },
        { "a long line", $"GET /api/{new string('a', 100_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" },
        { "a long path", $"GET /api/{new string('a', 4_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "two lengths", "POST /SweepInbox HTTP/1.1\r\nHost: {0}\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}" },
        { "a length and chunks with a second request inside", "POST /api/x HTTP/1.1\r\nHost: {0}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nPOST /SweepInbox HTTP/1.1\r\nHost: {0}\r\n\r\n" },
        { "a length below zero", "POST /SweepInbox HTTP/1.1\r\nHost: {0}\r\nContent-Length: -1\r\nConnection: close\r\n\r\n" },
        { "a chunk that is no number", "POST /SweepInbox HTTP/1.1\r\nHost: {0}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n" },
        { "a chunk beyond every number", "POST /SweepInbox HTTP/1.1\r\nHost: {0}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n" },
        { "no host", "POST /SweepInbox HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}" },
        { "two hosts", "POST /SweepInbox HTTP/1.1\r\nHost: {0}\r\nHost: app.example.net\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}" },
        { "a path with a line feed", "GET /api/%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
        { "a path with a zero", "GET /ui/%00 HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
        { "a path of broken UTF-8", "GET /ui/%ff%fe HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
        { "parents of the pages", "GET /ui/../../etc/passwd HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
        { "escaped parents of the pages", "GET /ui/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
        { "the star", "OPTIONS * HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
        { "a tunnel", "CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_refused_and_the_next_request_is_answered(string what, string request)
    {
        await using var handler = await TestHandler.StartAsync();

        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{handler.Port}");
        var status = await RawHttp.StatusAsync(handler.Port, request.Replace("{0}", address, StringComparison.Ordinal));

        status.ShouldBeInRange(400, 500, what);
        handler.Work.Sweeps.ShouldBe(0, what);
        (await handler.Host.InvokeAsync("SweepInbox", Samples.Timer)).Status.ShouldBe(200, what);
    }

    [Fact]
    public async Task Deep_json_is_refused()
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.InvokeAsync("Publish", $$"""{"Data":{"item":{{new string('[', 100_000)}}""");

        answer.Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_body_that_breaks_off_reaches_no_work()
    {
        await using var handler = await TestHandler.StartAsync();
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, handler.Port);
            var head = $"POST /SweepInbox HTTP/1.1\r\nHost: 127.0.0.1:{handler.Port}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{{\"Da";
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(head));
        }

        (await handler.Host.GetAsync("/")).Status.ShouldBe(200);
        handler.Work.Sweeps.ShouldBe(0);
    }
}
