using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>What stands in the store of nights, as lines: two stores that came to the same end have the same.</summary>
internal static class NightState
{
    /// <summary>The run that readers see with all its files, frozen vintages, both places of the worklists, uploads, and every run with its stage.</summary>
    public static async Task<List<string>> LinesAsync(NightHarness night)
    {
        var lines = new List<string>();
        var current = (await night.Runs.CurrentAsync(default))!;
        lines.Add($"{current.Run} {current.Slot}");
        await foreach (var blob in night.Store.Blobs.ListAsync(StorageNames.Runs, current.Run + "/", default))
            lines.Add($"{blob.Name.Path[(current.Run.Length + 1)..]} {OpaqueId.Of((await night.Store.Blobs.ReadAsync(blob.Name, default))!)}");
        await foreach (var blob in night.Store.Blobs.ListAsync(StorageNames.Vintages, "", default))
            lines.Add($"{blob.Name.Path} {OpaqueId.Of((await night.Store.Blobs.ReadAsync(blob.Name, default))!)}");
        lines.AddRange(await WorklistsAsync(night.Store));
        await foreach (var row in night.Store.Tables.QueryAsync(StorageNames.UploadsTable, null, default))
            lines.Add($"{row.Key.Row} {row.Text("status")}");
        await foreach (var run in night.Runs.AllAsync(default))
            lines.Add($"{run.Run} {run.Stage}");
        return lines;
    }

    /// <summary>The open cases in both places, or in one; fences are left out.</summary>
    public static async Task<List<string>> WorklistsAsync(Store store, int? slot = null)
    {
        var lines = new List<string>();
        await foreach (var row in store.Tables.QueryAsync(StorageNames.WorklistsTable, null, default))
        {
            if (!WorklistFences.IsFence(row.Key) && (slot is null || row.Key.Partition.StartsWith($"{slot}-", StringComparison.Ordinal)))
                lines.Add($"{row.Key.Partition} {row.Key.Row} {string.Join('|', row.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value))}");
        }

        return lines;
    }

    /// <summary>Messages that failed too often.</summary>
    public static async Task<int> PoisonAsync(Store store)
    {
        var count = 0;
        foreach (var queue in StorageNames.Queues)
            count += await store.Queues.CountAsync(StorageNames.PoisonOf(queue), default);
        return count;
    }
}
