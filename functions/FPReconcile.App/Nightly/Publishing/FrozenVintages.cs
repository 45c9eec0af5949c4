using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>
/// The frozen statistics. A vintage is frozen by the first run that readers see after it was due, and by none later: whoever makes a run visible
/// first brings what the run before it left unfinished to its end. So all who ever write a file of a vintage write the same bytes, whoever
/// stood still or was killed meanwhile, and each file is written only where there is none.
/// </summary>
internal sealed class FrozenVintages(Store store)
{
    /// <summary>Names of the frozen vintages, the newest first.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation) =>
        [.. (await FrozenIn(new BlobName(StorageNames.Vintages, ""), cancellation)).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Names of the vintages that are frozen, or will be by a run that readers see.</summary>
    /// <param name="run">The run; null: none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyCollection<string>> NamesAsync(string? run, CancellationToken cancellation)
    {
        var names = (await ListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        if (run is not null)
            names.UnionWith(await FrozenIn(new RunPlace(run).Vintages, cancellation));
        return names;
    }

    /// <summary>Freezes what a run has made, which readers see.</summary>
    /// <returns>How many vintages were not frozen before.</returns>
    public async Task<int> FreezeAsync(string run, CancellationToken cancellation)
    {
        var made = new RunPlace(run).Vintages;
        var frozen = 0;
        foreach (var place in (await FrozenIn(made, cancellation)).Select(static name => new VintagePlace(name)))
        {
            if (await store.Blobs.FindAsync(place.Json, cancellation) is not null)
                continue;
            foreach (var file in Files(place))
                await CopyAsync(made with { Path = $"{made.Path}/{file.Path}" }, file, cancellation);
            frozen++;
        }

        return frozen;
    }

    /// <summary>The files of a vintage in the order in which they are written.</summary>
    private static BlobName[] Files(VintagePlace place) => [place.Workbook, place.Page, place.Json];

    private async Task CopyAsync(BlobName from, BlobName to, CancellationToken cancellation)
    {
        var bytes = await store.Blobs.ReadAsync(from, cancellation) ?? throw new InvalidOperationException("A file of a vintage is gone.");
        using var content = new MemoryStream(bytes, writable: false);
        await store.Blobs.PutAsync(to, content, WriteCondition.OnlyIfAbsent, cancellation);
    }

    /// <summary>The vintages below a path whose last file is there.</summary>
    private async Task<List<string>> FrozenIn(BlobName root, CancellationToken cancellation)
    {
        var names = new List<string>();
        var prefix = root.Path.Length == 0 ? "" : root.Path + "/";
        await foreach (var blob in store.Blobs.ListAsync(root.Container, prefix, cancellation))
        {
            var name = blob.Name.Path[prefix.Length..].Split('/')[0];
            if (blob.Name.Path == prefix + new VintagePlace(name).Json.Path)
                names.Add(name);
        }

        return names;
    }
}
