namespace FPReconcile.Core.Tests.Conventions;

/// <summary>The files of the checkout the tests run in.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string CoreFolder { get; } = Path.Combine(Root, "functions", "FPReconcile.Core");

    /// <summary>C# files below a folder, without what the build made.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FPReconcile.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("FPReconcile.sln was not found above the test folder.");
    }
}
