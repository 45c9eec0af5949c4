namespace FPReconcile.App.Tests;

/// <summary>Compares whole files with the ones that were approved. <c>APPROVE=1</c> accepts what is there now.</summary>
internal static class Approved
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(RepositoryRoot.Path, "tests", "FPReconcile.App.Tests", "Approved", name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{name} has not been approved: look at it and run the tests with APPROVE=1");
        actual.ShouldBe(File.ReadAllText(path), $"{name} has changed: if it is meant, run the tests with APPROVE=1 and explain the change in the commit");
    }
}
