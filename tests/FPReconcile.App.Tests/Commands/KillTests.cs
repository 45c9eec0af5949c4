using System.Diagnostics;
using System.Security.Cryptography;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Commands;

/// <summary>The real program, killed again and again: what stands in --out is always one whole run.</summary>
public sealed class KillTests
{
    private const int Kills = 100;

    [Fact]
    [Trait("slow", "yes")]
    public void A_kill_at_any_moment_leaves_the_old_run_or_the_new_one_whole()
    {
        var folder = Directory.CreateTempSubdirectory("fpreconcile-kill-").FullName;
        CleanDistrictWriter.Write(SyntheticDistrict.Generate(new DistrictOptions { Births = 200 }), folder);
        var output = Path.Combine(folder, "out");
        var clock = Stopwatch.StartNew();
        var early = WholeRun(folder, output, "2025-11-30");
        var late = WholeRun(folder, output, "2025-12-31");
        var runTime = clock.Elapsed / 2;
        early.ShouldNotBe(late);

        var random = new Random(17);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var process = Start(folder, output, kill % 2 == 0 ? "2025-11-30" : "2025-12-31"))
            {
                // From long before the end to a little after it: most kills fall where files are written and renamed.
                if (!process.WaitForExit(runTime * (0.6 + (0.5 * random.NextDouble()))))
                    process.Kill();
                process.WaitForExit();
            }

            // A kill between two renames is mended by the next run; until then the old run stands beside, whole.
            if (Directory.Exists(output))
                seen.Add(Hash(output));
        }

        seen.ShouldBeSubsetOf([early, late]);
        WholeRun(folder, output, "2025-12-31").ShouldBe(late);
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Where(name => name!.StartsWith('.')).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    private static string WholeRun(string folder, string output, string asOf)
    {
        using var process = Start(folder, output, asOf);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return Hash(output);
    }

    private static Process Start(string folder, string output, string asOf)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll"), "reconcile", "--facility", Path.Combine(folder, "facility.csv"),
            "--registration", Path.Combine(folder, "registration.csv"), "--register", Path.Combine(folder, "register.csv"),
            "--as-of", asOf, "--out", output, "--quiet",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
