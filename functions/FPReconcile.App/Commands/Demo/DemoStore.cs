using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;

namespace FPReconcile.App.Commands.Demo;

/// <summary>The store of a demonstration: its invented files as offices would have sent them, and one night over them.</summary>
/// <param name="Services">Storage and work of the store.</param>
/// <param name="Areas">Codes of the areas that have rows on their worklists.</param>
/// <param name="Senders">Whose files were taken in.</param>
internal sealed record DemoStore(HandlerServices Services, IReadOnlyList<string> Areas, IReadOnlyList<string> Senders)
{
    private const string OnlySender = "office";
    private const int SourceSenderName = 3;

    /// <summary>Fills a new store and runs the night.</summary>
    /// <exception cref="RunFailedException">The night was not published.</exception>
    public static async Task<DemoStore> FillAsync(DemoFolder folder, DateOnly asOf, TimeProvider time)
    {
        var log = new EventLog(TextWriter.Null, Console.Error, time);
        var store = LocalStore.Open(folder.Store, time);
        await store.CreateAsync(CancellationToken.None);
        var clock = new NightClock(time, asOf);
        // One part: nothing has to be spread over machines here.
        var work = new NightlyWork(store, clock, new NightOptions { AsOf = asOf, MostRecordsAlone = int.MaxValue }, log);
        WorkFolder.SweepAbandoned();
        var uploads = await TakeInAsync(folder, store, work);
        await work.StartNightAsync(NightTimer.Unscheduled, CancellationToken.None);
        await WorkAsync(store, work, (log, time));
        if (await new ReviewNights(store, clock).CurrentAsync(CancellationToken.None) is not { } night)
            throw new RunFailedException("the night of the demonstration was not published; what was reconciled before is whole");
        var services = new HandlerServices(new Lazy<Store>(store), new Lazy<INightlyWork>(work), log, time);
        return new DemoStore(services, night.AreasWithRows, uploads);
    }

    private static async Task<IReadOnlyList<string>> TakeInAsync(DemoFolder folder, Store store, NightlyWork work)
    {
        var senders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.Input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var parts = Path.GetRelativePath(folder.Input, file).Split(Path.DirectorySeparatorChar).ToList();
            if (parts.Count < SourceSenderName)
                parts.Insert(1, OnlySender);
            var upload = new BlobName(StorageNames.Uploads, string.Join('/', parts));
            await using (var content = File.OpenRead(file))
                await store.Blobs.PutAsync(upload, content, WriteCondition.Always, CancellationToken.None);
            await work.IngestAsync(upload, CancellationToken.None);
            senders.Add($"{parts[0]}/{parts[1]}");
        }

        return [.. senders];
    }

    private static async Task WorkAsync(Store store, NightlyWork work, (EventLog, TimeProvider) tools)
    {
        var parts = new Serve.QueueConsumer(store.Queues, StorageNames.PartitionQueue, work.RunPartAsync, tools);
        var publish = new Serve.QueueConsumer(store.Queues, StorageNames.PublishQueue, work.PublishAsync, tools);
        while (await parts.TakeOneAsync(CancellationToken.None) || await publish.TakeOneAsync(CancellationToken.None))
        {
        }
    }
}
