using FPReconcile.App.Storage;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>Where an upload came from, read from its path <c>{source}/{sender}/{name}</c>.</summary>
/// <param name="Source">Null for a list of deaths and stillbirths.</param>
/// <param name="DisplayName">Its name in reports: <c>facility/F012/2026-02.xlsx</c>, as <c>reconcile</c> names a file of a folder.</param>
internal sealed record UploadPath(SourceKind? Source, string DisplayName)
{
    public const string Deaths = "deaths";

    /// <summary>What the uploads of a source are filed under.</summary>
    public string SourceName => Source?.Name() ?? Deaths;

    /// <summary>Its path below the folder of its source.</summary>
    public string NameInSource => DisplayName[(SourceName.Length + 1)..];

    /// <summary>The id of the upload: the same path is the same upload, and a new version takes the place of the old one.</summary>
    public string Id => OpaqueId.Of(DisplayName);

    /// <summary>Reads the path of a blob; null when it is not that of an upload.</summary>
    public static UploadPath? Parse(BlobName name)
    {
        var parts = name.Path.Split('/');
        if (name.Container != StorageNames.Uploads || parts.Length < 3 || Array.Exists(parts, part => part.Length == 0))
            return null;
        if (parts[0] == Deaths)
            return new UploadPath(null, name.Path);
        return SourceKinds.TryParse(parts[0], out var source) && parts[0] == source.Name() ? new UploadPath(source, name.Path) : null;
    }

    /// <summary>Nothing of the sender's.</summary>
    public override string ToString() => $"an upload of {SourceName}";
}
