using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>Where uploads arrive: the container of one storage account. Everything outside of it is refused.</summary>
internal sealed class UploadAddress
{
    private readonly Uri _container;

    /// <param name="blobService">The account's address for blobs.</param>
    public UploadAddress(Uri blobService)
    {
        var service = blobService.AbsoluteUri;
        _container = new Uri($"{service}{(service.EndsWith('/') ? "" : "/")}{StorageNames.Uploads}/");
    }

    /// <summary>The upload at an address; null when it is outside, or its path is none of a file.</summary>
    public BlobName? Find(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsSameAccount(url))
            return null;
        return url.AbsolutePath.StartsWith(_container.AbsolutePath, StringComparison.Ordinal)
            ? Name(Uri.UnescapeDataString(url.AbsolutePath[_container.AbsolutePath.Length..]))
            : null;
    }

    /// <summary>The upload of a path inside the container; null when that is none of a file.</summary>
    public static BlobName? Name(string path)
    {
        // A part that is "." or ".." ends with a dot, which the rules refuse.
        var isFile = StorageRules.WhyRefused(path) is null && !path.Contains("//", StringComparison.Ordinal);
        return isFile ? new BlobName(StorageNames.Uploads, path) : null;
    }

    private bool IsSameAccount(Uri url) =>
        url.Scheme == _container.Scheme && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
        && string.Equals(url.Authority, _container.Authority, StringComparison.OrdinalIgnoreCase);
}
