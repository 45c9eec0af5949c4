using Microsoft.Playwright;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>One Chromium for all tests of pages: the one of the system, which <c>./test.sh</c> installs where it is missing.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A window of its own, without cookies of others.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 800, bool isDark = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light, Locale = "en-GB",
        });
        return await context.NewPageAsync();
    }

    public async Task InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("FPRECONCILE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is missing: install it (apt-get install chromium) or name it in FPRECONCILE_CHROMIUM.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
