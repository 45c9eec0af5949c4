using System.Collections.Concurrent;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Vintages;

/// <summary>The frozen vintages of the store. What is frozen never changes, so that it is read once.</summary>
internal sealed class VintageShelf(IBlobStore blobs)
{
    private const string LastOfFolder = "/statistics.json";

    private readonly ConcurrentDictionary<(string Name, string Version), VintageFigures?> _read = [];

    /// <summary>All vintages, the newest day first. One that is not finished, or cannot be read, is not among them.</summary>
    public async Task<IReadOnlyList<VintageFigures>> AllAsync(CancellationToken cancellation)
    {
        var all = new List<VintageFigures>();
        await foreach (var blob in blobs.ListAsync(StorageNames.Vintages, "", cancellation))
        {
            if (NameOf(blob.Name) is { } name && await ReadAsync(name, blob, cancellation) is { } figures)
                all.Add(figures);
        }

        return [.. all.OrderByDescending(figures => figures.AsOf).ThenByDescending(figures => figures.Vintage, StringComparer.Ordinal)];
    }

    public Task<byte[]?> WorkbookAsync(VintageFigures vintage, CancellationToken cancellation) => blobs.ReadAsync(new VintagePlace(vintage.Vintage).Workbook, cancellation);

    public Task<byte[]?> PageAsync(VintageFigures vintage, CancellationToken cancellation) => blobs.ReadAsync(new VintagePlace(vintage.Vintage).Page, cancellation);

    private async Task<VintageFigures?> ReadAsync(string name, BlobVersion blob, CancellationToken cancellation)
    {
        var key = (name, blob.ETag.ToString());
        if (_read.TryGetValue(key, out var known))
            return known;

        // A folder that tells of another vintage than its own is damaged.
        var figures = await blobs.ReadAsync(blob.Name, cancellation) is { } json && VintageReader.Read(json) is { } read && read.Vintage == name ? read : null;
        return _read[key] = figures;
    }

    private static string? NameOf(BlobName blob) =>
        blob.Path.EndsWith(LastOfFolder, StringComparison.Ordinal) && blob.Path[..^LastOfFolder.Length] is var name && StatisticsLabel.IsName(name) ? name : null;
}
