using System.Runtime.InteropServices;

namespace FPReconcile.App.Storage;

/// <summary>Blobs as whole files and texts.</summary>
internal static class BlobFiles
{
    /// <summary>Writes a blob to a file; false when it is not there.</summary>
    public static async Task<bool> DownloadAsync(this IBlobStore blobs, BlobName name, string path, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenAsync(name, cancellation);
        if (content is null)
            return false;
        await using var file = File.Create(path);
        await content.Stream.CopyToAsync(file, cancellation);
        return true;
    }

    /// <summary>The bytes of a blob; null when it is not there.</summary>
    public static async Task<byte[]?> ReadAsync(this IBlobStore blobs, BlobName name, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenAsync(name, cancellation);
        if (content is null)
            return null;
        var bytes = new byte[content.Version.Length];
        await content.Stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>Writes what may be there already with the same bytes: doing it twice changes nothing.</summary>
    public static async Task WriteAsync(this IBlobStore blobs, BlobName name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        await blobs.PutAsync(name, stream, WriteCondition.Always, cancellation);
    }

    /// <summary>Writes every file of a folder below a path, in ordinal order of their names.</summary>
    public static async Task UploadFolderAsync(this IBlobStore blobs, string folder, BlobName root, CancellationToken cancellation)
    {
        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            await using var file = File.OpenRead(Path.Combine(folder, name));
            await blobs.PutAsync(root with { Path = $"{root.Path}/{name}" }, file, WriteCondition.Always, cancellation);
        }
    }

    /// <summary>Writes every blob below a path into a folder.</summary>
    public static async Task DownloadFolderAsync(this IBlobStore blobs, BlobName root, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await foreach (var blob in blobs.ListAsync(root.Container, root.Path + "/", cancellation))
        {
            var path = Path.Combine(folder, blob.Name.Path[(root.Path.Length + 1)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await blobs.DownloadAsync(blob.Name, path, cancellation);
        }
    }
}
