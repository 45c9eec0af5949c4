using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Text that is markup, a formula, or an address of somebody else, in every place where the site takes text.</summary>
public sealed class HostileInputTests : IAsyncLifetime
{
    private const string Markup = "\"'><img src=x onerror=document.title='run'><script>document.title='run'</script>";

    // A record's own number, as an office wrote it.
    private const string RecordId = "=H101'\"><img src=x>";

    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);
    private ReviewWorld _world = null!;
    private TestSite _site = null!;
    private string _case = "";

    public static TheoryData<string> ElsewhereAddresses() =>
    [
        "https://evil.example/ui/", "//evil.example/ui/", "/\\evil.example/ui/", "/ui/\\..\\evil", "/ui//evil.example", "/ui/../../evil", "javascript:alert(1)", "/ui/\r\nSet-Cookie: a=b", "/uievil", "/ui/%0d%0aX: y",
        "/.auth/logout", " /ui/", "/ui/%2e%2e/%2e%2e/evil",
    ];

    public async Task InitializeAsync()
    {
        _world = await ReviewWorld.SmallAsync(
            null, text => text.Replace("\nH101,F3,", $"\n\"{RecordId.Replace("\"", "\"\"", StringComparison.Ordinal)}\",<b>F3,", StringComparison.Ordinal), ("settings.json", """{"areas": "areas.csv"}"""), ("areas.csv", SitePeople.Areas));
        _site = await TestSite.StartAsync(_world.Night.Store, _world.Night.Clock, SitePeople.SignIn);
        _case = (await _world.RowsAsync(SitePeople.Find("officer-parent")!)).Single(row => row.FacilityRecord.Contains("H101", StringComparison.Ordinal)).CaseId;
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _world.Dispose();
    }

    [Fact]
    public async Task Nothing_that_somebody_wrote_is_markup_on_any_page()
    {
        using var officer = await _site.SignedInAsync("officer-parent");
        using var clerk = await _site.SignedInAsync("uploader-own");
        using var auditor = await _site.SignedInAsync("auditor-own");
        var version = (await _world.PageAsync(SitePeople.Find("officer-parent")!, _case)).State.Version;
        (await TestSite.PostAsync(officer, "/ui/worklist/excel", $"/ui/cases/{_case}/note", ("version", version), ("note", Markup))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await UploadAsync(clerk);
        var text = Uri.EscapeDataString(Markup);

        List<string> pages =
        [
            await TextAsync(officer.GetAsync("/ui/worklist")), await TextAsync(officer.GetAsync($"/ui/worklist?area={text}&facility={text}&after={text}&row={text}")), await TextAsync(officer.GetAsync($"/ui/cases/{_case}")),
            await TextAsync(officer.GetAsync($"/ui/cases/{_case}?row={text}&key={text}&choose={text}&area={text}")), await TextAsync(officer.GetAsync($"/ui/worklist?done=decided&case={text}&version={text}&decision={text}")),
            await TextAsync(officer.GetAsync("/ui/dashboard")), await TextAsync(officer.GetAsync($"/ui/cases/{text}")), await TextAsync(officer.GetAsync($"/ui/dashboard/{text}.csv")), await TextAsync(officer.GetAsync("/ui/worklist/excel")),
            await TextAsync(PreviewAsync(officer)), await TextAsync(clerk.GetAsync("/ui/uploads")), await TextAsync(clerk.GetAsync($"/ui/uploads?sender={text}")), await TextAsync(clerk.GetAsync($"/ui/uploads/{text}?sent=1")),
            await TextAsync(auditor.GetAsync("/ui/audit")), await TextAsync(auditor.GetAsync($"/ui/audit?case={text}")), await TextAsync(_site.Browser().GetAsync($"/ui/sign-in?back={text}")),
            await TextAsync(TestSite.PostAsync(_site.Browser(), "/ui/sign-in", "/ui/sign-in", ("name", Markup), ("password", Markup), ("back", Markup))),
            await TextAsync(TestSite.PostAsync(officer, "/ui/worklist/excel", $"/ui/cases/{_case}/forward", ("version", "x"), ("area", Markup))),
            await TextAsync(TestSite.PostAsync(officer, "/ui/worklist/excel", $"/ui/cases/{_case}/decide", ("version", "x"), ("disposition", Markup), ("reason", Markup), ("note", Markup), ("back", Markup))),
        ];

        string.Concat(pages).ShouldContain("&lt;img src=x");
        foreach (var page in pages)
        {
            page.ShouldNotContain("<img", Case.Insensitive);
            page.ShouldNotContain("<script>", Case.Insensitive);
            page.ShouldNotContain("<b>F3", Case.Insensitive);
        }
    }

    [Fact]
    public async Task No_cell_of_a_file_that_leaves_is_a_formula()
    {
        using var officer = await _site.SignedInAsync("officer-parent");
        using var export = await TestSite.PostAsync(officer, "/ui/worklist/excel", "/ui/worklist/excel/export", ("area", "K"));
        using var zip = new ZipArchive(await export.Content.ReadAsStreamAsync());
        var xml = string.Concat(zip.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Select(sheet =>
        {
            using var reader = new StreamReader(sheet.Open());
            return reader.ReadToEnd();
        }));

        // A text by its type, whatever it begins with.
        xml.ShouldMatch("t=\"inlineStr\"><is><t[^>]*>=H101");
        xml.ShouldNotContain("<f>");
        foreach (var chart in new[] { "kinds", "ages", "stages", "areas" })
        {
            var lines = (await officer.GetStringAsync($"/ui/dashboard/{chart}.csv")).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            lines.Length.ShouldBeGreaterThan(1);
            lines.ShouldAllBe(line => !"=+-@\t".Contains(line.TrimStart('"')[0], StringComparison.Ordinal), chart);
        }
    }

    [Theory]
    [MemberData(nameof(ElsewhereAddresses))]
    public async Task No_form_and_no_page_leads_away(string address)
    {
        using var officer = await _site.SignedInAsync("officer-parent");
        var version = (await _world.PageAsync(SitePeople.Find("officer-parent")!, _case)).State.Version;
        List<HttpResponseMessage> answers =
        [
            await TestSite.PostAsync(officer, "/ui/worklist/excel", "/ui/language", ("language", "en"), ("back", address)), await TestSite.PostAsync(officer, "/ui/worklist/excel", "/ui/keys", ("keys", "on"), ("back", address)),
            await TestSite.PostAsync(officer, "/ui/worklist/excel", $"/ui/cases/{_case}/note", ("version", version), ("note", "x"), ("back", address)),
            await officer.GetAsync("/ui/sign-in?back=" + Uri.EscapeDataString(address)),
            await TestSite.PostAsync(_site.Browser(), "/ui/sign-in", "/ui/sign-in", ("name", "officer-own"), ("password", TestSite.Password), ("back", address)),
        ];

        foreach (var answer in answers)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            answer.Headers.GetValues("Location").Single().ShouldMatch("^/ui/([?].*)?$");
            answer.Headers.TryGetValues("X", out _).ShouldBeFalse();
            answer.Dispose();
        }
    }

    [Fact]
    public async Task No_form_works_without_the_token_of_this_browser_or_from_another_site()
    {
        var forms = _site.Routes.Where(route => route.StartsWith("POST ", StringComparison.Ordinal)).Select(route => route[5..].Replace("{id}", _case, StringComparison.Ordinal)).ToList();
        forms.Count.ShouldBeGreaterThan(14);
        using var other = await _site.SignedInAsync("officer-other");
        var foreign = TestSite.TokenOf(await other.GetStringAsync("/ui/worklist/excel"));
        foreach (var form in forms)
        {
            // Each has a role that the form is for, so that nothing but the token stops it.
            using var browser = await PersonForAsync(form);
            using var page = await browser.GetAsync("/ui/status");
            var own = TestSite.TokenOf(await page.Content.ReadAsStringAsync());
            (await StatusAsync(browser, form, "", [])).ShouldBe(400, form);
            (await StatusAsync(browser, form, foreign, [])).ShouldBe(400, form);
            (await StatusAsync(browser, form, own, [("Sec-Fetch-Site", "cross-site")])).ShouldBe(400, form);
            (await StatusAsync(browser, form, own, [("Origin", "https://evil.example")])).ShouldBe(400, form);
            (await StatusAsync(browser, form, own, [("Origin", "null")])).ShouldBe(400, form);
        }

        (await _world.PageAsync(SitePeople.Find("officer-parent")!, _case)).State.ShouldBe(CaseState.Untouched);
    }

    private static async Task<int> StatusAsync(HttpClient browser, string form, string token, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form) { Content = new FormUrlEncodedContent([KeyValuePair.Create(FormToken.Field, token), KeyValuePair.Create("note", "x")]) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await browser.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private async Task<HttpClient> PersonForAsync(string form)
    {
        var role = form.EndsWith("check", StringComparison.Ordinal) ? Roles.Supervisor : form == "/ui/uploads" ? Roles.Uploader : Roles.Officer;
        if (!_people.TryGetValue(role, out var cookie))
            _people[role] = cookie = await CookieAsync(role);
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_site.Address) };
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return browser;
    }

    private async Task<string> CookieAsync(string role)
    {
        using var browser = _site.Browser();
        using var answer = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", $"{role}-parent"), ("password", TestSite.Password));
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    private static async Task UploadAsync(HttpClient clerk)
    {
        var token = TestSite.TokenOf(await clerk.GetStringAsync("/ui/uploads"));
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"record_id,birth_date,<img src=x>\r\n\"<img src=x>\",<img src=x>,x\r\n"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var content = new MultipartFormDataContent { { new StringContent(token), FormToken.Field }, { new StringContent(SitePeople.OwnSender), "sender" }, { file, "file", "<img src=x onerror=run>.csv" } };
        using var answer = await clerk.PostAsync("/ui/uploads", content);
    }

    private static async Task<HttpResponseMessage> PreviewAsync(HttpClient officer)
    {
        var token = TestSite.TokenOf(await officer.GetStringAsync("/ui/worklist/excel"));
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), FormToken.Field }, { new ByteArrayContent(ExchangeTests.FilledIn([(Markup, Markup, Markup, Markup)])), "file", "<img src=x>" },
        };
        return await officer.PostAsync("/ui/worklist/excel/preview", content);
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return await answer.Content.ReadAsStringAsync();
    }
}
