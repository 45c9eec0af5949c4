namespace FPReconcile.App.Storage;

/// <summary>Where a blob is. Below <c>uploads</c> the path is the sender's; everywhere else it is made of opaque ids, for it is logged in clear.</summary>
/// <param name="Container">One of <see cref="StorageNames.Containers"/>.</param>
/// <param name="Path">Path inside the container, parts separated by a slash.</param>
internal readonly record struct BlobName(string Container, string Path)
{
    /// <summary>Says the container only: the path of an upload is the sender's text.</summary>
    public override string ToString() => $"a blob of {Container}";
}
