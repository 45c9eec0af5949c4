using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>Azurite, the emulator of Azure Storage, on ports and in a folder of its own. Started once for all tests that share it.</summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fpreconcile-azurite-");
    private readonly int[] _ports = FreePorts();

    private Process? _process;

    internal int BlobPort => _ports[0];

    internal int QueuePort => _ports[1];

    internal int TablePort => _ports[2];

    /// <summary>Its address, with short delays between tries.</summary>
    internal AzureStoreOptions Options => OptionsFor(BlobPort, QueuePort, TablePort);

    internal static AzureStoreOptions OptionsFor(int blobs, int queues, int tables) => AzureStoreOptions.FromConnectionString(
        "AccountName=devstoreaccount1;"
        + $"BlobEndpoint=http://127.0.0.1:{blobs}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{queues}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{tables}/devstoreaccount1")
        with { RetryDelay = TimeSpan.FromMilliseconds(50) };

    /// <inheritdoc/>
    public Task InitializeAsync() => StartAsync();

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Breaks the lease of a blob, as an administrator can; nothing happens when there is none.</summary>
    internal async Task BreakLeaseAsync(BlobName name)
    {
        var key = new StorageSharedKeyCredential(AzureStoreOptions.KeyAccount, Options.Key);
        var blob = new BlobServiceClient(Options.Blobs, key, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03))
            .GetBlobContainerClient(name.Container).GetBlobClient(name.Path);
        try
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409)
        {
            return;
        }
    }

    /// <summary>Ends it as an operator would: it saves what it has.</summary>
    internal async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it and waits until it answers.</summary>
    internal async Task StartAsync()
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "FPReconcile.App.Tests", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new InvalidOperationException(
                "The storage tests need Azurite: install Node.js 20 or later with npm, then run ./test.sh, or: npm ci --prefix tests/FPReconcile.App.Tests");
        string[] arguments =
        [
            script, "--location", _folder.FullName, "--blobPort", $"{BlobPort}", "--queuePort", $"{QueuePort}", "--tablePort", $"{TablePort}",
            "--disableTelemetry", "--skipApiVersionCheck", "--silent",
        ];
        var start = new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException("The storage tests need node on the path: install Node.js 20 or later with npm, then run ./test.sh", exception);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        foreach (var port in _ports)
            await WaitForAsync(port, _process);
    }

    private static async Task WaitForAsync(int port, Process process)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (clock.Elapsed < _patience && !process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Taken together, so that they differ.</summary>
    private static int[] FreePorts()
    {
        var listeners = Enumerable.Range(0, 3).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}
