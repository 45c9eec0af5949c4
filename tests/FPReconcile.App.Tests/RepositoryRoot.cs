namespace FPReconcile.App.Tests;

/// <summary>Finds the top folder of the checkout from the folder the tests run in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "FPReconcile.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("FPReconcile.sln was not found above the test folder.");
    }
}
