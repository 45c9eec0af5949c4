using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A store, the work of nights on it, and somebody who carries messages until none is left.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock of the work, and of a store in a folder.</param>
/// <param name="asOf">The day that nights look from.</param>
/// <param name="options">How nights are run.</param>
/// <param name="pass">What else happens when time passes.</param>
internal sealed class NightHarness(Store store, TestClock clock, DateOnly asOf, NightOptions? options = null, Func<Task>? pass = null)
{
    private static readonly TimeSpan Visible = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(11);

    public Store Store { get; } = store;

    public TestClock Clock { get; } = clock;

    public NightClock Nights { get; } = new(clock, asOf);

    public NightlyWork Work { get; } = new(store, new NightClock(clock, asOf), options ?? new NightOptions(), new EventLog(TextWriter.Null, TextWriter.Null, clock));

    public RunStates Runs => new(Store.Tables, Nights);

    /// <summary>The same store on another day.</summary>
    public NightHarness On(DateOnly day, NightOptions? other = null) => new(Store, Clock, day, other ?? options, pass);

    /// <summary>The same work on a store that something is done to.</summary>
    public NightHarness With(Store other) => new(other, Clock, asOf, options, pass);

    /// <summary>So much time passes that leases of the dead end, and messages that they took can be seen again.</summary>
    public Task PassAsync()
    {
        Clock.Move(LongEnough);
        return pass?.Invoke() ?? Task.CompletedTask;
    }

    /// <summary>Puts every file below a folder <c>{source}/{sender}/{name}</c> among the uploads, with a message for each.</summary>
    public async Task UploadAsync(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            await UploadAsync(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path));
    }

    public async Task UploadAsync(string path, byte[] bytes)
    {
        var name = new BlobName(StorageNames.Uploads, path);
        await Store.Blobs.WriteAsync(name, bytes, default);
        await Store.Queues.PutAsync(StorageNames.IngestQueue, IngestMessage.Text(name), TimeSpan.Zero, default);
    }

    /// <summary>Reads the uploads, starts a night, and works until there is nothing left to do.</summary>
    public async Task<CurrentRun?> NightAsync()
    {
        await DrainAsync();
        await Work.StartNightAsync(NightTimer.Unscheduled, default);
        await DrainAsync();
        return await Runs.CurrentAsync(default);
    }

    /// <summary>Does the messages of all queues, one after another, until none is left; some may be waiting for their time.</summary>
    public async Task DrainAsync()
    {
        while (await DoNextAsync() || await WaitsAsync())
        {
        }
    }

    /// <summary>Takes one message and does it. False when there is none.</summary>
    public async Task<bool> DoNextAsync()
    {
        foreach (var queue in StorageNames.Queues)
        {
            if (await Store.Queues.TakeAsync(queue, Visible, default) is not { } message)
                continue;
            await DoAsync(queue, message.Text);
            await Store.Queues.DoneAsync(queue, message, default);
            return true;
        }

        return false;
    }

    /// <summary>Does what a message says.</summary>
    public Task DoAsync(string queue, string text) => queue switch
    {
        StorageNames.IngestQueue => Work.IngestAsync(IngestMessage.Read(text, null)!.Value, default),
        StorageNames.PartitionQueue => Work.RunPartAsync(text, default),
        _ => Work.PublishAsync(text, default),
    };

    /// <summary>The files of a run, as <c>reconcile</c> names them.</summary>
    public async Task<SortedDictionary<string, byte[]>> OutputAsync(string run)
    {
        var root = new RunPlace(run).Output;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var blob in Store.Blobs.ListAsync(root.Container, root.Path + "/", default))
            files.Add(blob.Name.Path[(root.Path.Length + 1)..], (await Store.Blobs.ReadAsync(blob.Name, default))!);
        return files;
    }

    private async Task<bool> WaitsAsync()
    {
        foreach (var queue in StorageNames.Queues)
        {
            if (await Store.Queues.CountAsync(queue, default) == 0)
                continue;
            await PassAsync();
            return true;
        }

        return false;
    }
}
