using System.Diagnostics;
using FPReconcile.App.Identity;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands;

/// <summary>The review site that <c>demo</c> opens, in a process of its own.</summary>
public sealed class DemoSiteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private DemoProcess? _demo;

    private string Out => _folder.Path("demo");

    public void Dispose()
    {
        _demo?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_demo_opens_the_site_with_open_cases_until_it_is_ended_and_does_so_again()
    {
        for (var time = 1; time <= 2; time++)
        {
            await StartAsync();
            foreach (var user in DemoUsers.Of([], []).All)
                _demo!.Told.ShouldContain($"  {user.Name} ");

            using (var browser = await _demo!.SignedInAsync("officer"))
                (await browser.GetStringAsync("/ui/worklist")).ShouldContain("href=\"/ui/cases/");
            (await _demo.EndAsync()).ShouldBe(0);
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

    private async Task StartAsync() => _demo = await DemoProcess.StartAsync(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll")]), Out);
}
