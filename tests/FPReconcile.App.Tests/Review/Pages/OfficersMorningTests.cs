using FPReconcile.App.Identity;
using FPReconcile.App.Storage;
using Microsoft.Playwright;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>People at work in Chromium, over the real services and a night of an invented district.</summary>
public sealed class OfficersMorningTests(Browser browser, SiteNight night) : IClassFixture<Browser>, IClassFixture<SiteNight>
{
    private const int Cases = 20;

    [Fact]
    public async Task Twenty_cases_are_decided_with_the_keyboard_alone()
    {
        var page = await SignInAsync("officer");
        var before = await DecisionsAsync();
        await page.Keyboard.PressAsync("j");
        for (var i = 0; i < Cases; i++)
            await DecideAsync(page);

        (await DecisionsAsync() - before).ShouldBe(Cases);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_decision_is_undone_with_a_letter()
    {
        var page = await SignInAsync("officer2");
        await page.Keyboard.PressAsync("j");
        await DecideAsync(page);

        await page.Keyboard.PressAsync("u");

        await page.Locator(".notice", new PageLocatorOptions { HasText = "undone" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_record_in_clear_needs_a_reason_and_is_written_down_before()
    {
        var page = await SignInAsync("supervisor");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".unmask summary").ClickAsync();
        await page.Locator(".unmask [name=reason]").SelectOptionAsync("compare_with_paper");
        await page.RunAndWaitForResponseAsync(() => page.Locator(".unmask button").ClickAsync(), answer => answer.Url.Contains("/unmask", StringComparison.Ordinal));
        await page.WaitForLoadStateAsync();

        (await page.Locator("main").TextContentAsync())!.ShouldContain("In clear");
        (await page.Locator("[data-left]").TextContentAsync())!.ShouldMatch("^[0-9]+:[0-9]{2}$");
        (await RowsAsync(StorageNames.AuditTable)).ShouldContain(row => row.Values.Values.Contains("unmask"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_reads_a_case_of_another_area_or_learns_that_it_is_there()
    {
        var page = await SignInAsync("clerk");
        var answer = await page.GotoAsync($"{night.Address}/ui/cases/{new string('0', 16)}");
        answer!.Status.ShouldBe(403);
        await page.Context.CloseAsync();

        var officer = await SignInAsync("officer");
        (await officer.GotoAsync($"{night.Address}/ui/cases/{new string('0', 16)}"))!.Status.ShouldBe(404);
        (await officer.GotoAsync($"{night.Address}/ui/worklist?area=nowhere"))!.Status.ShouldBe(404);
        await officer.Context.CloseAsync();
    }

    [Fact]
    public async Task The_address_keeps_the_filters_and_works_without_script()
    {
        var page = await SignInAsync("officer");
        await page.GotoAsync($"{night.Address}/ui/worklist?kind=not_in_register&sort=oldest_birth");

        var kinds = await page.Locator(".list tbody th a").AllTextContentsAsync();

        kinds.ShouldNotBeEmpty();
        kinds.ShouldAllBe(kind => kind == "Not in population register");
        (await page.Locator("[name=kind][value=not_in_register]").IsCheckedAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_clerk_sends_a_file_and_finds_it_in_the_history()
    {
        var page = await SignInAsync("clerk");
        await page.Locator("[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "births.csv", MimeType = "text/csv", Buffer = "record_id,birth_date,mother_name\r\nA1,2025-01-05,Amara Okoye\r\n"u8.ToArray(),
        });

        await page.Locator("[data-drop] button").ClickAsync();
        await page.WaitForURLAsync("**/ui/uploads/**");
        (await page.Locator("[data-reload]").TextContentAsync())!.ShouldContain("waits");
        await night.Night.DrainAsync();
        await page.ReloadAsync();
        (await page.Locator("h1").TextContentAsync()).ShouldBe("births.csv");
        await page.GotoAsync($"{night.Address}/ui/uploads");
        (await page.Locator(".list tbody th a").AllTextContentsAsync()).ShouldContain("births.csv");
        page.Url.ShouldNotContain("births");
        night.Log.ShouldNotContain("Amara");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_auditor_sees_that_the_chain_is_whole_and_who_asked()
    {
        await (await SignInAsync("officer")).Context.CloseAsync();
        var page = await SignInAsync("auditor");

        (await page.Locator(".notice.good").TextContentAsync())!.ShouldContain("whole");
        (await page.Locator(".list").TextContentAsync())!.ShouldContain("demo-officer");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_dashboard_has_a_table_and_a_file_behind_each_chart()
    {
        var page = await SignInAsync("officer");
        await page.GotoAsync($"{night.Address}/ui/dashboard");

        (await page.Locator("figure.chart").CountAsync()).ShouldBe(6);
        (await page.Locator("figure.chart table").CountAsync()).ShouldBe(7);
        var file = await page.Context.APIRequest.GetAsync($"{night.Address}/ui/dashboard/kinds.csv");
        (file.Status, file.Headers["content-type"]).ShouldBe((200, "text/csv; charset=utf-8"));
        file.Headers["content-disposition"].ShouldStartWith("attachment");
        await page.Context.CloseAsync();
    }

    private static async Task DecideAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/ui/cases/**");
        await page.Locator("[data-decide]").WaitForAsync();
        var needsReason = await page.Locator("[data-decide] [name=disposition]").First.GetAttributeAsync("data-needs-reason") == "yes";
        await page.Keyboard.PressAsync("1");
        if (needsReason)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
        }

        await page.WaitForURLAsync("**/ui/worklist?**");
        await page.Locator(".notice[role=status]").WaitForAsync();
        await page.Locator("tr.here").WaitForAsync();
    }

    private async Task<IPage> SignInAsync(string name)
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{night.Address}/ui/");
        // Whoever types before the page has put the cursor there types into nothing.
        await page.Locator("input[name=name]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(DemoUsers.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    private async Task<int> DecisionsAsync() => (await RowsAsync(StorageNames.DecisionsTable)).Count;

    private async Task<List<TableRow>> RowsAsync(string table)
    {
        var rows = new List<TableRow>();
        await foreach (var row in night.Night.Store.Tables.QueryAsync(table, null, default))
            rows.Add(row);
        return rows;
    }
}
