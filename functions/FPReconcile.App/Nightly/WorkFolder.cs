namespace FPReconcile.App.Nightly;

/// <summary>A folder of this process for as long as one piece of work lasts; what a killed process left is swept by the system.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder() => Root = Directory.CreateTempSubdirectory("fpreconcile-").FullName;

    public string Root { get; }

    /// <summary>The path of a file or folder below; folders above it are made.</summary>
    public string Path(params ReadOnlySpan<string> parts)
    {
        var path = System.IO.Path.Combine([Root, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
