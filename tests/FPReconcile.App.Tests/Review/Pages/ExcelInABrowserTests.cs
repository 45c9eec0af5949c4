using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Reconciliation;
using Microsoft.Playwright;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>A worklist goes out as a workbook, comes back filled in, is looked at, and is applied: in Chromium, over the real services.</summary>
public sealed class ExcelInABrowserTests(Browser browser, SiteNight night) : IClassFixture<Browser>, IClassFixture<SiteNight>
{
    private ReviewServices Review => new(night.Night.Store, night.Night.Nights);

    [Theory]
    [InlineData("en", "Case (case_id)")]
    [InlineData("zh-Hans", "个案 (case_id)")]
    public async Task A_workbook_goes_out_and_comes_back_and_what_others_decided_is_asked_about(string language, string heading)
    {
        var page = await SignInAsync(language);
        await page.GotoAsync($"{night.Address}/ui/worklist/excel");
        var export = await ExportAsync(page, night.Areas[language == "en" ? 0 : 1]);
        Cells(export).ShouldContain(heading);
        var cases = CasesOf(export).Take(3).ToList();
        await DecideAsync("demo-officer2", cases[1], Disposition.DataError, "typing_error");
        await DecideAsync("demo-officer2", cases[2], Disposition.DataError, "typing_error");

        await UploadAsync(page, ExchangeTests.FilledIn(cases.Select(caseId => (caseId, "not_due", "date_corrected", "")), export));
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(3);
        (await page.Locator("[name=over]").CountAsync()).ShouldBe(2);
        (await StateAsync(cases[0])).Disposition.ShouldBeNull();
        await page.Locator("[name=over]").First.CheckAsync();
        await page.Locator("form[action$=apply] button").ClickAsync();
        await page.Locator(".notice.good").WaitForAsync();

        (await page.Locator("tbody tr").CountAsync()).ShouldBe(1);
        var now = new List<Disposition?>();
        foreach (var caseId in cases)
            now.Add((await StateAsync(caseId)).Disposition);
        now.ShouldBe([Disposition.NotDue, Disposition.NotDue, Disposition.DataError]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_no_worklist_is_told_in_words()
    {
        var page = await SignInAsync("en");
        await page.GotoAsync($"{night.Address}/ui/worklist/excel");

        await UploadAsync(page, [1, 2, 3]);

        (await page.Locator("main").TextContentAsync())!.ShouldContain("no worklist of this site");
        page.Url.ShouldEndWith("/ui/worklist/excel/preview");
        await page.Context.CloseAsync();
    }

    // At 200 % a screen of 1280 by 800 has room for 640 by 400.
    [Theory]
    [InlineData("officer", "/ui/worklist")]
    [InlineData("officer", "/ui/cases/")]
    [InlineData("officer", "/ui/worklist/excel")]
    [InlineData("officer", "/ui/dashboard")]
    [InlineData("clerk", "/ui/uploads")]
    [InlineData("auditor", "/ui/audit")]
    public async Task At_two_hundred_per_cent_nothing_is_lost_and_nothing_lies_beside_the_screen(string name, string path)
    {
        if (path == "/ui/cases/")
            path += (await Review.WorklistAsync(Officer("demo-officer") with { Areas = night.Areas }, new WorklistQuery(), default)).Value!.Items[0].CaseId;
        var shown = new List<List<string>>();
        foreach (var (width, height) in new[] { (1280, 800), (640, 400) })
        {
            var page = await SignInAsync("en", name, width, height);
            await page.GotoAsync(night.Address + path);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            shown.Add(await ShownAsync(page));
            await page.Context.CloseAsync();
        }

        shown[0].Count.ShouldBeGreaterThan(5);
        // An empty cell is no loss.
        shown[0].Where(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 1).Except(shown[1], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_paper_there_is_the_case_and_nothing_to_press()
    {
        var caseId = (await Review.WorklistAsync(Officer("demo-officer") with { Areas = night.Areas }, new WorklistQuery(), default)).Value!.Items[0].CaseId;
        var page = await SignInAsync("en");
        foreach (var path in new[] { $"/ui/cases/{caseId}", "/ui/worklist", "/ui/dashboard" })
        {
            await page.GotoAsync(night.Address + path);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

            (await page.Locator("button:visible, input:visible, select:visible, textarea:visible").CountAsync()).ShouldBe(0, path);
            (await page.Locator("h1:visible").CountAsync()).ShouldBe(1, path);
            (await page.Locator("table:visible").CountAsync()).ShouldBeGreaterThan(0, path);
            (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)", path);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_record_in_clear_is_not_printed()
    {
        var caseId = (await Review.WorklistAsync(Officer("demo-officer") with { Areas = night.Areas }, new WorklistQuery(), default)).Value!.Items[0].CaseId;
        var page = await SignInAsync("en");
        await page.GotoAsync($"{night.Address}/ui/cases/{caseId}");
        await page.Locator(".unmask summary").ClickAsync();
        await page.Locator(".unmask [name=reason]").SelectOptionAsync("compare_with_paper");
        await page.RunAndWaitForResponseAsync(() => page.Locator(".unmask button").ClickAsync(), answer => answer.Url.Contains("/unmask", StringComparison.Ordinal));
        (await page.Locator(".clear").IsVisibleAsync()).ShouldBeTrue();

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.Locator(".clear").IsVisibleAsync()).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    // Headings of columns stand in the cells of a narrow screen.
    private static async Task<List<string>> ShownAsync(IPage page) => [.. await page.EvaluateAsync<string[]>("""
        [...document.querySelectorAll("main a, main button, main h1, main h2, main label, main summary, main td, main th[scope=row], main input, main select, header a, header button")]
          .filter(part => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && part.getClientRects().length > 0)
          .map(part => `${part.tagName} ${(part.name ?? "")} ${part.textContent.trim().slice(0, 80)}`)
        """)];

    private static async Task<byte[]> ExportAsync(IPage page, string area)
    {
        await page.Locator("form[action$=export] [name=area]").SelectOptionAsync(area);
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("form[action$=export] button").ClickAsync());
        file.SuggestedFilename.ShouldMatch("^worklist-[0-9-]+[0-9a-f]{8}[.]xlsx$");
        return await File.ReadAllBytesAsync(await file.PathAsync());
    }

    private static async Task UploadAsync(IPage page, byte[] workbook)
    {
        await page.Locator("[type=file]").SetInputFilesAsync(new FilePayload { Name = "filled.xlsx", MimeType = ExchangeService.WorkbookType, Buffer = workbook });
        await page.Locator("form[action$=preview] button").ClickAsync();
        await page.WaitForURLAsync("**/preview");
    }

    private static AskingUser Officer(string id) => DemoUsers.Of([], []).Find(id)!;

    private static IEnumerable<string> CasesOf(byte[] workbook) => Cells(workbook).Where(text => text.Length == 16 && text.All(char.IsAsciiHexDigit)).Distinct(StringComparer.Ordinal);

    private static List<string> Cells(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Path("book.xlsx"), workbook);
        using var book = TabularFiles.Open(folder.Path("book.xlsx"), new TabularFileOptions());
        return [.. book.Sheets[0].ReadRows().SelectMany(row => row.Cells).Select(cell => cell.Text ?? "")];
    }

    private async Task DecideAsync(string id, string caseId, Disposition disposition, string reason)
    {
        var user = Officer(id) with { Areas = night.Areas };
        var seen = (await Review.CaseAsync(user, caseId, default)).Value!;
        (await Review.DecideAsync(user, ReviewWorld.Decision(seen, disposition, reason), default)).IsDone.ShouldBeTrue();
    }

    private async Task<CaseState> StateAsync(string caseId) => (await Review.CaseAsync(Officer("demo-officer2") with { Areas = night.Areas }, caseId, default)).Value!.State;

    private async Task<IPage> SignInAsync(string language, string name = "officer", int width = 1280, int height = 800)
    {
        var page = await browser.OpenAsync(width, height);
        await page.GotoAsync($"{night.Address}/ui/sign-in");
        if (language != "en")
            await page.Locator($"[name=language][value={language}]").ClickAsync();
        await page.GotoAsync($"{night.Address}/ui/sign-in");
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator("[name=password]").FillAsync(DemoUsers.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }
}
