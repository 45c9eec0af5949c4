using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FPReconcile.App.Tests.Commands;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>The real program as a child of the Functions host: start, answers, stop.</summary>
public sealed class HandlerProcessTests
{
    // Nothing listens there: storage is down from the first moment on.
    private const string NoStorage = "UseDevelopmentStorage=false;BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;AccountName=a;AccountKey=a2V5";

    [Fact]
    public async Task It_answers_on_this_machine_only_and_stops_on_a_signal()
    {
        await using var handler = await HandlerProcess.StartAsync(("AzureWebJobsStorage", NoStorage));

        (await handler.Host.GetAsync("/")).Status.ShouldBe(200);
        (await CanConnectAsync(IPAddress.Parse("127.0.0.2"), handler.Port)).ShouldBeFalse();
        (await CanConnectAsync(IPAddress.IPv6Loopback, handler.Port)).ShouldBeFalse();
        (await handler.Host.InvokeAsync("Publish", "garbage")).Status.ShouldBe(400);

        (await handler.TerminateAsync()).ShouldBe(143);
        var lines = handler.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.ShouldContain(line => line.Contains("payload-is-no-object", StringComparison.Ordinal) && line.Contains(FakeHost.Invocation, StringComparison.Ordinal));
        lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Settings_of_the_web_server_cannot_open_another_door()
    {
        var other = HandlerProcess.FreePort();
        await using var handler = await HandlerProcess.StartAsync(
            ("ASPNETCORE_URLS", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{other}")),
            ("Kestrel__Endpoints__Http__Url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{other}")),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));

        (await CanConnectAsync(IPAddress.Loopback, other)).ShouldBeFalse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/SweepInbox") { Content = new StringContent("{}") };
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        (await handler.Host.SendAsync(request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_app_of_Azure_without_a_time_for_its_night_starts_and_says_so()
    {
        await using var handler = await HandlerProcess.StartAsync(("AzureWebJobsStorage", NoStorage), ("WEBSITE_SITE_NAME", "app"));

        await handler.TerminateAsync();

        handler.Output.Split('\n').ShouldContain(line => line.Contains("setting.missing", StringComparison.Ordinal) && line.Contains("FPRECONCILE_NIGHTLY_SCHEDULE", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_variable_it_tells_how_it_is_used()
    {
        var (exitCode, output, _) = ProgramRun.Start();

        exitCode.ShouldBe(2);
        output.ShouldContain("reconcile");
    }

    [Theory]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "none")]
    [InlineData("FPRECONCILE_DEADLINE", "forever")]
    public async Task A_wrong_setting_ends_it_with_a_code_that_is_not_zero(string name, string value)
    {
        using var process = HandlerProcess.Launch(
            ("FUNCTIONS_CUSTOMHANDLER_PORT", HandlerProcess.FreePort().ToString(CultureInfo.InvariantCulture)), (name, value));

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(1);
        error.ShouldContain(name);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_it_with_a_code_that_is_not_zero()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var process = HandlerProcess.Launch(
            ("FUNCTIONS_CUSTOMHANDLER_PORT", ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)));

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(1);
        error.ShouldContain("handler.start-failed");
    }

    private static async Task<bool> CanConnectAsync(IPAddress address, int port)
    {
        using var client = new TcpClient(address.AddressFamily);
        try
        {
            await client.ConnectAsync(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
