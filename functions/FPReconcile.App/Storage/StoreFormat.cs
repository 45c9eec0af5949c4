using System.Globalization;
using System.Text;

namespace FPReconcile.App.Storage;

/// <summary>
/// The version of what lies in a store: names, keys and values of rows, paths and bytes of blobs. A store of a newer program is refused,
/// one of an older program is brought up to date step by step. Tables of the database of a folder have steps of their own.
/// </summary>
internal static class StoreFormat
{
    /// <summary>Where the version is written, as a number.</summary>
    public static BlobName Place { get; } = new(StorageNames.Reference, "format");

    /// <summary>What leads from each version to the next, the first from version 1 to 2. A step may be done twice; one that was published is never changed.</summary>
    private static readonly IReadOnlyList<Func<Store, CancellationToken, Task>> _steps = [];

    /// <summary>The version of this program.</summary>
    public static int Current => _steps.Count + 1;

    /// <summary>Makes sure that this program and the store fit together; a store without a version gets that of the program.</summary>
    /// <exception cref="RunFailedException">A newer version of the program made the store, or the version cannot be read.</exception>
    public static Task EnsureAsync(Store store, CancellationToken cancellation) => EnsureAsync(store, _steps, cancellation);

    internal static async Task EnsureAsync(Store store, IReadOnlyList<Func<Store, CancellationToken, Task>> steps, CancellationToken cancellation)
    {
        var last = steps.Count + 1;
        while (await ReadAsync(store.Blobs, cancellation) is var (version, tag))
        {
            if (version == last)
                return;
            if (version > last)
                throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"the store has format {version}, and this program knows {last}: use the newer version of the program"));
            await steps[version - 1](store, cancellation);
            await WriteAsync(store.Blobs, version + 1, WriteCondition.OnlyOver(tag), cancellation);
        }

        await WriteAsync(store.Blobs, last, WriteCondition.OnlyIfAbsent, cancellation);
    }

    private static async Task<(int Version, global::Azure.ETag Tag)?> ReadAsync(IBlobStore blobs, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenAsync(Place, cancellation);
        if (content is null)
            return null;
        using var reader = new StreamReader(content.Stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellation);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? (version, content.Version.ETag)
            : throw new RunFailedException("the format of the store cannot be read: restore a backup, or ask for help");
    }

    private static async Task WriteAsync(IBlobStore blobs, int version, WriteCondition condition, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(version.ToString(CultureInfo.InvariantCulture)), writable: false);
        await blobs.PutAsync(Place, bytes, condition, cancellation);
    }
}
