using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>The real program, started as the Functions host starts it.</summary>
internal sealed class HandlerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HandlerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Host = new FakeHost(port);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public FakeHost Host { get; }

    /// <summary>Every line of standard output and standard error.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts the program and asks for the root until it answers, as the host does.</summary>
    public static Task<HandlerProcess> StartAsync(params (string Name, string Value)[] variables) => StartAsync(ThisBuild(), variables);

    /// <summary>Starts a published program.</summary>
    public static Task<HandlerProcess> StartPublishedAsync(string executable, params (string Name, string Value)[] variables) => StartAsync(new ProcessStartInfo(executable), variables);

    private static async Task<HandlerProcess> StartAsync(ProcessStartInfo program, (string Name, string Value)[] variables)
    {
        var port = FreePort();
        var handler = new HandlerProcess(Launch(program, [("FUNCTIONS_CUSTOMHANDLER_PORT", port.ToString(CultureInfo.InvariantCulture)), .. variables]), port);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience && !handler._process.HasExited)
        {
            try
            {
                await handler.Host.GetAsync("/");
                return handler;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(25));
            }
        }

        throw new InvalidOperationException($"The handler does not answer: {handler.Output}");
    }

    /// <summary>Starts the program without waiting for it.</summary>
    public static Process Launch(params (string Name, string Value)[] variables) => Launch(ThisBuild(), variables);

    private static ProcessStartInfo ThisBuild() => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll")]);

    private static Process Launch(ProcessStartInfo start, (string Name, string Value)[] variables)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks the program to stop, as a shell does, and gives its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Host.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
