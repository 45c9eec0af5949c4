using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Takes what OpenTelemetry sends, and keeps it.</summary>
internal sealed class Collector : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly MemoryStream _received = new();
    private readonly Task _loop;

    public Collector()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Everything that was received, after the sender has gone.</summary>
    public async Task<string> TextAsync()
    {
        _listener.Stop();
        await _loop;
        return Encoding.UTF8.GetString(_received.ToArray());
    }

    public void Dispose()
    {
        _listener.Dispose();
        _received.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[1 << 16];
        var request = new MemoryStream();
        do
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
                break;
            await request.WriteAsync(buffer.AsMemory(0, count));
        }
        while (!IsWhole(request.ToArray()));
        await request.DisposeAsync();
        await _received.WriteAsync(request.ToArray());
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
    }

    private static bool IsWhole(byte[] request)
    {
        var text = Encoding.Latin1.GetString(request);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var length = text[..end].Split("\r\n").Select(line => line.Split(": ")).FirstOrDefault(parts => parts[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase));
        return length is null || request.Length >= end + 4 + int.Parse(length[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
