using System.Net;
using System.Net.Http.Headers;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>How sessions end, how often somebody may ask, and the headers of every answer.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string Page = "/ui/worklist/excel";

    private static readonly Dictionary<string, string> Wanted = new(StringComparer.Ordinal)
    {
        ["X-Content-Type-Options"] = "nosniff", ["X-Frame-Options"] = "DENY", ["Referrer-Policy"] = "no-referrer", ["Cross-Origin-Opener-Policy"] = "same-origin", ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    private readonly TestClock _clock = new();
    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.StartAsync(time: _clock);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_session_ends_when_nobody_asks_for_a_while()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);
        _clock.Move(Sessions.Idle - TimeSpan.FromSeconds(1));
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);

        _clock.Move(Sessions.Idle);

        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day_however_busy_it_is()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);
        var asked = 0;
        for (var past = TimeSpan.Zero; past + TimeSpan.FromMinutes(15) < Sessions.Longest; past += TimeSpan.FromMinutes(15))
        {
            _clock.Move(TimeSpan.FromMinutes(15));
            (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);
            asked++;
        }

        asked.ShouldBeGreaterThan(30);
        _clock.Move(TimeSpan.FromMinutes(15));
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_cookie_that_was_kept_is_worth_nothing_after_the_sign_out()
    {
        using var browser = _site.Browser();
        using var signIn = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", Roles.Officer), ("password", TestSite.Password));
        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_site.Address) };
        thief.DefaultRequestHeaders.Add("Cookie", string.Join("; ", signIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        (await StatusAsync(thief)).ShouldBe(HttpStatusCode.OK);

        using var signOut = await TestSite.PostAsync(browser, Page, "/ui/sign-out");

        (await StatusAsync(thief)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Somebody_who_is_removed_is_out_at_the_next_request_with_a_form_too()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);
        var token = TestSite.TokenOf(await browser.GetStringAsync(Page));

        _site.Dismissed.Add(Roles.Officer);

        using var form = await TestSite.SendAsync(browser, "/ui/worklist/excel/export", (FormToken.Field, token), ("area", "D04"));
        form.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        form.Headers.Location!.ToString().ShouldStartWith("/ui/sign-in");
    }

    [Fact]
    public async Task Cookies_are_for_no_script_and_no_other_site()
    {
        using var browser = _site.Browser();
        using var signIn = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", Roles.Officer), ("password", TestSite.Password));

        var cookies = signIn.Headers.GetValues("Set-Cookie").ToList();

        cookies.Count.ShouldBe(2);
        cookies.ShouldAllBe(cookie => cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase) && !cookie.Contains("officer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_others_do_not()
    {
        using var busy = await _site.SignedInAsync(Roles.Officer);
        using var calm = await _site.SignedInAsync(Roles.Supervisor);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= RequestLimits.PerMinute; i++)
            answers.Add(await StatusAsync(busy));

        answers[0].ShouldBe(HttpStatusCode.OK);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(calm)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_is_somebody_else_at_every_try_by_saying_so()
    {
        using var browser = _site.Browser();
        var token = TestSite.TokenOf(await browser.GetStringAsync("/ui/sign-in"));
        var last = "";
        for (var i = 0; i <= RequestLimits.SignInsPerFiveMinutes; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/ui/sign-in") { Content = new FormUrlEncodedContent([KeyValuePair.Create(FormToken.Field, token), KeyValuePair.Create("name", "officer"), KeyValuePair.Create("password", "wrong")]) };
            request.Headers.Add("X-Forwarded-For", $"10.0.0.{i}");
            using var answer = await browser.SendAsync(request);
            last = await answer.Content.ReadAsStringAsync();
        }

        last.ShouldContain("Too many tries");
    }

    [Fact]
    public async Task Every_answer_has_the_headers_of_security()
    {
        using var officer = await _site.SignedInAsync(Roles.Officer);
        using var nobody = _site.Browser();
        var etag = (await nobody.GetAsync("/ui/site.css")).Headers.ETag!;
        var tooLong = new string('x', SiteDoor.MostOfForm + 1);
        List<(string What, int Status, HttpResponseMessage Answer)> answers =
        [
            ("page", 200, await officer.GetAsync(Page)), ("head", 200, await officer.SendAsync(new HttpRequestMessage(HttpMethod.Head, Page))), ("no night", 200, await officer.GetAsync("/ui/dashboard")),
            ("sign-in", 200, await nobody.GetAsync("/ui/sign-in")), ("led to sign-in", 303, await nobody.GetAsync(Page)), ("start", 302, await nobody.GetAsync("/")),
            ("not theirs", 403, await officer.GetAsync("/ui/audit")), ("missing", 404, await officer.GetAsync("/ui/nothing")), ("tricks", 404, await officer.GetAsync("/ui/%2e%2e%2fx")), ("other method", 404, await officer.DeleteAsync(Page)),
            ("form", 400, await TestSite.SendAsync(officer, "/ui/language")), ("long form", 400, await TestSite.PostAsync(officer, Page, "/ui/language", ("language", tooLong))),
            ("style", 200, await nobody.GetAsync("/ui/site.css")), ("script", 200, await nobody.GetAsync("/ui/site.js")), ("icon", 200, await nobody.GetAsync("/ui/icon.svg")),
            ("style as before", 304, await nobody.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/ui/site.css") { Headers = { IfNoneMatch = { new EntityTagHeaderValue(etag.Tag) } } })),
            ("api", 401, await nobody.GetAsync("/api/status")),
        ];

        foreach (var (what, status, answer) in answers)
        {
            if (what is not ("other method" or "long form" or "api"))
                ((int)answer.StatusCode).ShouldBe(status, what);
            foreach (var (name, value) in Wanted)
                answer.Headers.GetValues(name).ShouldBe([value], $"{what} {name}");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'", Case.Sensitive, what);
            answer.Headers.Contains("Server").ShouldBeFalse(what);
            (answer.Headers.CacheControl!.NoStore || what is "style" or "script" or "icon" or "style as before").ShouldBeTrue(what);
            answer.Dispose();
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(Page);
        return answer.StatusCode;
    }
}
