using System.Text.Json;
using FPReconcile.App.Review.Pages.Frame;
using Microsoft.Playwright;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Every page in Chromium, in every language: accessible, narrow, dark, and deaf to names that are markup.</summary>
public sealed class PagesInABrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "FPReconcile.App.Tests", "node_modules", "axe-core", "axe.min.js"));

    private Gallery _gallery = null!;

    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var page in Gallery.Names)
        {
            foreach (var language in Words.Languages)
                data.Add(page, language.Code);
        }

        return data;
    }

    public async Task InitializeAsync() => _gallery = await Gallery.StartAsync();

    public async Task DisposeAsync() => await _gallery.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Axe_finds_nothing_to_mend(string name, string language)
    {
        foreach (var (width, isDark) in new[] { (1280, false), (320, true) })
        {
            var page = await browser.OpenAsync(width, 800, isDark);
            await page.GotoAsync(_gallery.Of(name, language));
            await page.EvaluateAsync("for (const part of document.querySelectorAll('details')) part.open = true");

            (await AxeAsync(page)).ShouldBeEmpty($"{name} {language} {width}");
            await ShootAsync(page, $"{name}-{language}-{width}");
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_is_never_wider_than_a_small_screen(string name, string language)
    {
        var page = await browser.OpenAsync(320, 640);
        await page.GotoAsync(_gallery.Of(name, language));

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_name_runs_and_the_page_breaks_no_rule_of_its_own(string name, string language)
    {
        var page = await browser.OpenAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);

        await page.GotoAsync(_gallery.Of(name, language));

        (await page.TitleAsync()).ShouldNotBe("run");
        (await page.Locator("img").CountAsync()).ShouldBe(0);
        (await page.Locator("script:not([src])").CountAsync()).ShouldBe(0);
        said.Where(text => !text.Contains("403 (Forbidden)", StringComparison.Ordinal)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Letters_move_along_the_list_and_open_a_case()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(_gallery.Of("worklist", "en"));

        foreach (var key in new[] { "j", "j", "j", "k" })
            await page.Keyboard.PressAsync(key);

        (await page.Locator("tr.here").GetAttributeAsync("id")).ShouldBe("row-1");
        (await page.EvaluateAsync<string>("document.activeElement.closest('tr').id")).ShouldBe("row-1");
        var opened = page.RunAndWaitForRequestAsync(() => page.Keyboard.PressAsync("Enter"), request => request.Url.Contains("/ui/cases/", StringComparison.Ordinal));
        (await opened).Url.ShouldMatch("/ui/cases/case00000001[?].*row=1$");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_question_mark_tells_the_keys()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(_gallery.Of("worklist", "en"));

        await page.Keyboard.PressAsync("?");

        (await page.Locator("#help").IsVisibleAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_sends_a_disposition_and_asks_for_the_reason_where_one_is_needed()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(_gallery.Of("case", "en"));

        await page.Keyboard.PressAsync("2");
        (await page.Locator("[name=disposition]:checked").GetAttributeAsync("value")).ShouldBe("not_same");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("reason");
        await page.Locator("body").EvaluateAsync("body => document.activeElement.blur()");

        var sent = page.WaitForRequestAsync("**/decide*");
        await page.Keyboard.PressAsync("1");
        (await sent).PostData!.ShouldContain("disposition=same_birth");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_letter_in_a_note_is_a_letter()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(_gallery.Of("case", "en"));

        await page.Locator("[data-note]").FocusAsync();
        await page.Keyboard.TypeAsync("j1u?");

        (await page.Locator("[data-note]").InputValueAsync()).ShouldBe("j1u?");
        (await page.Locator("[name=disposition]:checked").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    private static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        // Run by the debugger of the browser, which the rules of the page do not bind.
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        return [.. found.GetProperty("violations").EnumerateArray().Select(Told)];
    }

    private static string Told(JsonElement violation) =>
        $"{violation.GetProperty("id").GetString()}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => node.GetProperty("html").GetString()))}";

    // For the eye: a folder named in the environment gets a picture of every page.
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FPRECONCILE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
