namespace FPReconcile.App.Tests;

/// <summary>Compares whole files with the ones that were approved. <c>APPROVE=1</c> accepts what is there now.</summary>
internal static class Approved
{
    public static void Check(string name, string actual) => CheckPage($"tests/FPReconcile.App.Tests/Approved/{name}", actual);

    /// <summary>The same for a file anywhere in the checkout, such as a page that the tests write.</summary>
    /// <param name="name">Path relative to the top folder.</param>
    /// <param name="actual">Its content now.</param>
    public static void CheckPage(string name, string actual)
    {
        var path = Path.Combine(RepositoryRoot.Path, name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{name} has not been approved: look at it and run the tests with APPROVE=1");
        actual.ShouldBe(File.ReadAllText(path), $"{name} has changed: if it is meant, run the tests with APPROVE=1 and explain the change in the commit");
    }
}
