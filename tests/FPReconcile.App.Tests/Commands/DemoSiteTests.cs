using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Tests.Review.Pages;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands;

/// <summary>The review site that <c>demo</c> opens, in a process of its own.</summary>
public sealed partial class DemoSiteTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private Process? _demo;

    private string Out => _folder.Path("demo");

    public void Dispose()
    {
        if (_demo is { HasExited: false })
            _demo.Kill();
        _demo?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_demo_opens_the_site_with_open_cases_until_it_is_ended_and_does_so_again()
    {
        for (var time = 1; time <= 2; time++)
        {
            var (address, told) = await StartAsync();
            foreach (var user in DemoUsers.Of([], []).All)
                told.ShouldContain($"  {user.Name} ");

            (await WorklistAsync(address)).ShouldContain("href=\"/ui/cases/");
            (await EndAsync()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task The_folder_of_an_open_demo_is_left_alone()
    {
        await StartAsync();

        var (exitCode, _, error) = ProgramRun.Start("demo", "--no-serve", "--births", "50", "--out", Out);

        exitCode.ShouldBe(2);
        error.ShouldContain("still open");
        Directory.Exists(Path.Combine(Out, "store")).ShouldBeTrue();
    }

    private async Task<(Uri Address, string Told)> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll"), "demo", "--births", "150", "--out", Out])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        };
        _demo = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        string? address = null;
        var told = "";
        while (!told.Contains("statistician ", StringComparison.Ordinal) && await _demo.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            told += line + "\n";
            address = AddressPattern().Match(line) is { Success: true } match ? match.Value : address;
        }

        return (new Uri(address.ShouldNotBeNull(told)), told);
    }

    private static async Task<string> WorklistAsync(Uri address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        using var signedIn = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "officer"), ("password", DemoUsers.Password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return await browser.GetStringAsync("/ui/worklist");
    }

    // Not the signal of Ctrl-C: where tests run in the background of a shell, programs ignore that one.
    private async Task<int> EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _demo!.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _demo.WaitForExitAsync(patience.Token);
        return _demo.ExitCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/ui/")]
    private static partial Regex AddressPattern();
}
