using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>Stands between a store and its server, and spoils what a test says.</summary>
internal sealed class FaultProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly int _serverPort;

    public FaultProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Method and address of what was asked, in order.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Says what happens to a request, by its number from 0 and its first line.</summary>
    public Func<int, string, Fault> FaultOf { get; set; } = static (_, _) => Fault.None;

    /// <summary>Forgets what was asked and spoils what comes.</summary>
    public void Spoil(Func<int, string, Fault> faultOf)
    {
        _requests.Clear();
        FaultOf = faultOf;
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    /// <summary>One request a connection: nothing is left over from what was spoiled before.</summary>
    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            try
            {
                var request = await ReadAsync(client);
                if (request.Length == 0)
                    return;
                var line = Encoding.ASCII.GetString(request, 0, request.AsSpan().IndexOf("\r\n"u8));
                int number;
                lock (_requests)
                {
                    number = _requests.Count;
                    _requests.Enqueue(line);
                }

                await AnswerAsync(client, request, FaultOf(number, line));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                Cut(client);
            }
        }
    }

    private async Task AnswerAsync(Socket client, byte[] request, Fault fault)
    {
        switch (fault)
        {
            case Fault.Busy:
                await client.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 503 Server Busy\r\nContent-Length: 0\r\nConnection: close\r\nx-ms-error-code: ServerBusy\r\n\r\n"), _end.Token);
                return;
            case Fault.Reset:
                Cut(client);
                return;
            case Fault.Silence:
                await Task.Delay(Timeout.Infinite, _end.Token);
                return;
        }

        var answer = await ForwardAsync(request);
        if (fault is Fault.HalfAnswer or Fault.StuckAnswer)
            answer = answer[..HalfOf(answer)];
        if (fault != Fault.LostAnswer)
            await client.SendAsync(answer, _end.Token);
        if (fault == Fault.StuckAnswer)
            await Task.Delay(Timeout.Infinite, _end.Token);
        if (fault is Fault.LostAnswer)
            Cut(client);
        else
            client.Shutdown(SocketShutdown.Both);
    }

    /// <summary>Half of the body; of an answer without a body, half of the headers.</summary>
    private static int HalfOf(byte[] answer)
    {
        var headers = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return headers == answer.Length ? headers / 2 : headers + ((answer.Length - headers) / 2);
    }

    private async Task<byte[]> ForwardAsync(byte[] request)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token);
        var end = request.AsSpan().IndexOf("\r\n"u8) + 2;
        await server.Client.SendAsync(request.AsMemory(0, end), _end.Token);
        await server.Client.SendAsync("Connection: close\r\n"u8.ToArray(), _end.Token);
        await server.GetStream().WriteAsync(request.AsMemory(end), _end.Token);
        using var answer = new MemoryStream();
        await server.GetStream().CopyToAsync(answer, _end.Token);
        return answer.ToArray();
    }

    private async Task<byte[]> ReadAsync(Socket client)
    {
        using var request = new MemoryStream();
        var buffer = new byte[65_536];
        var whole = int.MaxValue;
        while (request.Length < whole)
        {
            var count = await client.ReceiveAsync(buffer, _end.Token);
            if (count == 0)
                return [];
            request.Write(buffer, 0, count);
            if (whole == int.MaxValue)
                whole = LengthOf(request.GetBuffer().AsSpan(0, (int)request.Length));
        }

        return request.ToArray();
    }

    /// <summary>Length of headers and body; as long as possible while the headers have not all arrived.</summary>
    private static int LengthOf(ReadOnlySpan<byte> request)
    {
        var headers = request.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return int.MaxValue;
        var length = Encoding.ASCII.GetString(request[..headers]).Split("\r\n")
            .FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return headers + 4 + (length is null ? 0 : int.Parse(length.AsSpan(15), CultureInfo.InvariantCulture));
    }

    private static void Cut(Socket client)
    {
        client.LingerState = new LingerOption(enable: true, 0);
        client.Close();
    }
}
