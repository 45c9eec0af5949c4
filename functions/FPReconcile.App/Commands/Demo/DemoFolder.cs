namespace FPReconcile.App.Commands.Demo;

/// <summary>The folder of a demonstration: invented files in <c>input</c>, the run in <c>result</c>, what the review site works on in <c>store</c>.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const string MarkerName = "made-by-fpreconcile-demo.txt";
    private readonly string _root;

    // Held until the end: another demonstration must not take the folder away from under an open site.
    private readonly FileStream _marker;

    private DemoFolder(string root, FileStream marker) => (_root, _marker) = (root, marker);

    public string Input => Path.Combine(_root, "input");

    public string Result => Path.Combine(_root, "result");

    public string Store => Path.Combine(_root, "store");

    /// <summary>Makes the folder, or takes over that of an earlier demonstration; its invented files and its store are removed.</summary>
    /// <exception cref="UsageException">The folder holds something else, or another demonstration has it.</exception>
    public static DemoFolder Prepare(string path)
    {
        var root = Path.GetFullPath(path);
        var marker = Path.Combine(root, MarkerName);
        if (File.Exists(root))
            throw new UsageException("--out is a file; give a folder");
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any() && !File.Exists(marker))
            throw new UsageException("--out is a folder with other files in it; give a new folder or that of an earlier demo");
        Directory.CreateDirectory(root);
        var folder = new DemoFolder(root, Hold(marker));
        foreach (var earlier in new[] { folder.Input, folder.Store }.Where(Directory.Exists))
            Directory.Delete(earlier, recursive: true);
        return folder;
    }

    public void Dispose() => _marker.Dispose();

    private static FileStream Hold(string marker)
    {
        try
        {
            var file = new FileStream(marker, FileMode.Create, FileAccess.Write, FileShare.None);
            file.Write("Invented people only. The folder is written anew by each demo.\n"u8);
            file.Flush();
            return file;
        }
        catch (IOException) when (File.Exists(marker))
        {
            throw new UsageException("--out is the folder of a demo that is still open; end that one with Ctrl-C, or give another folder");
        }
    }
}
