using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace FPReconcile.App.Tests.Infra;

/// <summary>
/// Reads Bicep files by a small program for node with the published grammar. A test that needs it fails when node or the grammar is
/// missing: a skipped check would look like a passed one.
/// </summary>
internal static class Bicep
{
    private const string Advice = "Bicep files are read by node: install Node.js 20 or later and run `npm ci --prefix tests/FPReconcile.App.Tests`.";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<IReadOnlyList<BicepFile>> Files = new(() => Read(Directory.GetFiles(Folder, "*.bicep", SearchOption.AllDirectories)));

    public static string Folder => Path.Combine(RepositoryRoot.Path, "infra");

    /// <summary>Every Bicep file of the checkout.</summary>
    public static IReadOnlyList<BicepFile> All => Files.Value;

    public static BicepFile Main => Named("main.bicep");

    public static BicepFile Named(string name) => All.Single(file => file.Name == name);

    /// <summary>Every resource that is made, not those that are only looked up.</summary>
    public static IEnumerable<BicepResource> Made => All.SelectMany(file => file.Resources).Where(resource => !resource.IsExisting);

    public static IReadOnlyList<BicepFile> Read(IEnumerable<string> paths, string node = "node")
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "FPReconcile.App.Tests", "Infra", "read-bicep.cjs");
        return JsonSerializer.Deserialize<IReadOnlyList<BicepFile>>(Run(node, [script, .. paths]), Json)!;
    }

    private static string Run(string node, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(node, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Advice}{Environment.NewLine}{error.GetAwaiter().GetResult()}");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(Advice, exception);
        }
    }
}
