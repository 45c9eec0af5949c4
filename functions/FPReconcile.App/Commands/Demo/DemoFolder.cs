namespace FPReconcile.App.Commands.Demo;

/// <summary>The folder of a demonstration: invented files in <c>input</c>, the run in <c>result</c>.</summary>
internal sealed class DemoFolder
{
    private const string MarkerName = "made-by-fpreconcile-demo.txt";
    private readonly string _root;

    private DemoFolder(string root) => _root = root;

    public string Input => Path.Combine(_root, "input");

    public string Result => Path.Combine(_root, "result");

    /// <summary>Makes the folder, or takes over that of an earlier demonstration; its invented files are removed.</summary>
    /// <exception cref="UsageException">The folder holds something else.</exception>
    public static DemoFolder Prepare(string path)
    {
        var folder = new DemoFolder(Path.GetFullPath(path));
        var marker = Path.Combine(folder._root, MarkerName);
        if (File.Exists(folder._root))
            throw new UsageException("--out is a file; give a folder");
        if (Directory.Exists(folder._root) && Directory.EnumerateFileSystemEntries(folder._root).Any() && !File.Exists(marker))
            throw new UsageException("--out is a folder with other files in it; give a new folder or that of an earlier demo");
        Directory.CreateDirectory(folder._root);
        File.WriteAllText(marker, "Invented people only. The folder is written anew by each demo.\n");
        if (Directory.Exists(folder.Input))
            Directory.Delete(folder.Input, recursive: true);
        return folder;
    }
}
