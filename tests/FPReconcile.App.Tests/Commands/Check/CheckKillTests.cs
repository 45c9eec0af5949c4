using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>The real program, killed while it checks: under the name of the file back stands the old file or the new one, whole.</summary>
public sealed class CheckKillTests : IDisposable
{
    private const int Rows = 20_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_kill_leaves_no_half_file() => Kill(5);

    [Fact]
    [Trait("slow", "yes")]
    public void A_hundred_kills_leave_no_half_file() => Kill(100);

    private void Kill(int kills)
    {
        _folder.Write("births.csv", Births());
        var back = _folder.Path("out/births-checked.xlsx");
        var clock = Stopwatch.StartNew();
        var early = WholeRun("2025-03-15", back);
        var late = WholeRun("2025-06-30", back);
        var runTime = clock.Elapsed / 2;
        early.ShouldNotBe(late);

        var random = new Random(19);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var process = Start(kill % 2 == 0 ? "2025-03-15" : "2025-06-30"))
            {
                // The second half of a run writes.
                if (!process.WaitForExit(runTime * (0.4 + (0.7 * random.NextDouble()))))
                    process.Kill();
                process.WaitForExit();
            }

            Hash(back).ShouldBeOneOf(early, late);
        }

        WholeRun("2025-06-30", back).ShouldBe(late);
        Directory.GetFiles(_folder.Path("out")).Select(Path.GetFileName).ShouldBe(["births-checked.xlsx"], "what a kill left is cleared by the next run");
    }

    private string WholeRun(string asOf, string back)
    {
        using var process = Start(asOf);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return Hash(back);
    }

    private Process Start(string asOf) => Process.Start(new ProcessStartInfo("dotnet",
    [
        Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll"), "check", _folder.Path("births.csv"), "--source", "facility", "--as-of", asOf,
        "--out", _folder.Path("out"), "--quiet",
    ])
    { UseShellExecute = false })!;

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static byte[] Births()
    {
        var text = new StringBuilder("record_id,birth_date,mother_name,sex\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"D{i},2025-0{1 + (i % 6)}-1{i % 10},Amina Banda{i},F\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
