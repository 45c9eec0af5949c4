using FPReconcile.App.Identity;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Review.Vintages;
using FPReconcile.App.Tests.Spreadsheets;
using Microsoft.Playwright;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>A statistician at work in Chromium.</summary>
public sealed class StatisticsInABrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime, IDisposable
{
    // A4 at 96 pixels to the inch.
    private const int PaperWidth = 794;

    private readonly TemporaryFolder _folder = new();
    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        var store = LocalStore.Open(_folder.Path("store"), TimeProvider.System);
        await store.CreateAsync(default);
        await SampleVintage.PutAsync(store, SampleVintage.Name, SampleVintage.Json);
        await SampleVintage.PutAsync(store, "2025-Q4", SampleVintage.Named("2025-Q4", "2026-03-31"));
        _site = await TestSite.StartAsync(store);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_statistician_signs_in_chooses_a_vintage_and_takes_a_table_and_the_workbook_home()
    {
        var page = await SignInAsync();
        page.Url.ShouldBe($"{_site.Address}/ui/statistics");

        await page.Locator("select[name=vintage]").SelectOptionAsync("2025-Q4");
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/ui/statistics?vintage=2025-Q4");
        await page.Locator("#chart-completeness-area summary").ClickAsync();
        var table = await page.RunAndWaitForDownloadAsync(() => page.Locator("#chart-completeness-area a").First.ClickAsync());
        var workbook = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='statistics.xlsx']").ClickAsync());

        (table.SuggestedFilename, workbook.SuggestedFilename).ShouldBe(("shares-area.csv", "statistics-2025-Q4.xlsx"));
        (await File.ReadAllTextAsync(await workbook.PathAsync())).ShouldBe("workbook of 2025-Q4");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280, "wide", "narrow")]
    [InlineData(320, "narrow", "wide")]
    public async Task One_picture_of_each_chart_is_there_in_the_size_that_fits(int width, string shown, string other)
    {
        var page = await SignInAsync();
        await page.SetViewportSizeAsync(width, 800);

        (await page.Locator($"#chart-outcomes > svg.{shown}").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator($"#chart-outcomes > svg.{other}").IsVisibleAsync()).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_paper_every_table_is_open_and_nothing_is_there_to_press()
    {
        var page = await SignInAsync();
        var table = page.Locator("#chart-completeness-area table").First;
        (await table.IsVisibleAsync()).ShouldBeFalse();

        await page.SetViewportSizeAsync(PaperWidth, 1000);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await table.IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("main select").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".contents").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#chart-completeness-area > svg").EvaluateAllAsync<int>("all => all.filter(one => one.getBoundingClientRect().height > 0).length")).ShouldBe(1);
        if (Environment.GetEnvironmentVariable("FPRECONCILE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "statistics-on-paper.png"), FullPage = true });
        await page.Context.CloseAsync();
    }

    private async Task<IPage> SignInAsync()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{_site.Address}/ui/");
        // Whoever types before the page has put the cursor there types into nothing.
        await page.Locator("input[name=name]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(Roles.Statistician);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(TestSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h2#summary").WaitForAsync();
        return page;
    }
}
