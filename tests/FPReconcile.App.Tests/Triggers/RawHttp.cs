using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Sends bytes as they are: what a library would mend or refuse to send.</summary>
internal static class RawHttp
{
    /// <summary>The whole answer as text; empty when the connection was closed without one.</summary>
    public static async Task<string> SendAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // The server closed early; what it said before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>The status of the answer; 0 without one.</summary>
    public static async Task<int> StatusAsync(int port, string request)
    {
        var answer = await SendAsync(port, request);
        return answer.Length == 0 ? 0 : int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
    }
}
