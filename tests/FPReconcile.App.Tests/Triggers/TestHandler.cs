using System.Globalization;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Triggers.Hosting;
using Microsoft.AspNetCore.Builder;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>The handler in this process, on a free port, with work that a test can see into.</summary>
internal sealed class TestHandler : IAsyncDisposable
{
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private TestHandler(HandlerSettings settings, ManualTime? time)
    {
        TimeProvider clock = time ?? TimeProvider.System;
        Queues = new MemoryQueues(clock);
        Store = LocalStore.Open(_folder.Path("store"), clock) with { Queues = Queues };
        Store.CreateAsync(default).GetAwaiter().GetResult();
        var store = new Lazy<Store>(() => IsStorageDown ? throw new IOException("storage is down") : Store, LazyThreadSafetyMode.PublicationOnly);
        var services = new HandlerServices(store, new Lazy<INightlyWork>(Work), new EventLog(_output, _error, clock), clock);
        _app = HandlerHost.Create(settings, services);
    }

    public FakeNightlyWork Work { get; } = new();

    public MemoryQueues Queues { get; }

    public Store Store { get; }

    public bool IsStorageDown { get; set; }

    public int Port { get; private set; }

    public FakeHost Host { get; private set; } = null!;

    /// <summary>Every line of the log.</summary>
    public string Log => _output.ToString() + _error;

    public static HandlerSettings Settings { get; } = new() { Port = 0, Uploads = new UploadAddress(new Uri("https://stfpr.blob.core.windows.net")) };

    public static async Task<TestHandler> StartAsync(HandlerSettings? settings = null, ManualTime? time = null)
    {
        var handler = new TestHandler(settings ?? Settings, time);
        await handler._app.StartAsync();
        handler.Port = new Uri(handler._app.Urls.Single()).Port;
        handler.Host = new FakeHost(handler.Port);
        return handler;
    }

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await _app.DisposeAsync();
        await _output.DisposeAsync();
        await _error.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
