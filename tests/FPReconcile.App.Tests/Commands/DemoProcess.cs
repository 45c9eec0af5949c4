using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Tests.Review.Pages;

namespace FPReconcile.App.Tests.Commands;

/// <summary>A <c>demo</c> in a process of its own, whose review site is open.</summary>
internal sealed partial class DemoProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _address;

    private DemoProcess(Process process, string told)
    {
        _process = process;
        Told = told;
        _address = AddressPattern().Match(told) is { Success: true } match ? match.Value : throw new InvalidOperationException($"The demo opens no site: {told}");
    }

    /// <summary>What it printed until the site was open.</summary>
    public string Told { get; }

    /// <param name="program">The program, without a verb.</param>
    /// <param name="folder">Where it writes.</param>
    public static async Task<DemoProcess> StartAsync(ProcessStartInfo program, string folder)
    {
        foreach (var argument in new[] { "demo", "--births", "150", "--out", folder })
            program.ArgumentList.Add(argument);
        (program.RedirectStandardOutput, program.UseShellExecute) = (true, false);
        var process = Process.Start(program)!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var told = "";
            while (!told.Contains("statistician ", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
                told += line + "\n";
            return new DemoProcess(process, told);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>A browser in which one of the invented people has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string name)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_address) };
        using var signedIn = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", name), ("password", DemoUsers.Password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return browser;
    }

    // Not the signal of Ctrl-C: where tests run in the background of a shell, programs ignore that one.
    public async Task<int> EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/ui/")]
    private static partial Regex AddressPattern();
}
