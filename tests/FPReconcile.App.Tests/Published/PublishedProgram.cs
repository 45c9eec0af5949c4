using System.Diagnostics;
using System.Runtime.InteropServices;
using FPReconcile.App.Tests.Commands;

namespace FPReconcile.App.Tests.Published;

/// <summary>The tests that share one published program, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedProgramCollection : ICollectionFixture<PublishedProgram>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "published program";
}

/// <summary>
/// The program as it is deployed: published once for machines like this one, compiled ahead of time, in a folder of its own. Who has published it
/// already names the folder in FPRECONCILE_PUBLISHED, which saves two minutes.
/// </summary>
public sealed class PublishedProgram : IAsyncLifetime
{
    private static readonly string? Before = Environment.GetEnvironmentVariable("FPRECONCILE_PUBLISHED");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fpreconcile-published-");

    /// <summary>The published folder.</summary>
    public string Folder => Before ?? Path.Combine(_folder.FullName, "program");

    internal string Executable => Path.Combine(Folder, "fpreconcile");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Before is not null)
            return;

        // What is built on the way stays out of the checkout, where other tests run meanwhile.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", Path.Combine(RepositoryRoot.Path, "functions", "FPReconcile.App"), "-c", "Release", "-r", Machine(), "--self-contained", "-o", Folder,
                "--artifacts-path", Path.Combine(_folder.FullName, "build"), "-nodeReuse:false", "-p:UseSharedCompilation=false",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"The program could not be published: it needs gcc or clang (see ./test.sh).\n{output}");
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    internal (int ExitCode, string Output, string Error) Run(params string[] arguments) => ProgramRun.Start(Executable, arguments);

    private static string Machine()
    {
        var system = OperatingSystem.IsMacOS() ? "osx" : "linux";
        return RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-x64";
    }
}
